/*
 * One private server process; it goes when this process dies without a word (owned-process.ts).
 * Before: initialise-data-directory.ts. Leaves alone: waiting until it answers (probe-server.ts).
 */
import { startOwned, type OwnedProcess } from "../owned-process";
import type { ServerBinaries } from "./find-server-binaries";
import { instancePaths, rootOptions } from "./initialise-data-directory";

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

/**
 * Starts a server on the port, with its data in the directory.
 *
 * @throws {Error} when the binary cannot be executed.
 */
export function startServerProcess(binaries: ServerBinaries, directory: string, port: number): Promise<OwnedProcess> {
  const args = serverOptions(binaries, directory, port);
  return startOwned({ program: binaries.server, args, log: instancePaths(directory).log, directory });
}
