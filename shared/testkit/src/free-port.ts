import { createServer } from "node:net";

/**
 * A TCP port of the loopback interface that was free a moment ago.
 *
 * Another process may take it before the caller binds it: a caller that starts a server tries again on EADDRINUSE.
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("a TCP server has no port"));
        else resolve(address.port);
      });
    });
  });
}
