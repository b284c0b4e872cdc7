/*
 * An inverted index over weighted text fields, scored by BM25F (Robertson, Zaragoza, Taylor 2004).
 * Before: segment-text.ts. After: match-index.ts, text-score.ts. Pure.
 * Postings are typed arrays changed in place: an index after any series of puts and drops scores as one built from
 * scratch. Leaves alone: which document a slot stands for (slot-table.ts).
 */

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

interface Posting {
  slots: Uint32Array;
  frequencies: Uint16Array;
  size: number;
}

/** At most this many fields: a posting packs their frequencies into 16 bits. */
const MAX_FIELDS = 3;
/** Bits and largest frequency of each field inside a posting: a title, a body, and names and labels. */
const SHIFTS = [0, 4, 12] as const;
const CEILINGS = [15, 255, 15] as const;
const FIRST_CAPACITY = 4;

/** The index of one kind of text. */
export class TextIndex {
  readonly #settings: readonly FieldSetting[];
  readonly #k1: number;
  readonly #termIds = new Map<string, number>();
  readonly #postings: Posting[] = [];
  readonly #documents: (Uint32Array | undefined)[] = [];
  readonly #lengths: Uint16Array[] = [];
  readonly #totals: number[];
  #size = 0;
  #norms: Float64Array[] | null = null;

  /** @param k1 saturation of a term's frequency; 1.2 is the usual start. */
  constructor(settings: readonly FieldSetting[], k1 = 1.2) {
    this.#settings = settings.slice(0, MAX_FIELDS);
    this.#k1 = k1;
    this.#totals = this.#settings.map(() => 0);
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
    let at = 0;
    for (const [key, packed] of frequencies) {
      const term = this.#termId(key);
      append(this.#posting(term), slot, packed);
      terms[at] = term;
      at += 1;
    }
    this.#documents[slot] = terms;
    this.#setLengths(
      slot,
      fields.map((keys) => keys.length),
    );
    this.#size += 1;
    this.#norms = null;
  }

  /** Empties the slot; nothing happens when it is empty. */
  drop(slot: number): void {
    const terms = this.#documents[slot];
    if (terms === undefined) {
      return;
    }
    for (const term of terms) {
      removeSlot(this.#posting(term), slot);
    }
    this.#documents[slot] = undefined;
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
    return term === undefined ? 0 : this.#posting(term).size;
  }

  /** Inverse document frequency of the term; above 0 for each term, also one that every document holds. */
  idf(key: string): number {
    const found = this.documentFrequency(key);
    return Math.log(1 + (this.#size - found + 0.5) / (found + 0.5));
  }

  /** Adds the weight × idf of each term to the slots that hold it, however often: how much of the query is covered. */
  cover(query: readonly QueryTerm[], scores: Float64Array): void {
    for (const { key, weight } of query) {
      const term = this.#termIds.get(key);
      const gain = weight * this.idf(key);
      for (const slot of term === undefined ? [] : this.#liveSlots(term)) {
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
        const frequency = weightedFrequency(packed, slot, norms);
        found.push({ key, score: (weight * this.idf(key) * frequency) / (this.#k1 + frequency) });
      }
    }
    return found;
  }

  /** Adds each term's weighted BM25F to `scores`, one cell a slot, of the slots that hold it. */
  score(query: readonly QueryTerm[], scores: Float64Array): void {
    const norms = this.#currentNorms();
    for (const { key, weight } of query) {
      const term = this.#termIds.get(key);
      if (term !== undefined && weight !== 0) {
        this.#scoreTerm(this.#posting(term), weight * this.idf(key), norms, scores);
      }
    }
  }

  #scoreTerm(posting: Posting, weight: number, norms: readonly Float64Array[], scores: Float64Array): void {
    const { slots, frequencies, size } = posting;
    for (let at = 0; at < size; at += 1) {
      const slot = slots[at] ?? 0;
      const frequency = weightedFrequency(frequencies[at] ?? 0, slot, norms);
      scores[slot] = (scores[slot] ?? 0) + (weight * frequency) / (this.#k1 + frequency);
    }
  }

  /** `weight / (1 - b + b × length / average)` for each field and slot, made anew after a change. */
  #currentNorms(): readonly Float64Array[] {
    this.#norms ??= this.#settings.map(({ weight, b }, field) => {
      const lengths = this.#lengths[field] ?? new Uint16Array(0);
      const average = Math.max(1e-9, (this.#totals[field] ?? 0) / Math.max(1, this.#size));
      return Float64Array.from(lengths, (length) => weight / (1 - b + (b * length) / average));
    });
    return this.#norms;
  }

  #termId(key: string): number {
    const known = this.#termIds.get(key);
    if (known !== undefined) {
      return known;
    }
    const term = this.#postings.length;
    this.#termIds.set(key, term);
    this.#postings.push({
      slots: new Uint32Array(FIRST_CAPACITY),
      frequencies: new Uint16Array(FIRST_CAPACITY),
      size: 0,
    });
    return term;
  }

  #posting(term: number): Posting {
    const posting = this.#postings[term];
    if (posting === undefined) {
      throw new RangeError(`term ${term} has no posting`);
    }
    return posting;
  }

  #liveSlots(term: number): Uint32Array {
    const { slots, size } = this.#posting(term);
    return slots.subarray(0, size);
  }

