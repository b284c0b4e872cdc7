/*
 * An index as named sections of bytes, and back. Arrays keep the byte order of the machine, which the file's head names.
 * Before: engine (PackedIndex). After: index-file.ts. Pure.
 */
import { HubError } from "@park-hub/errors";
import type { PackedIndex, PackedIndexItems, PackedObjects } from "../engine/packed-index";
import type { PackedLists } from "../engine/list-arena";
import type { PackedTextIndex } from "../engine/text-index";
import type { Indexed } from "../model/indexed-object";

/** Bytes of a section by its name. */
export type Sections = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** A section that is made when it is written: texts of many objects take a while. */
export interface LazySection {
  readonly name: string;
  readonly parts: () => Iterable<Uint8Array>;
}

const KINDS = ["organizations", "projects", "demands", "resources"] as const;
const TEXTS = ["words", "bigrams", "topics"] as const;
/** Objects a part: some hundredths of a second of work; between two parts others get their turn. */
const LINES_A_PART = 2_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The sections of a packed index. */
export function sectionsOf(packed: PackedIndex): LazySection[] {
  const kinds = KINDS.flatMap((kind): LazySection[] => {
    const objects: PackedObjects<unknown> = packed[kind];
    return [
      lines(`${kind}/items`, objects.items),
      bytes(`${kind}/declared`, objects.profiles.declared),
      bytes(`${kind}/vectors`, objects.profiles.vectors),
      ...TEXTS.flatMap((text) => textSections(`${kind}/${text}`, objects[text])),
    ];
  });
  return [...kinds, lines("placements/items", packed.placements)];
}

/** The whole index out of the sections. @throws {HubError} STORAGE when one is missing */
export function packedIndexOf(sections: Sections): PackedIndex {
  return {
    organizations: objectsOf(sections, "organizations"),
    projects: objectsOf(sections, "projects"),
    demands: objectsOf(sections, "demands"),
    resources: objectsOf(sections, "resources"),
    placements: itemsOf(sections, "placements"),
  };
}

/** The objects alone out of the sections. @throws {HubError} STORAGE when one is missing */
export function itemsOnly(sections: Sections): PackedIndexItems {
  return {
    organizations: itemsOf(sections, "organizations"),
    projects: itemsOf(sections, "projects"),
    demands: itemsOf(sections, "demands"),
    resources: itemsOf(sections, "resources"),
    placements: itemsOf(sections, "placements"),
  };
}

function itemsOf<T>(sections: Sections, kind: string): (Indexed<T> | null)[] {
  const text = decoder.decode(section(sections, `${kind}/items`));
  return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line) as Indexed<T> | null);
}

function objectsOf<T>(sections: Sections, kind: (typeof KINDS)[number]): PackedObjects<T> {
  const [words, bigrams, topics] = TEXTS.map((text) => textOf(sections, `${kind}/${text}`));
  if (words === undefined || bigrams === undefined || topics === undefined) throw missing(kind);
  return {
    items: itemsOf<T>(sections, kind),
    profiles: {
      declared: new Int32Array(section(sections, `${kind}/declared`).buffer),
      vectors: new Float32Array(section(sections, `${kind}/vectors`).buffer),
    },
    words,
    bigrams,
    topics,
  };
}

function textSections(name: string, { terms, postings, documents, isHeld, lengths }: PackedTextIndex): LazySection[] {
  return [
    { name: `${name}/terms`, parts: () => [encoder.encode(JSON.stringify(terms))] },
    ...listSections(`${name}/postings`, postings),
    ...listSections(`${name}/documents`, documents),
    bytes(`${name}/held`, isHeld),
    ...lengths.map((field, at) => bytes(`${name}/lengths/${at}`, field)),
  ];
}

function textOf(sections: Sections, name: string): PackedTextIndex {
  const terms = decoder.decode(section(sections, `${name}/terms`));
  const lengths: Uint16Array[] = [];
  for (let at = 0; sections.has(`${name}/lengths/${at}`); at += 1) {
    lengths.push(new Uint16Array(section(sections, `${name}/lengths/${at}`).buffer));
  }
  return {
    terms: JSON.parse(terms) as string[],
    postings: listsOf(sections, `${name}/postings`),
    documents: listsOf(sections, `${name}/documents`),
    isHeld: section(sections, `${name}/held`),
    lengths,
  };
}

function listSections(name: string, { sizes, values, weights }: PackedLists): LazySection[] {
  return [bytes(`${name}/sizes`, sizes), bytes(`${name}/values`, values), bytes(`${name}/weights`, weights)];
}

function listsOf(sections: Sections, name: string): PackedLists {
  return {
    sizes: new Uint32Array(section(sections, `${name}/sizes`).buffer),
    values: new Uint32Array(section(sections, `${name}/values`).buffer),
    weights: new Uint16Array(section(sections, `${name}/weights`).buffer),
  };
}

function bytes(name: string, array: ArrayBufferView): LazySection {
  return { name, parts: () => [new Uint8Array(array.buffer, array.byteOffset, array.byteLength)] };
}

/** One line an object; `null` for a slot without one. */
function lines(name: string, items: readonly (Indexed<unknown> | null)[]): LazySection {
  return {
    name,
    *parts() {
      for (let from = 0; from < items.length; from += LINES_A_PART) {
        const part = items.slice(from, from + LINES_A_PART).map((item) => JSON.stringify(item));
        yield encoder.encode(`${from === 0 ? "" : "\n"}${part.join("\n")}`);
      }
    },
  };
}

function section(sections: Sections, name: string): Uint8Array<ArrayBuffer> {
  const found = sections.get(name);
  if (found === undefined) throw missing(name);
  return found;
}

function missing(name: string): HubError {
  return new HubError("STORAGE", `the saved index has no section ${name}`);
}
