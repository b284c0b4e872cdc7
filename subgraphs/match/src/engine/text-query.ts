/*
 * A text as a question to an object index: its words, bigrams and topics, each with a weight.
 * Before: segment-text.ts, lexicon-reader.ts. After: object-index.ts. Pure.
 */
import { frequencyOf, saturate } from "./feature-profile";
import type { LexiconReader, Reading } from "./lexicon-reader";
import type { NormalText } from "./normalize-text";
import { normalizeText } from "./normalize-text";
import { bigramsOf, wordsOf } from "./segment-text";
import type { Term } from "./segment-text";
import type { QueryTerm } from "./text-index";

/** A text with a headline, normalised and read. */
export interface ReadText {
  readonly title: NormalText;
  readonly body: NormalText;
  readonly titleReading: Reading;
  readonly bodyReading: Reading;
}

/** The four questions that a text asks. */
export interface TextQuery {
  readonly words: readonly QueryTerm[];
  readonly bigrams: readonly QueryTerm[];
  /** The topics that the text speaks of. */
  readonly topics: readonly QueryTerm[];
  /** The topics that help with those that the text speaks of. */
  readonly helpers: readonly QueryTerm[];
}

/** Terms of a headline count this many times. */
const TITLE_WEIGHT = 2;

/** Normalises and reads a text. */
export function readText(reader: LexiconReader, title: string, body: string): ReadText {
  const normalTitle = normalizeText(title);
  const normalBody = normalizeText(body);
  return {
    title: normalTitle,
    body: normalBody,
    titleReading: reader.read(normalTitle),
    bodyReading: reader.read(normalBody),
  };
}

/** The questions that the text asks. */
export function textQueryOf(reader: LexiconReader, text: ReadText): TextQuery {
  const topics = topicWeights(text);
  return {
    words: weighTerms(wordsOf(text.title, reader.stopWords), wordsOf(text.body, reader.stopWords)),
    bigrams: weighTerms(bigramsOf(text.title, reader.stopWords), bigramsOf(text.body, reader.stopWords)),
    topics: [...topics].map(([key, weight]) => ({ key, weight })),
    helpers: helperTerms(reader, topics),
  };
}

/** How strongly the text speaks of each topic, 0 to 1. */
export function topicWeights(text: ReadText): Map<string, number> {
  const { titleReading, bodyReading } = text;
  const ids = new Set([...titleReading.concepts.keys(), ...bodyReading.concepts.keys()]);
  return new Map([...ids].map((id) => [id, saturate(frequencyOf(titleReading.concepts, bodyReading.concepts, id))]));
}

/** The topics that the given ones help with: helpers read the other way round. */
export function topicsHelpedBy(reader: LexiconReader, topics: readonly QueryTerm[]): QueryTerm[] {
  const helped = new Map<string, number>();
  for (const { key, weight } of topics) {
    for (const [problem, strength] of reader.helpsWith(key)) {
      helped.set(problem, Math.max(helped.get(problem) ?? 0, strength * weight));
    }
  }
  return [...helped].map(([key, weight]) => ({ key, weight }));
}

function helperTerms(reader: LexiconReader, topics: ReadonlyMap<string, number>): QueryTerm[] {
  const helpers = new Map<string, number>();
  for (const [id, weight] of topics) {
    for (const [helper, strength] of Object.entries(reader.concept(id)?.helpedBy ?? {})) {
      helpers.set(helper, Math.max(helpers.get(helper) ?? 0, strength * weight));
    }
  }
  return [...helpers].map(([key, weight]) => ({ key, weight }));
}

function weighTerms(title: readonly Term[], body: readonly Term[]): QueryTerm[] {
  const weights = new Map<string, number>();
  for (const { key } of title) {
    weights.set(key, (weights.get(key) ?? 0) + TITLE_WEIGHT);
  }
  for (const { key } of body) {
    weights.set(key, (weights.get(key) ?? 0) + 1);
  }
  return [...weights].map(([key, weight]) => ({ key, weight }));
}
