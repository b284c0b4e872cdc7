/*
 * A site whose database was put back from a backup has lost the end of its history, and writes another one from there: who
 * followed it must not go on at its old place. Nothing in the database shows that, so whoever restores it says so, by an
 * empty file of the site's name; the next start begins a new history and takes the file away.
 */
import { rm, stat } from "node:fs/promises";
import { HubError } from "@park-hub/errors";
import { renewEpoch } from "@park-hub/outbox";
import type { DataSource } from "typeorm";

/** Begins a new history when the file is there, once. @throws {HubError} STORAGE when the file cannot be looked at or removed */
export async function takeNoteOfRestore(
  database: DataSource,
  file: string,
  onRestored: (epoch: string) => void,
): Promise<void> {
  if (!(await isThere(file))) return;
  // Removed afterwards: whoever dies in between begins yet another history, and none is missed
  onRestored(await renewEpoch(database));
  await rm(file, { force: true }).catch((cause: unknown) => {
    throw new HubError("STORAGE", `${file} cannot be removed; the site would begin a new history at each start`, {
      cause,
    });
  });
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return false;
    throw new HubError("STORAGE", `${file} cannot be looked at`, { cause });
  }
}
