/*
 * A MySQL or MariaDB server for tests: the one of HUB_TEST_MYSQL_URL, else a private throw-away instance.
 * The private instance listens on loopback only and is removed with its files, even when this process is killed.
 */
import { readFileSync } from "node:fs";
import { freePort } from "../free-port";
import { temporaryDirectory } from "../temporary-directory";
import { findServerBinaries, type NoServer, type ServerBinaries } from "./find-server-binaries";
import { initialiseDataDirectory, instancePaths, TEST_ACCOUNT } from "./initialise-data-directory";
import { probeServer, type ServerVersion } from "./probe-server";
import { startServerProcess } from "./server-process";

/** Attempts to start: the free port may be taken between the look and the bind. */
const START_ATTEMPTS = 3;
const START_TIMEOUT_MS = 30_000;
const EXTERNAL_TIMEOUT_MS = 10_000;

/** A server that tests may create schemas on. */
export interface MysqlServer extends ServerVersion {
  /** `mysql://user:password@host:port/schema`; the account may create and drop schemas. */
  readonly url: string;
  /** The process id of a private instance; null for the server of HUB_TEST_MYSQL_URL. */
  readonly pid: number | null;
  /** Ends a private instance and removes its files; leaves the server of HUB_TEST_MYSQL_URL alone. */
  stop(): Promise<void>;
}

async function startOnce(binaries: ServerBinaries, directory: string): Promise<MysqlServer> {
  const port = await freePort();
  const server = await startServerProcess(binaries, directory, port);
  const url = `mysql://${TEST_ACCOUNT.user}:${TEST_ACCOUNT.password}@127.0.0.1:${port}/${TEST_ACCOUNT.schema}`;
  try {
    const version = await probeServer(url, { timeoutMs: START_TIMEOUT_MS, isHopeless: () => server.hasEnded() });
    return { ...version, url, pid: server.pid, stop: () => server.stop() };
  } catch (cause) {
    await server.stop();
    const log = readFileSync(instancePaths(directory).log, "utf8").slice(-2_000);
    throw new Error(`${binaries.server} did not start\n${log}`, { cause });
  }
}

async function startPrivate(binaries: ServerBinaries): Promise<MysqlServer> {
  const directory = temporaryDirectory("mysql");
  try {
    await initialiseDataDirectory(binaries, directory.path);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const server = await startOnce(binaries, directory.path);
        return { ...server, stop: () => server.stop().finally(() => directory.dispose()) };
      } catch (error) {
        if (attempt === START_ATTEMPTS) throw error;
      }
    }
  } catch (error) {
    directory.dispose();
    throw error;
  }
}

/**
 * A server for tests, or the reason why there is none on this machine.
 *
 * @param externalUrl the server to use instead of a private one; the caller reads HUB_TEST_MYSQL_URL.
 * @throws {Error} when the given server does not answer, or a server found here does not start.
 */
export async function acquireMysql(externalUrl?: string): Promise<MysqlServer | NoServer> {
  if (externalUrl !== undefined && externalUrl !== "") {
    const version = await probeServer(externalUrl, { timeoutMs: EXTERNAL_TIMEOUT_MS });
    return { ...version, url: externalUrl, pid: null, stop: () => Promise.resolve() };
  }
  const found = await findServerBinaries();
  return "reason" in found ? found : startPrivate(found);
}
