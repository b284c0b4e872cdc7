/*
 * Cuts a normalised text into the terms that are indexed and searched: jieba words, and bigrams of Chinese characters.
 * Before: normalize-text.ts. After: text-index.ts. The segmenter's dictionary is loaded once a process, on first use.
 */
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import type { NormalText } from "./normalize-text";

/** A term found in a text: its index key and the units of the normal form that it covers. */
export interface Term {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const HAN = /\p{Script=Han}/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const HAN_RUN = /\p{Script=Han}+/gu;

let segmenter: Jieba | null = null;

/** Cuts into words by dictionary and model; spaces and punctuation are pieces of their own. */
export function cutWords(normal: string): string[] {
  segmenter ??= Jieba.withDict(dict);
  return segmenter.cut(normal, true);
}

/** The words of a text in order: Chinese words, and runs of Latin letters or digits; without `stopWords`. */
export function wordsOf(text: NormalText, stopWords: ReadonlySet<string>): Term[] {
  const terms: Term[] = [];
  let at = 0;
  for (const piece of cutWords(text.normal)) {
    if (WORD_CHARACTER.test(piece) && !stopWords.has(piece) && isWorthKeeping(piece)) {
      terms.push({ key: piece, from: at, to: at + piece.length });
    }
    at += piece.length;
  }
  return terms;
}

/**
 * The bigrams of Chinese characters of a text in order; a character that stands alone is a term by itself.
 * Left out are those that are stop words, or of which both characters are: they only say that it is Chinese.
 */
export function bigramsOf(text: NormalText, stopWords: ReadonlySet<string>): Term[] {
  const terms: Term[] = [];
  for (const run of text.normal.matchAll(HAN_RUN)) {
    pushBigrams(terms, run[0], run.index, stopWords);
  }
  return terms;
}

function pushBigrams(terms: Term[], run: string, offset: number, stopWords: ReadonlySet<string>): void {
  const characters = [...run];
  let at = offset;
  if (characters.length === 1) {
    terms.push({ key: run, from: at, to: at + run.length });
  }
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const first = characters[index] ?? "";
    const second = characters[index + 1] ?? "";
    const key = first + second;
    if (!stopWords.has(key) && !(stopWords.has(first) && stopWords.has(second))) {
      terms.push({ key, from: at, to: at + key.length });
    }
    at += first.length;
  }
}

/** One-digit numbers and single Latin letters say nothing; a single Chinese character may be a word (狗, 船). */
function isWorthKeeping(piece: string): boolean {
  return piece.length > 1 || HAN.test(piece);
}
