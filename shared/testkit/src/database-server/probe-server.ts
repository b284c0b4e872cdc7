import { createConnection, type RowDataPacket } from "mysql2/promise";
import { setTimeout as delay } from "node:timers/promises";

/** What a server says of itself. */
export interface ServerVersion {
  readonly flavour: "mysql" | "mariadb";
  /** As of SELECT VERSION(), e.g. `10.11.19-MariaDB`. */
  readonly version: string;
}

/** How long to ask. */
export interface ProbeOptions {
  readonly timeoutMs: number;
  /** Ends the wait early when the answer cannot come any more. Default: never. */
  readonly isHopeless?: () => boolean;
}

async function askVersion(url: string): Promise<ServerVersion> {
  const connection = await createConnection({ uri: url, connectTimeout: 2_000 });
  try {
    const [rows] = await connection.query<RowDataPacket[]>("SELECT VERSION() AS version");
    const version = String(rows[0]?.version);
    return { version, flavour: /MariaDB/i.test(version) ? "mariadb" : "mysql" };
  } finally {
    await connection.end();
  }
}

/**
 * Asks the server for its version until it answers.
 *
 * @throws what the last attempt threw, when the time is over or the wait is hopeless.
 */
export async function probeServer(url: string, options: ProbeOptions): Promise<ServerVersion> {
  const untilMs = Date.now() + options.timeoutMs;
  for (;;) {
    try {
      return await askVersion(url);
    } catch (error) {
      if (Date.now() >= untilMs || options.isHopeless?.() === true) throw error;
      await delay(50);
    }
  }
}
