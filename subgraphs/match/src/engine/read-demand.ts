/*
 * What a demand's text says and asks, read once for as long as it is asked about: a plan is made again with other bounds,
 * a question is put again as if the audience were another one.
 * Before: text-query.ts. After: prepared-demand.ts. Pure but for what it remembers, which a lexicon's reader ends with.
 */
import { LRUCache } from "lru-cache";

import type { DemandSubject } from "../model/demand-subject";
import type { LexiconReader } from "./lexicon-reader";
import { readText, textQueryOf } from "./text-query";
import type { ReadText, TextQuery } from "./text-query";

/** A demand's text, and the questions that it asks. Shared: whoever has it changes nothing in it. */
export interface DemandReading {
  readonly text: ReadText;
  readonly query: TextQuery;
}

/** As many as a plan may name; some twenty kilobytes each. */
const KEPT = 1_000;

/** By reader, then by text. */
const recent = new WeakMap<LexiconReader, LRUCache<string, DemandReading>>();

/** Reads the demand's text with this lexicon, or remembers how it was read. */
export function readDemand(reader: LexiconReader, { title, description }: DemandSubject): DemandReading {
  const readings = recent.get(reader) ?? new LRUCache<string, DemandReading>({ max: KEPT });
  recent.set(reader, readings);
  const key = JSON.stringify([title, description]);
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = readAnew(reader, title, description);
  readings.set(key, reading);
  return reading;
}

function readAnew(reader: LexiconReader, title: string, description: string): DemandReading {
  const text = readText(reader, title, description);
  return { text, query: textQueryOf(reader, text) };
}
