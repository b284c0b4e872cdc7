/*
 * The user's words as a question to find: which objects answer it, how well, and with which of the words.
 * Before: object-index.ts, text-query.ts. After: find.ts. Pure.
 * An object answers when it holds a good share of the words or bigrams, or speaks of a topic that the words name.
 */
import type { LexiconReader, Mention } from "./lexicon-reader";
import { normalForm, writtenAs } from "./normalize-text";
import type { NormalText } from "./normalize-text";
import type { Entry, ObjectIndex } from "./object-index";
import { bigramsOf, wordsOf } from "./segment-text";
import type { Term } from "./segment-text";
import type { QueryTerm, TextIndex } from "./text-index";
import { readText, textQueryOf } from "./text-query";
import type { TextQuery } from "./text-query";

/** Share of the words' weight, and of the bigrams' weight, from which an object answers. */
const WORDS_FROM = 0.3;
const BIGRAMS_FROM = 0.5;
/** What the four questions count in a hit's score; a topic that only helps never makes a hit by itself. */
const COUNTS = { words: 1, bigrams: 0.5, topics: 2, helpers: 0.5 } as const;

/** How well each slot answers the text; 0: it does not. */
export function searchScores<T>(objects: ObjectIndex<T>, reader: LexiconReader, text: string): Float64Array {
  const query = textQueryOf(reader, readText(reader, text, ""));
  const words = answersOf(objects.words, query.words, objects.slots.span);
  const bigrams = answersOf(objects.bigrams, query.bigrams, objects.slots.span);
  const topics = answersOf(objects.topics, query.topics, objects.slots.span);
  const helpers = answersOf(objects.topics, query.helpers, objects.slots.span);
  const totals = new Float64Array(objects.slots.span);
  for (let slot = 0; slot < totals.length; slot += 1) {
    const isAnswer =
      (words.covered[slot] ?? 0) / words.mass >= WORDS_FROM ||
      (bigrams.covered[slot] ?? 0) / bigrams.mass >= BIGRAMS_FROM ||
      (topics.scores[slot] ?? 0) > 0;
    totals[slot] = isAnswer
      ? COUNTS.words * (words.scores[slot] ?? 0) +
        COUNTS.bigrams * (bigrams.scores[slot] ?? 0) +
        COUNTS.topics * (topics.scores[slot] ?? 0) +
        COUNTS.helpers * (helpers.scores[slot] ?? 0)
      : 0;
  }
  addPlainHits(objects, text, query, totals);
  return totals;
}

interface Answers {
  readonly scores: Float64Array;
  /** The weight of the terms that the slot holds. */
  readonly covered: Float64Array;
  /** The weight of all terms; above 0. */
  readonly mass: number;
}

function answersOf(index: TextIndex, terms: readonly QueryTerm[], span: number): Answers {
  const answers = { scores: new Float64Array(span), covered: new Float64Array(span) };
  index.score(terms, answers.scores);
  index.cover(terms, answers.covered);
  return { ...answers, mass: Math.max(index.massOf(terms), Number.EPSILON) };
}

/** Names the user's words that objects answer. */
export class MatchedTerms<T> {
  readonly #asked: NormalText;
  readonly #words: readonly Term[];
  readonly #bigrams: readonly Term[];
  readonly #topics: ReadonlyMap<string, Mention>;

  constructor(
    private readonly objects: ObjectIndex<T>,
    reader: LexiconReader,
    text: string,
  ) {
    this.#asked = readText(reader, text, "").title;
    this.#words = wordsOf(this.#asked, reader.stopWords);
    this.#bigrams = bigramsOf(this.#asked, reader.stopWords);
    this.#topics = reader.read(this.#asked).concepts;
  }

  /** The words that the object answers, as they were written, in the order of the text. */
  of(entry: Entry<T>): string[] {
    const { words, bigrams, topics, slots } = this.objects;
    const slot = slots.slotOf(entry.id) ?? -1;
    const found = this.#words.filter(({ key }) => words.holds(slot, key)).map(({ from, to }): Span => ({ from, to }));
    const spoken = [...this.#topics].flatMap(([id, mention]) => (topics.holds(slot, id) ? mention.words : []));
    const runs = joined(this.#bigrams.filter(({ key }) => bigrams.holds(slot, key)));
    const uncovered = runs.filter((run) => !found.some(({ from, to }) => from < run.to && run.from < to));
    const written = [...found, ...uncovered]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => writtenAs(this.#asked, from, to));
    const more = spoken.filter((word) => !written.some((term) => word.includes(term)));
    const all = [...new Set([...written, ...more])];
    return all.length > 0 ? all : wholeText(this.#asked, entry);
  }
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

interface Span {
  readonly from: number;
  readonly to: number;
}

function joined(spans: readonly Span[]): Span[] {
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
