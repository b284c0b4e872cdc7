import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ServerBinaries } from "./find-server-binaries";

const run = promisify(execFile);

/** The account that tests use; the server listens on loopback only and lives as long as the test run. */
export const TEST_ACCOUNT = { user: "hub", password: "hub", schema: "hub_test" } as const;

/** A server refuses to run as root unless told; containers often are root. */
export function rootOptions(): readonly string[] {
  return process.getuid?.() === 0 ? ["--user=root"] : [];
}

/** Files of an instance inside its directory. */
export function instancePaths(directory: string) {
  return {
    data: join(directory, "data"),
    log: join(directory, "server.log"),
    socket: join(directory, "s.sock"),
    pidFile: join(directory, "pid"),
    initFile: join(directory, "init.sql"),
  } as const;
}

/** Creates the system tables and the file that makes the test account when the server starts. */
export async function initialiseDataDirectory(binaries: ServerBinaries, directory: string): Promise<void> {
  const { data, initFile } = instancePaths(directory);
  if (binaries.flavour === "mariadb") {
    await run(binaries.installer, [
      "--no-defaults",
      "--force",
      `--datadir=${data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      `--user=${userInfo().username}`,
    ]);
  } else {
    await run(binaries.server, ["--no-defaults", "--initialize-insecure", `--datadir=${data}`, ...rootOptions()]);
  }
  const { user, password, schema } = TEST_ACCOUNT;
  const statements = [
    `CREATE DATABASE IF NOT EXISTS ${schema} CHARACTER SET utf8mb4`,
    `CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}'`,
    `GRANT ALL ON *.* TO '${user}'@'127.0.0.1'`,
  ];
  writeFileSync(initFile, statements.map((statement) => `${statement};\n`).join(""));
}
