/*
 * Keeps the last supergraph on disk, by the hash of what it was composed of: the next start composes nothing.
 * A file that is missing, corrupt or of other inputs is as good as none.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import type { ComposeInput } from "./compose";

/** Changes when composition itself may give something else for the same inputs: its version. */
const COMPOSITION = "@apollo/composition 2.14.3";

/** The hash of composition's inputs. */
export function inputsHash(inputs: readonly ComposeInput[]): string {
  return sha256(JSON.stringify([COMPOSITION, inputs.map(({ graph, sdl }) => [graph, sdl])]));
}

/** The supergraph kept in the file for these inputs, or null. */
export async function readSupergraph(file: string, inputs: string): Promise<string | null> {
  let kept: unknown;
  try {
    kept = JSON.parse(await readFile(file, "utf8"));
  } catch {
    // Missing, unreadable or half a file: composing again costs half a second.
    return null;
  }
  if (typeof kept !== "object" || kept === null) return null;
  if (!("inputs" in kept && "sum" in kept && "supergraphSdl" in kept)) return null;
  const { supergraphSdl, sum } = kept;
  if (kept.inputs !== inputs || typeof supergraphSdl !== "string") return null;
  return sum === sha256(supergraphSdl) ? supergraphSdl : null;
}

/** Keeps a supergraph; written aside and moved into place, so that no reader sees half of it. */
export async function writeSupergraph(file: string, inputs: string, supergraphSdl: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify({ inputs, sum: sha256(supergraphSdl), supergraphSdl }));
  await rename(draft, file);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