  #setLengths(slot: number, lengths: readonly number[]): void {
    this.#settings.forEach((_, field) => {
      const held = grown(this.#lengths[field] ?? new Uint16Array(0), slot + 1);
      const length = Math.min(65_535, lengths[field] ?? 0);
      this.#totals[field] = (this.#totals[field] ?? 0) + length - (held[slot] ?? 0);
      held[slot] = length;
      this.#lengths[field] = held;
    });
  }
}

/** One more document in the slots of the posting. */
function append(posting: Posting, slot: number, packed: number): void {
  if (posting.size === posting.slots.length) {
    const capacity = posting.size * 2;
    posting.slots = copyInto(new Uint32Array(capacity), posting.slots);
    posting.frequencies = copyInto(new Uint16Array(capacity), posting.frequencies);
  }
  posting.slots[posting.size] = slot;
  posting.frequencies[posting.size] = packed;
  posting.size += 1;
}

/** The last entry takes the place of the removed one: the order inside a posting says nothing. */
function removeSlot(posting: Posting, slot: number): void {
  const at = posting.slots.indexOf(slot);
  if (at < 0 || at >= posting.size) {
    return;
  }
  const last = posting.size - 1;
  posting.slots[at] = posting.slots[last] ?? 0;
  posting.frequencies[at] = posting.frequencies[last] ?? 0;
  posting.size = last;
}

function packFrequencies(fields: readonly (readonly string[])[]): Map<string, number> {
  const packed = new Map<string, number>();
  fields.slice(0, MAX_FIELDS).forEach((keys, field) => {
    const shift = SHIFTS[field] ?? 0;
    const ceiling = CEILINGS[field] ?? 0;
    for (const key of keys) {
      const before = packed.get(key) ?? 0;
      if (((before >> shift) & ceiling) < ceiling) {
        packed.set(key, before + (1 << shift));
      }
    }
  });
  return packed;
}

function weightedFrequency(packed: number, slot: number, norms: readonly Float64Array[]): number {
  let sum = 0;
  for (let field = 0; field < norms.length; field += 1) {
    const frequency = (packed >> (SHIFTS[field] ?? 0)) & (CEILINGS[field] ?? 0);
    if (frequency > 0) {
      sum += frequency * (norms[field]?.[slot] ?? 0);
    }
  }
  return sum;
}

function grown(held: Uint16Array, needed: number): Uint16Array {
  return held.length >= needed ? held : copyInto(new Uint16Array(Math.max(64, needed, held.length * 2)), held);
}

function copyInto<T extends Uint16Array | Uint32Array>(target: T, source: ArrayLike<number>): T {
  target.set(source);
  return target;
}
