import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/*
 * Below 32,768, from where systems give ports to whoever takes any: nobody is given it before its server listens, or
 * while that is down.
 */
const FIRST_PORT = 10_000;
const PORTS = 5_000;
const ATTEMPTS = 100;

/**
 * A TCP port of the loopback interface that was free a moment ago.
 *
 * Another caller may be given it before this one binds it (1 in 5,000): who can, tries again on EADDRINUSE.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = FIRST_PORT + randomInt(PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${ATTEMPTS} ports from ${FIRST_PORT} was free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
