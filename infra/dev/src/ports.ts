/*
 * Ports of the parts behind the gateway: chosen free, remembered, so that a second start finds the same addresses
 * and two hubs run side by side.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { z } from "zod";

const savedPorts = z.record(z.string(), z.number().int().min(1).max(65_535));

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
    const port = await anyFreePort();
    this.#ports[part] = port;
    writeFileSync(this.#file, `${JSON.stringify(this.#ports, null, 2)}\n`);
    return port;
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

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
      });
    });
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
