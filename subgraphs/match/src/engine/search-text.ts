/*
 * The user's words as a question to find: which objects answer it, how well, and with which of the words.
 * Before: object-index.ts, text-query.ts. After: find.ts. Pure.
 * An object answers when it holds a good share of the words or bigrams, or speaks of a topic that the words name.
 */
import type { LexiconReader } from "./lexicon-reader";
import { normalForm, writtenAs } from "./normalize-text";
import type { NormalText } from "./normalize-text";
import { documentOf } from "./object-index";
import type { Entry, ObjectIndex } from "./object-index";
import { bigramsOf, wordsOf } from "./segment-text";
import type { QueryTerm } from "./text-index";
import { readText, textQueryOf } from "./text-query";
import type { TextQuery } from "./text-query";

/** Share of the words' weight, and of the bigrams' weight, from which an object answers. */
const WORDS_FROM = 0.3;
const BIGRAMS_FROM = 0.5;
/** What the four questions count in a hit's score; a topic that only helps never makes a hit by itself. */
const COUNTS = { words: 1, bigrams: 0.5, topics: 2, helpers: 0.5 } as const;

/** How well each slot answers the text; 0: it does not. */
export function searchScores<T>(objects: ObjectIndex<T>, reader: LexiconReader, text: string): Float64Array {
  const span = objects.slots.span;
  const query = textQueryOf(reader, readText(reader, text, ""));
  const scores = objects.score(query);
  const words = shares(
    query.words,
    (terms, covered) => objects.words.cover(terms, covered),
    objects.words.massOf(query.words),
    span,
  );
  const bigrams = shares(
    query.bigrams,
    (terms, covered) => objects.bigrams.cover(terms, covered),
    objects.bigrams.massOf(query.bigrams),
    span,
  );
  const totals = new Float64Array(span);
  for (let slot = 0; slot < span; slot += 1) {
    const isAnswer =
      (words[slot] ?? 0) >= WORDS_FROM || (bigrams[slot] ?? 0) >= BIGRAMS_FROM || (scores.topics[slot] ?? 0) > 0;
    totals[slot] = isAnswer
      ? COUNTS.words * (scores.words[slot] ?? 0) +
        COUNTS.bigrams * (scores.bigrams[slot] ?? 0) +
        COUNTS.topics * (scores.topics[slot] ?? 0) +
        COUNTS.helpers * (scores.helpers[slot] ?? 0)
      : 0;
  }
  addPlainHits(objects, text, query, totals);
  return totals;
}

/** The user's words that the object answers, as they were written, in the order of the text. */
export function matchedTerms<T>(entry: Entry<T>, reader: LexiconReader, text: string): string[] {
  const asked = readText(reader, text, "").title;
  const read = readText(reader, entry.text.title, entry.text.body);
  const held = documentOf(read, entry.text.names, reader);
  const words = new Set(held.words.flat());
  const bigrams = new Set(held.bigrams.flat());
  const topics = new Set(held.topics.flat());
  const terms = wordsOf(asked, reader.stopWords).filter(({ key }) => words.has(key));
  const found = terms.map(({ from, to }) => ({ from, to }));
  const spoken = [...reader.read(asked).concepts].flatMap(([id, mention]) => (topics.has(id) ? mention.words : []));
  const runs = joined(bigramsOf(asked, reader.stopWords).filter(({ key }) => bigrams.has(key)));
  const uncovered = runs.filter((run) => !found.some(({ from, to }) => from < run.to && run.from < to));
  const written = [...found, ...uncovered]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => writtenAs(asked, from, to));
  const more = spoken.filter((word) => !written.some((term) => word.includes(term)));
  const all = [...new Set([...written, ...more])];
  return all.length > 0 ? all : wholeText(asked, entry);
}

function shares(
  terms: readonly QueryTerm[],
  cover: (terms: readonly QueryTerm[], covered: Float64Array) => void,
  mass: number,
  span: number,
): Float64Array {
  const covered = new Float64Array(span);
  if (mass > 0) {
    cover(terms, covered);
  }
  return covered.map((weight) => weight / Math.max(mass, Number.EPSILON));
}

/**
 * A single character is too short for a bigram and seldom a word by itself, and a text may hold nothing but stop
 * words: such a text is looked for as it stands.
 */
function addPlainHits<T>(objects: ObjectIndex<T>, text: string, query: TextQuery, totals: Float64Array): void {
  const wanted = normalForm(text.trim());
  if ([...wanted].length > 1 && query.words.length + query.bigrams.length > 0) {
    return;
  }
  for (let slot = 0; slot < totals.length; slot += 1) {
    const entry = objects.slots.at(slot);
    if (entry !== null && (totals[slot] ?? 0) === 0) {
      totals[slot] = normalForm(entry.text.title).includes(wanted)
        ? 1
        : normalForm(entry.text.body).includes(wanted)
          ? 0.5
          : 0;
    }
  }
}

function wholeText<T>(asked: NormalText, { text }: Entry<T>): string[] {
  const wanted = asked.normal.trim();
  const isHeld = normalForm(`${text.title}\n${text.body}\n${text.names}`).includes(wanted);
  return wanted !== "" && isHeld ? [asked.original.trim()] : [];
}

function joined(spans: readonly { readonly from: number; readonly to: number }[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = runs.at(-1);
    if (last !== undefined && from < last.to) {
      last.to = to;
    } else {
      runs.push({ from, to });
    }
  }
  return runs;
}
