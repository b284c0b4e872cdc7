/*
 * The last good copy of the directory on disk: what a process starts from while park is away.
 * Promises: a reader sees a whole copy, the old or the new one, also after a crash in the middle of a write.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { parseDirectoryDocument, type DirectoryDocument } from "./directory-document";
import type { WarningListener } from "./directory-warning";

/**
 * The document in the cache file, or null when there is none or it is no good; a bad file is renamed to
 * `<file>.corrupt` for whoever wants to know why.
 *
 * Synchronous, since a process reads it once before it does anything else.
 */
export function readCacheFile(file: string, onWarning: WarningListener): DirectoryDocument | null {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (cause) {
    if (!(typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ENOENT")) {
      onWarning({
        code: "CACHE_UNUSABLE",
        message: `directory cache ${file} cannot be read: ${reasonOf(cause)}`,
        cause,
      });
    }
    return null;
  }
  try {
    return parseDirectoryDocument(JSON.parse(content), (message) => {
      onWarning({ code: "ENTRY_DROPPED", message: `directory cache ${file}: ${message}` });
    });
  } catch (cause) {
    onWarning({
      code: "CACHE_CORRUPT",
      message: `directory cache ${file} holds no document (${reasonOf(cause)}); it is set aside as ${file}.corrupt`,
      cause,
    });
    setAside(file, onWarning);
    return null;
  }
}

/** Writes the document: a draft beside the file, synced, renamed over it, the folder synced. */
export async function writeCacheFile(file: string, document: DirectoryDocument): Promise<void> {
  const folder = dirname(file);
  const draft = `${file}.${process.pid}.${randomUUID()}.tmp`;
  await mkdir(folder, { recursive: true });
  try {
    await writeSynced(draft, JSON.stringify(document));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

function setAside(file: string, onWarning: WarningListener): void {
  try {
    renameSync(file, `${file}.corrupt`);
  } catch (cause) {
    onWarning({
      code: "CACHE_UNUSABLE",
      message: `directory cache ${file} cannot be renamed: ${reasonOf(cause)}`,
      cause,
    });
  }
}

async function writeSynced(file: string, content: string): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
