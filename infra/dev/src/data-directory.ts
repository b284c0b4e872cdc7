/*
 * The folder that holds everything a hub keeps: checked, made, and locked so that two hubs never share it.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { HubError } from "@park-hub/errors";

/** Where things lie in a data directory. */
export interface DataDirectory {
  readonly path: string;
  readonly keys: string;
  readonly logs: string;
  file(name: string): string;
  /** Gives the folder free for the next hub. */
  unlock(): void;
}

/**
 * Makes the folder and takes its lock.
 *
 * @throws {HubError} CONFIG_INVALID when it cannot be written, CONFLICT when another hub runs on it.
 */
export function openDataDirectory(path: string): DataDirectory {
  const keys = join(path, "keys");
  const logs = join(path, "logs");
  try {
    for (const folder of [path, keys, logs]) makeFolder(folder);
    accessSync(path, constants.W_OK);
  } catch (error) {
    const why = codeOf(error) ?? String(error);
    throw new HubError("CONFIG_INVALID", `HUB_DATA_DIR "${path}" must be a folder that this user can write (${why})`, {
      cause: error,
    });
  }
  const lockFile = join(path, "hub.lock");
  takeLock(lockFile, path);
  return { path, keys, logs, file: (name) => join(path, name), unlock: () => rmSync(lockFile, { force: true }) };
}

/** Level by level: `recursive` never returns where the system answers ENOENT for a folder whose parent exists (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

function takeLock(lockFile: string, path: string): void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(lockFile, "wx");
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      const pid = Number(readFileSync(lockFile, "utf8"));
      if (isAlive(pid)) {
        throw new HubError(
          "CONFLICT",
          `a hub (process ${pid}) already runs on ${path}; stop it, or set HUB_DATA_DIR to another folder`,
        );
      }
      rmSync(lockFile, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}
