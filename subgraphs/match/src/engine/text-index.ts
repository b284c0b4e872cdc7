/*
 * An inverted index over weighted text fields, scored by BM25F (Robertson, Zaragoza, Taylor 2004).
 * Before: segment-text.ts, list-arena.ts. After: match-index.ts, text-score.ts. Pure.
 * Postings are typed arrays changed in place: an index after any series of puts and drops scores as one built from
 * scratch. Leaves alone: which document a slot stands for (slot-table.ts).
 */
import { ListArena } from "./list-arena";
import type { PackedLists } from "./list-arena";
import { frequencyIn, MAX_FIELDS, packFrequencies } from "./packed-frequencies";

/** How one field of the documents counts. */
export interface FieldSetting {
  readonly weight: number;
  /** Length normalisation, 0 (none) to 1. */
  readonly b: number;
}

/** A term of a query with its weight. */
export interface QueryTerm {
  readonly key: string;
  readonly weight: number;
}

/** What one term adds to a document's score. */
export interface Contribution {
  readonly key: string;
  readonly score: number;
}

/** An index as plain data: what a snapshot on disk holds. */
export interface PackedTextIndex {
  readonly terms: readonly string[];
  readonly postings: PackedLists;
  readonly documents: PackedLists;
  /** By slot: 1 where a document is held, which may hold no word. */
  readonly isHeld: Uint8Array;
  /** By field: the document's length by slot. */
  readonly lengths: readonly Uint16Array[];
}

/** A field's lengths beyond this are counted as this. */
const MOST_LENGTH = 65_535;

/** The index of one kind of text. */
export class TextIndex {
  readonly #settings: readonly FieldSetting[];
  readonly #k1: number;
  readonly #termIds = new Map<string, number>();
  readonly #lengths: Uint16Array[];
  readonly #totals: number[];
  /** By field: the greatest length so far. */
  readonly #longest: number[];
  /** By term: the slots that hold it, with their packed frequencies. */
  #postings = new ListArena();
  /** By slot: the terms that it holds, with their packed frequencies. */
  #documents = new ListArena();
  #isHeld: Uint8Array = new Uint8Array(0);
  #size = 0;
  #norms: readonly Float64Array[] | null = null;

  /** @param k1 saturation of a term's frequency; 1.2 is the usual start. */
  constructor(settings: readonly FieldSetting[], k1 = 1.2) {
    this.#settings = settings.slice(0, MAX_FIELDS);
    this.#k1 = k1;
    this.#totals = this.#settings.map(() => 0);
    this.#longest = this.#settings.map(() => 0);
    this.#lengths = this.#settings.map(() => new Uint16Array(0));
  }

  /** Number of documents. */
  get size(): number {
    return this.#size;
  }

