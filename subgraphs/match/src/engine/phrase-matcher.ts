/*
 * Finds many phrases in one pass over a normalised text. A phrase `甲…乙` holds where 乙 follows 甲 inside one sentence,
 * at most eight characters later. Pure.
 */
import { normalForm } from "./normalize-text";

/** A phrase found: the value that it stands for, and the units of the text that it covers. */
export interface PhraseHit<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

interface Entry<T> {
  readonly value: T;
  /** What must follow; empty for a plain phrase. */
  readonly tail: string;
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  readonly entries: Entry<T>[];
}

const GAP = "…";
const LONGEST_GAP = 8;
const SENTENCE_END = /[。!?;!?;\n]/;

/** A set of phrases, each standing for a value. */
export class PhraseMatcher<T> {
  readonly #root: Node<T> = emptyNode();

  /** Adds a phrase; the same phrase may stand for several values. */
  add(phrase: string, value: T): void {
    const [head = "", ...tails] = phrase.split(GAP).map((part) => normalForm(part.trim()));
    if (head !== "") {
      this.#nodeOf(head).entries.push({ value, tail: tails.join("") });
    }
  }

  /** Every phrase that the text holds, by start; overlapping ones too. */
  find(normal: string): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    for (let from = 0; from < normal.length; from += 1) {
      this.#findAt(normal, from, hits);
    }
    return hits;
  }

  #findAt(normal: string, from: number, hits: PhraseHit<T>[]): void {
    let node = this.#root.next.get(normal.charCodeAt(from));
    let to = from + 1;
    while (node !== undefined) {
      for (const { value, tail } of node.entries) {
        const end = tail === "" ? to : endOfTail(normal, to, tail);
        if (end !== null) {
          hits.push({ value, from, to: end });
        }
      }
      node = to < normal.length ? node.next.get(normal.charCodeAt(to)) : undefined;
      to += 1;
    }
  }

  #nodeOf(phrase: string): Node<T> {
    let node = this.#root;
    for (let at = 0; at < phrase.length; at += 1) {
      const unit = phrase.charCodeAt(at);
      const next = node.next.get(unit) ?? emptyNode<T>();
      node.next.set(unit, next);
      node = next;
    }
    return node;
  }
}

function emptyNode<T>(): Node<T> {
  return { next: new Map(), entries: [] };
}

function endOfTail(normal: string, from: number, tail: string): number | null {
  const window = normal.slice(from, from + LONGEST_GAP + tail.length);
  const at = window.indexOf(tail);
  return at < 0 || SENTENCE_END.test(window.slice(0, at)) ? null : from + at + tail.length;
}
