/*
 * One private server process and the watchdog that removes it when this process dies without a word.
 * Before: initialise-data-directory.ts. Leaves alone: waiting until it answers (probe-server.ts).
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import type { ServerBinaries } from "./find-server-binaries";
import { instancePaths, rootOptions } from "./initialise-data-directory";

/** How long a server may take to end before it is killed. */
const STOP_TIMEOUT_MS = 15_000;

/*
 * Waits for its standard input to close, which happens however the parent dies (kill -9, out of memory), then ends the
 * server, kills it after ten seconds, and removes its files.
 */
const WATCHDOG = `cat >/dev/null
kill -TERM "$1" 2>/dev/null
i=0
while kill -0 "$1" 2>/dev/null && [ $i -lt 20 ]; do sleep 0.5; i=$((i+1)); done
kill -KILL "$1" 2>/dev/null
rm -rf "$2"`;

/** A running (or starting) server. */
export interface ServerProcess {
  readonly pid: number;
  hasEnded(): boolean;
  /** Ends the server, at the latest after 15 s, and the watchdog, which removes the files. */
  stop(): Promise<void>;
}

function serverOptions(binaries: ServerBinaries, directory: string, port: number): readonly string[] {
  const { data, socket, pidFile, initFile } = instancePaths(directory);
  return [
    "--no-defaults",
    ...rootOptions(),
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--pid-file=${pidFile}`,
    `--init-file=${initFile}`,
    "--bind-address=127.0.0.1",
    `--port=${port}`,
    "--skip-name-resolve",
    "--skip-log-bin",
    "--character-set-server=utf8mb4",
    // The instance is thrown away after the run: a power cut may lose it.
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0",
    "--innodb-buffer-pool-size=64M",
    "--max-connections=200",
    ...(binaries.flavour === "mysql" ? ["--mysqlx=OFF", "--secure-file-priv=NULL"] : []),
  ];
}

function startWatchdog(pid: number, directory: string): ChildProcess {
  const watchdog = spawn("sh", ["-c", WATCHDOG, "hub-database-watchdog", String(pid), directory], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.unref();
  return watchdog;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(impatience);
}

/**
 * Starts a server on the port, with its data in the directory.
 *
 * @throws {Error} when the binary cannot be executed.
 */
export async function startServerProcess(
  binaries: ServerBinaries,
  directory: string,
  port: number,
): Promise<ServerProcess> {
  const log = openSync(instancePaths(directory).log, "w");
  const child = spawn(binaries.server, serverOptions(binaries, directory, port), { stdio: ["ignore", log, log] });
  closeSync(log);
  await once(child, "spawn");
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${binaries.server} has no process id after its start`);
  const watchdog = startWatchdog(pid, directory);
  return {
    pid,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      await end(child);
      watchdog.kill("SIGKILL");
    },
  };
}