  /** Puts a document into the slot, replacing what was there; `fields[f]` are the keys of field f, with repeats. */
  put(slot: number, fields: readonly (readonly string[])[]): void {
    this.drop(slot);
    const frequencies = packFrequencies(fields);
    const terms = new Uint32Array(frequencies.size);
    const packedFrequencies = Uint16Array.from(frequencies.values());
    let at = 0;
    for (const key of frequencies.keys()) {
      const term = this.#termId(key);
      this.#postings.append(term, slot, packedFrequencies[at] ?? 0);
      terms[at] = term;
      at += 1;
    }
    this.#documents.set(slot, terms, packedFrequencies);
    this.#isHeld = grown(this.#isHeld, slot + 1, Uint8Array);
    this.#isHeld[slot] = 1;
    this.#setLengths(
      slot,
      fields.map((keys) => keys.length),
    );
    this.#size += 1;
    this.#norms = null;
  }

  /** Empties the slot; nothing happens when it is empty. */
  drop(slot: number): void {
    if (this.#isHeld[slot] !== 1) {
      return;
    }
    const from = this.#documents.starts[slot] ?? 0;
    for (const term of this.#documents.values.subarray(from, from + this.#documents.sizeOf(slot))) {
      this.#postings.remove(term, slot);
    }
    this.#documents.clear(slot);
    this.#isHeld[slot] = 0;
    this.#setLengths(
      slot,
      this.#settings.map(() => 0),
    );
    this.#size -= 1;
    this.#norms = null;
  }

  /** Number of documents that hold the term. */
  documentFrequency(key: string): number {
    const term = this.#termIds.get(key);
    return term === undefined ? 0 : this.#postings.sizeOf(term);
  }

  /** Inverse document frequency of the term; above 0 for each term, also one that every document holds. */
  idf(key: string): number {
    return this.#idfOf(this.documentFrequency(key));
  }

  /** Whether the document in the slot holds the term. */
  holds(slot: number, key: string): boolean {
    const term = this.#termIds.get(key);
    if (term === undefined || this.#isHeld[slot] !== 1) {
      return false;
    }
    const from = this.#documents.starts[slot] ?? 0;
    return this.#documents.values.subarray(from, from + this.#documents.sizeOf(slot)).includes(term);
  }

  /** Adds the weight × idf of each term to the slots that hold it, however often: how much of the query is covered. */
  cover(query: readonly QueryTerm[], scores: Float64Array): void {
    const { values, starts } = this.#postings;
    for (const { key, weight } of query) {
      const term = this.#termIds.get(key);
      const gain = weight * this.idf(key);
      const from = term === undefined ? 0 : (starts[term] ?? 0);
      const end = term === undefined ? 0 : from + this.#postings.sizeOf(term);
      for (const slot of values.subarray(from, end)) {
        scores[slot] = (scores[slot] ?? 0) + gain;
      }
    }
  }

  /** The weight of the terms together: Σ weight × idf, also of terms that no document holds. */
  massOf(query: readonly QueryTerm[]): number {
    return query.reduce((sum, { key, weight }) => sum + weight * this.idf(key), 0);
  }

  /**
   * What each term adds to the score of the one document in the slot; terms that add nothing are left out.
   * `fields` must be what was put there. Used where few documents are scored for many queries.
   */
  contributions(query: readonly QueryTerm[], slot: number, fields: readonly (readonly string[])[]): Contribution[] {
    const norms = this.#currentNorms();
    const frequencies = packFrequencies(fields);
    const found: Contribution[] = [];
    for (const { key, weight } of query) {
      const packed = frequencies.get(key);
      if (packed !== undefined && weight !== 0) {
        const frequency = this.#weightedFrequency(packed, slot, norms);
        found.push({ key, score: (weight * this.idf(key) * frequency) / (this.#k1 + frequency) });
      }
    }
    return found;
  }

  /** The number of the term in gainsOf(); null when no document ever held it. */
  termOf(key: string): number | null {
    return this.#termIds.get(key) ?? null;
  }

  /** Tells what each term of the document in the slot adds to its score with the weight 1: contributions() of all of them. */
  gainsOf(slot: number, tell: (term: number, gain: number) => void): void {
    const norms = this.#currentNorms();
    const from = this.#documents.starts[slot] ?? 0;
    const end = this.#isHeld[slot] === 1 ? from + this.#documents.sizeOf(slot) : from;
    for (let at = from; at < end; at += 1) {
      const term = this.#documents.values[at] ?? 0;
      const frequency = this.#weightedFrequency(this.#documents.weights[at] ?? 0, slot, norms);
      tell(term, (this.#idfOf(this.#postings.sizeOf(term)) * frequency) / (this.#k1 + frequency));
    }
  }

  /** Adds each term's weighted BM25F to `scores`, one cell a slot, of the slots that hold it. */
  score(query: readonly QueryTerm[], scores: Float64Array): void {
    const norms = this.#currentNorms();
    for (const { key, weight } of query) {
      const term = this.#termIds.get(key);
      if (term !== undefined && weight !== 0) {
        this.#scoreTerm(term, weight * this.idf(key), norms, scores);
      }
    }
  }

  /** A copy of the index as plain data. */
  pack(): PackedTextIndex {
    return {
      terms: [...this.#termIds.keys()],
      postings: this.#postings.pack(),
      documents: this.#documents.pack(),
      isHeld: this.#isHeld.slice(),
      lengths: this.#lengths.map((lengths) => lengths.slice()),
    };
  }

  /** Becomes the packed index, whose arrays become its own; it must be empty and have the same fields. */
  restore({ terms, postings, documents, isHeld, lengths }: PackedTextIndex): void {
    terms.forEach((key, term) => this.#termIds.set(key, term));
    this.#postings = ListArena.from(postings);
    this.#documents = ListArena.from(documents);
    this.#isHeld = isHeld;
    this.#size = isHeld.reduce((sum, held) => sum + held, 0);
    this.#settings.forEach((_, field) => {
      const held = lengths[field] ?? new Uint16Array(0);
      this.#lengths[field] = held;
      this.#totals[field] = held.reduce((sum, length) => sum + length, 0);
      this.#longest[field] = held.reduce((most, length) => Math.max(most, length), 0);
    });
    this.#norms = null;
  }

  #idfOf(found: number): number {
    return Math.log(1 + (this.#size - found + 0.5) / (found + 0.5));
  }

  #scoreTerm(term: number, weight: number, norms: readonly Float64Array[], scores: Float64Array): void {
    const { values, weights } = this.#postings;
    const from = this.#postings.starts[term] ?? 0;
    const end = from + this.#postings.sizeOf(term);
    const k1 = this.#k1;
    for (let at = from; at < end; at += 1) {
      const slot = values[at] ?? 0;
      const frequency = this.#weightedFrequency(weights[at] ?? 0, slot, norms);
      scores[slot] = (scores[slot] ?? 0) + (weight * frequency) / (k1 + frequency);
    }
  }

  #weightedFrequency(packed: number, slot: number, norms: readonly Float64Array[]): number {
    let sum = 0;
    for (let field = 0; field < norms.length; field += 1) {
      const frequency = frequencyIn(packed, field);
      if (frequency > 0) {
        sum += frequency * (norms[field]?.[this.#lengths[field]?.[slot] ?? 0] ?? 0);
      }
    }
    return sum;
  }

  /** `weight / (1 - b + b × length / average)` for each field and length, made anew after a change. */
  #currentNorms(): readonly Float64Array[] {
    this.#norms ??= this.#settings.map(({ weight, b }, field) => {
      const average = Math.max(1e-9, (this.#totals[field] ?? 0) / Math.max(1, this.#size));
      const norms = new Float64Array((this.#longest[field] ?? 0) + 1);
      return norms.map((_, length) => weight / (1 - b + (b * length) / average));
    });
    return this.#norms;
  }

  #termId(key: string): number {
    const known = this.#termIds.get(key);
    if (known !== undefined) {
      return known;
    }
    const term = this.#termIds.size;
    this.#termIds.set(key, term);
    return term;
  }

  #setLengths(slot: number, lengths: readonly number[]): void {
    this.#settings.forEach((_, field) => {
      const held = grown(this.#lengths[field] ?? new Uint16Array(0), slot + 1, Uint16Array);
      const length = Math.min(MOST_LENGTH, lengths[field] ?? 0);
      this.#totals[field] = (this.#totals[field] ?? 0) + length - (held[slot] ?? 0);
      this.#longest[field] = Math.max(this.#longest[field] ?? 0, length);
      held[slot] = length;
      this.#lengths[field] = held;
    });
  }
}

function grown<A extends Uint8Array | Uint16Array>(held: A, needed: number, kind: new (length: number) => A): A {
  if (held.length >= needed) {
    return held;
  }
  const target = new kind(Math.max(64, needed, held.length * 2));
  target.set(held);
  return target;
}
