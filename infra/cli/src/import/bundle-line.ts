/*
 * Lines of a bundle's NDJSON files, one by one: a file of any size is never held whole.
 */
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The lists of a bundle in the order in which they are imported: what is pointed to comes first. */
export const BUNDLE_LISTS = ["organizations", "communities", "projects", "demands", "resources"] as const;
/** One list. */
export type BundleList = (typeof BUNDLE_LISTS)[number];

/** One line of a file. */
export interface BundleLine {
  readonly list: BundleList;
  /** `projects.ndjson`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Which lists that folder holds. */
export function listsOf(folder: string): readonly BundleList[] {
  return BUNDLE_LISTS.filter((list) => existsSync(fileOf(folder, list)));
}

/** The lines of one list that hold anything. */
export async function* linesOf(folder: string, list: BundleList): AsyncGenerator<BundleLine> {
  const lines = createInterface({ input: createReadStream(fileOf(folder, list), "utf8"), crlfDelay: Infinity });
  let line = 0;
  for await (const raw of lines) {
    line += 1;
    const text = line === 1 ? raw.replace(/^\uFEFF/, "") : raw;
    if (text.trim() !== "") yield { list, file: `${list}.ndjson`, line, text };
  }
}

/** How many lines the lists hold together; reads the files once. */
export async function countLines(folder: string, lists: readonly BundleList[]): Promise<number> {
  let count = 0;
  for (const list of lists) for await (const line of linesOf(folder, list)) count += line.text === "" ? 0 : 1;
  return count;
}

function fileOf(folder: string, list: BundleList): string {
  return join(folder, `${list}.ndjson`);
}
