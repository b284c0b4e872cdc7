/*
 * Ports of the parts behind the gateway: chosen free, remembered, so that a second start finds the same addresses
 * and two hubs run side by side.
 */
import { randomInt } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { HubError } from "@park-hub/errors";
import { z } from "zod";

const savedPorts = z.record(z.string(), z.number().int().min(1).max(65_535));

/*
 * Below 32,768, from where systems give ports to whoever takes any: nobody is given a part's port before it listens, or
 * while it is down.
 */
const FIRST_PORT = 15_000;
const PORTS = 17_000;
const ATTEMPTS = 100;

/** Hands out one port a part and remembers it in a file. */
export class PortBook {
  readonly #file: string;
  readonly #ports: Record<string, number>;

  constructor(file: string) {
    this.#file = file;
    this.#ports = readPorts(file);
  }

  /** The part's port: the one it had, when that is free, else another. */
  async portOf(part: string): Promise<number> {
    const before = this.#ports[part];
    if (before !== undefined && (await isFree(before))) return before;
    const port = await this.#anyFree();
    this.#ports[part] = port;
    writeFileSync(this.#file, `${JSON.stringify(this.#ports, null, 2)}\n`);
    return port;
  }

  /** A free one that no other part was given: those do not listen yet. */
  async #anyFree(): Promise<number> {
    const given = new Set(Object.values(this.#ports));
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const port = FIRST_PORT + randomInt(PORTS);
      if (!given.has(port) && (await isFree(port))) return port;
    }
    throw new HubError("UNAVAILABLE", `none of ${ATTEMPTS} ports from ${FIRST_PORT} was free`);
  }
}

/** Whether nobody listens on that port of this machine. */
export function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function readPorts(file: string): Record<string, number> {
  try {
    return { ...savedPorts.parse(JSON.parse(readFileSync(file, "utf8"))) };
  } catch {
    // No file on the first start; one that is damaged is only a memory of ports and is written anew.
    return {};
  }
}
