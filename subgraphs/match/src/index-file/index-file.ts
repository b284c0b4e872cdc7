/*
 * An index in a file, so that a start need not read and cut every text anew: written beside its place and moved there, one
 * checksum a section, a head that says of which log, lexicon and build it is. Whatever does not fit is no index.
 * Leaves alone: when it is written and what is done without one (saved-index.ts).
 */
import { createHash } from "node:crypto";
import { open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { endianness } from "node:os";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import type { MatchIndex } from "../engine/match-index";
import type { PackedIndex } from "../engine/packed-index";
import type { Lexicon } from "../model/lexicon";
import { itemsOnly, packedIndexOf, sectionsOf, type LazySection, type Sections } from "./index-sections";

/** Raised with every change of what an index holds, how texts are cut or how a file is laid out. */
const FORMAT = 1;
/** The head is padded to this, so that it can be written last and read first. */
const HEAD_BYTES = 65_536;
const LEFT_OVER_AFTER_MS = 600_000;

const head = z.object({
  format: z.literal(FORMAT),
  byteOrder: z.literal(endianness()),
  lexicon: z.string(),
  stamp: z.object({ epoch: z.string(), seq: z.int().min(0) }),
  sections: z.array(z.object({ name: z.string(), bytes: z.int().min(0), crc: z.int().min(0) })),
});

/** Of which place of which log an index is: everything up to there is in it. */
export type IndexStamp = z.infer<typeof head>["stamp"];
type Head = z.infer<typeof head>;

/** Writes the index into the file; the file that was there stays until the new one is whole. */
export async function saveIndexFile(file: string, index: MatchIndex, stamp: object): Promise<void> {
  const lexicon = fingerprintOf(index.lexicon);
  // Packed at once: what changes from here on is not part of the file.
  const sections = sectionsOf(packedCopyOf(index));
  // Several processes may keep the same file; each writes its own and moves it there whole.
  const fresh = `${file}.${process.pid}.new`;
  const handle = await open(fresh, "w");
  try {
    const written = await writeSections(handle, sections);
    const text = JSON.stringify({ format: FORMAT, byteOrder: endianness(), lexicon, stamp, sections: written });
    const bytes = Buffer.from(text.padEnd(HEAD_BYTES - 1) + "\n");
    if (bytes.length !== HEAD_BYTES) throw new HubError("STORAGE", `the head of ${file} has ${bytes.length} bytes`);
    await handle.write(bytes, 0, bytes.length, 0);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(fresh, { force: true });
    throw error;
  }
  await handle.close();
  await rename(fresh, file);
  await removeLeftOvers(file);
}

/** What processes were writing when they were killed; a file that is being written is younger. */
async function removeLeftOvers(file: string): Promise<void> {
  const names = await readdir(dirname(file));
  for (const name of names.filter((one) => one.startsWith(`${basename(file)}.`) && one.endsWith(".new"))) {
    const path = join(dirname(file), name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > LEFT_OVER_AFTER_MS) await rm(path, { force: true });
  }
}

/**
 * Of what the index in the file is; null when there is no file.
 *
 * @throws {HubError} STORAGE when it is none, of another build or byte order, cut off, or made with another lexicon
 */
export async function readIndexStamp(file: string, lexicon: Lexicon): Promise<IndexStamp | null> {
  const handle = await openIfThere(file);
  if (handle === null) return null;
  try {
    const { stamp, sections, lexicon: madeWith } = await readHead(handle, file);
    const needed = sections.reduce((sum, { bytes }) => sum + bytes, HEAD_BYTES);
    const { size } = await handle.stat();
    if (size !== needed) throw new HubError("STORAGE", `${file} has ${size} bytes instead of ${needed}`);
    if (madeWith !== fingerprintOf(lexicon)) throw new HubError("STORAGE", `${file} was made with another lexicon`);
    return stamp;
  } finally {
    await handle.close();
  }
}

/**
 * Puts the index of the file into the empty index; into one that is not searched, the objects alone.
 *
 * @throws {HubError} STORAGE when the file is broken; the index is still empty then
 */
export async function loadIndexFile(file: string, index: MatchIndex): Promise<void> {
  const handle = await open(file, "r");
  try {
    const { sections: listed } = await readHead(handle, file);
    const sections = await readSections(handle, listed, (name) => index.isSearched || name.endsWith("/items"));
    index.restore(index.isSearched ? packedIndexOf(sections) : itemsOnly(sections));
  } finally {
    await handle.close();
  }
}

function packedCopyOf({ organizations, projects, demands, resources, placements }: MatchIndex): PackedIndex {
  return {
    organizations: organizations.pack(),
    projects: projects.pack(),
    demands: demands.pack(),
    resources: resources.pack(),
    placements: [...placements.values()],
  };
}

async function writeSections(handle: FileHandle, sections: readonly LazySection[]): Promise<Head["sections"]> {
  const written: Head["sections"] = [];
  let at = HEAD_BYTES;
  for (const { name, parts } of sections) {
    let [bytes, crc] = [0, 0];
    for (const part of parts()) {
      await handle.write(part, 0, part.length, at);
      crc = crc32(part, crc);
      bytes += part.length;
      at += part.length;
    }
    written.push({ name, bytes, crc });
  }
  return written;
}

async function readHead(handle: FileHandle, file: string): Promise<Head> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  try {
    return head.parse(JSON.parse(buffer.toString("utf8", 0, bytesRead)));
  } catch (cause) {
    throw new HubError("STORAGE", `${file} is no saved index of this version`, { cause });
  }
}

async function readSections(
  handle: FileHandle,
  listed: Head["sections"],
  isWanted: (name: string) => boolean,
): Promise<Sections> {
  const sections = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = HEAD_BYTES;
  for (const { name, bytes, crc } of listed) {
    if (isWanted(name)) sections.set(name, await readSection(handle, name, { at, bytes, crc }));
    at += bytes;
  }
  return sections;
}

async function readSection(
  handle: FileHandle,
  name: string,
  { at, bytes, crc }: { readonly at: number; readonly bytes: number; readonly crc: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const section = new Uint8Array(bytes);
  for (let read = 0; read < bytes;) {
    const { bytesRead } = await handle.read(section, read, bytes - read, at + read);
    if (bytesRead === 0) throw new HubError("STORAGE", `section ${name} of the saved index is cut off`);
    read += bytesRead;
  }
  if (crc32(section) !== crc) throw new HubError("STORAGE", `section ${name} of the saved index is damaged`);
  return section;
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  return open(file, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

function fingerprintOf(lexicon: Lexicon): string {
  return createHash("sha256").update(JSON.stringify(lexicon)).digest("hex");
}
