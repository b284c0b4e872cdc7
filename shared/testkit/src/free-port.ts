import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below what systems give to whoever asks for any port (Linux: from 32768): nobody is given one of these by chance. */
const FIRST_PORT = 10_240;
const END_OF_PORTS = 32_768;

/**
 * A TCP port of the loopback interface that was free a moment ago, and that no server on port 0 and no connection is given
 * meanwhile: so a server may be stopped and started at it again.
 *
 * Another caller may still take it before this one binds it: a caller that starts a server tries again on EADDRINUSE.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, END_OF_PORTS);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
