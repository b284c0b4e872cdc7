/*
 * Finds a MariaDB or MySQL server on this machine, with what is needed to set up a private instance.
 * Before: acquire-mysql.ts. After: server-process.ts. Starts nothing but `--version`.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findExecutable } from "../find-executable";

const run = promisify(execFile);

/** A server that can be started: a MariaDB comes with its own installer, a MySQL initialises itself. */
export type ServerBinaries =
  | { readonly flavour: "mariadb"; readonly server: string; readonly installer: string }
  | { readonly flavour: "mysql"; readonly server: string };

/** Why there is none, in one line that says what to do. */
export interface NoServer {
  readonly reason: string;
}

/** The first server found, MariaDB first; or the reason why no private instance can be set up. */
export async function findServerBinaries(): Promise<ServerBinaries | NoServer> {
  const server = findExecutable("mariadbd", "mysqld");
  if (server === null) {
    const advice = "apt-get install --no-install-recommends mariadb-server-core mariadb-client-core";
    return { reason: `no HUB_TEST_MYSQL_URL and no mariadbd or mysqld (Debian: ${advice})` };
  }
  const { stdout } = await run(server, ["--version"]);
  if (!/MariaDB/i.test(stdout)) return { flavour: "mysql", server };
  const installer = findExecutable("mariadb-install-db", "mysql_install_db");
  if (installer === null || findExecutable("my_print_defaults") === null) {
    return { reason: `${server} lacks mariadb-install-db or my_print_defaults (Debian: package mariadb-client-core)` };
  }
  return { flavour: "mariadb", server, installer };
}
