/*
 * Keeps on disk the partners that were accepted last, for a start while one of them is away.
 * Promises: a reader sees a whole copy; one that is no good is told and counts as none, entry by entry.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import type { Partner } from "./partner-file";

/** The partners kept in the file; `onUnusable` is told what of it is no good. */
export async function readKeptPartners(
  file: string,
  onUnusable: (reason: string, error?: unknown) => void,
): Promise<readonly Partner[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    // Missing at the first start
    if (!isMissing(error)) onUnusable("it cannot be read", error);
    return [];
  }
  const kept = parseJson(text);
  if (!Array.isArray(kept)) {
    onUnusable(kept === undefined ? "it is not JSON" : "it holds no list");
    return [];
  }
  const partners = kept.filter(isPartner);
  if (partners.length < kept.length) onUnusable(`${kept.length - partners.length} of its entries are no partners`);
  return partners;
}

/** Keeps the partners; written aside and moved into place, so that no reader sees half of it. */
export async function writeKeptPartners(file: string, partners: readonly Partner[]): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify(partners));
  await rename(draft, file);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half a file: the caller says so
    return undefined;
  }
}

function isPartner(value: unknown): value is Partner {
  if (typeof value !== "object" || value === null) return false;
  const { name, url, sdl } = value as Readonly<Record<string, unknown>>;
  return typeof name === "string" && typeof url === "string" && typeof sdl === "string";
}
