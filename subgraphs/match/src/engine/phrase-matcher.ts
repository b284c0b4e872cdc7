/*
 * Finds many phrases in one pass over a normalised text. A phrase `甲…乙` holds where 乙 follows 甲 inside one sentence,
 * at most eight characters later. Before: model/phrase.ts. Pure.
 */
import { partsOf } from "../model/phrase";
import { normalForm } from "./normalize-text";

/** A phrase found: the value that it stands for, and the units of the text that it covers. */
export interface PhraseHit<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

interface SearchedText {
  readonly normal: string;
  readonly uncut: ReadonlySet<number>;
}

interface Tail<T> {
  readonly value: T;
  /** What must follow. */
  readonly tail: string;
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  /** What the phrase up to here stands for by itself. */
  readonly values: T[];
  /** What it stands for when something follows, by the first unit of what follows: a head may have many tails. */
  readonly tails: Map<number, Tail<T>[]>;
}

const LONGEST_GAP = 8;
/** How many UTF-16 units there are. */
const UNITS = 0x10000;
const NOWHERE: ReadonlySet<number> = new Set();
const SENTENCE_ENDS = new Set([..."。!?;!?;\n"].map((end) => end.charCodeAt(0)));

/** A set of phrases, each standing for a value. */
export class PhraseMatcher<T> {
  /** By the first unit of a phrase: looked up for every unit of every text. */
  readonly #roots: (Node<T> | undefined)[] = new Array<Node<T> | undefined>(UNITS).fill(undefined);

  /** Adds a phrase; the same phrase may stand for several values. */
  add(phrase: string, value: T): void {
    const parts = partsOf(phrase);
    const node = this.#nodeOf(normalForm(parts.head));
    if (parts.tail === null) {
      node.values.push(value);
    } else {
      const tail = normalForm(parts.tail);
      const first = tail.charCodeAt(0);
      node.tails.set(first, [...(node.tails.get(first) ?? []), { value, tail }]);
    }
  }

  /**
   * Every phrase that the text holds, by start; overlapping ones too.
   *
   * @param uncut places in the text at which no part of a phrase may begin or end. Default none.
   */
  find(normal: string, uncut: ReadonlySet<number> = NOWHERE): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    const text = { normal, uncut };
    for (let from = 0; from < normal.length; from += 1) {
      if (!uncut.has(from)) {
        this.#findAt(text, from, hits);
      }
    }
    return hits;
  }

  #findAt(text: SearchedText, from: number, hits: PhraseHit<T>[]): void {
    const { normal, uncut } = text;
    let node = this.#roots[normal.charCodeAt(from)];
    let to = from + 1;
    while (node !== undefined) {
      if (!uncut.has(to)) {
        for (const value of node.values) {
          hits.push({ value, from, to });
        }
        if (node.tails.size > 0) {
          findTails(text, node.tails, { from, to }, hits);
        }
      }
      node = to < normal.length ? node.next.get(normal.charCodeAt(to)) : undefined;
      to += 1;
    }
  }

  #nodeOf(phrase: string): Node<T> {
    const first = phrase.charCodeAt(0);
    let node = (this.#roots[first] ??= emptyNode<T>());
    for (let at = 1; at < phrase.length; at += 1) {
      const unit = phrase.charCodeAt(at);
      const next = node.next.get(unit) ?? emptyNode<T>();
      node.next.set(unit, next);
      node = next;
    }
    return node;
  }
}

function emptyNode<T>(): Node<T> {
  return { next: new Map(), values: [], tails: new Map() };
}

/** Adds the tails that follow the head at `from` to `to` in its sentence, each where it follows first. */
function findTails<T>(
  { normal, uncut }: SearchedText,
  tails: ReadonlyMap<number, readonly Tail<T>[]>,
  { from, to }: { readonly from: number; readonly to: number },
  hits: PhraseHit<T>[],
): void {
  // Made for the first that is found: nearly always none is
  let found: Set<Tail<T>> | undefined;
  const last = Math.min(normal.length - 1, to + LONGEST_GAP);
  for (let at = to; at <= last; at += 1) {
    const unit = normal.charCodeAt(at);
    const entries = uncut.has(at) ? undefined : tails.get(unit);
    if (entries !== undefined) {
      for (const entry of entries) {
        const end = at + entry.tail.length;
        if (found?.has(entry) !== true && normal.startsWith(entry.tail, at) && !uncut.has(end)) {
          found = (found ?? new Set<Tail<T>>()).add(entry);
          hits.push({ value: entry.value, from, to: end });
        }
      }
    }
    if (SENTENCE_ENDS.has(unit)) {
      return;
    }
  }
}
