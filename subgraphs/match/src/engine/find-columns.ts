/*
 * What find counts and sorts by, side by side in arrays by slot: instants as numbers, facet values as small numbers.
 * Brought up to date before each question by comparing entries, so that a change costs what it changed.
 * Before: find-spec.ts, slot-table.ts. After: find.ts. Pure.
 */
import type { Facet } from "../model/find-query";
import type { Indexed } from "../model/indexed-object";
import type { FindSpec, Narrowing } from "./find-spec";
import { ListArena } from "./list-arena";
import type { MatchIndex } from "./match-index";
import type { SlotTable } from "./slot-table";

/** What every found object has. */
export interface Dated {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What columns need to know of a kind of object. */
export type ColumnSpec<T> = Pick<FindSpec<T, never>, "facets" | "isListed">;

interface FacetValueCode {
  readonly facet: number;
  readonly value: string;
}

const PUBLIC = 1;
const LISTED = 2;
const NO_WEIGHTS = new Uint16Array(64);

/** The columns of one kind of object of one index. */
export class FindColumns<T extends Dated> {
  /** Milliseconds by slot. */
  created: Float64Array = new Float64Array(0);
  updated: Float64Array = new Float64Array(0);
  readonly #codesAt = new ListArena();
  #flags: Uint8Array = new Uint8Array(0);
  readonly #seen: (Indexed<T> | null)[] = [];
  readonly #codes: FacetValueCode[] = [];
  readonly #codeOf: readonly Map<string, number>[];
  #edition = -1;

  constructor(
    private readonly index: MatchIndex,
    private readonly slots: SlotTable<Indexed<T>>,
    private readonly spec: ColumnSpec<T>,
  ) {
    this.#codeOf = spec.facets.map(() => new Map<string, number>());
  }

  /** Takes in what changed since the last time. */
  refresh(): void {
    const { span } = this.slots;
    this.created = widened(this.created, span, Float64Array);
    this.updated = widened(this.updated, span, Float64Array);
    this.#flags = widened(this.#flags, span, Uint8Array);
    // Districts and sites of an object follow from the directory too.
    if (this.#edition !== this.index.directoryEdition) this.#seen.length = 0;
    this.#edition = this.index.directoryEdition;
    for (let slot = 0; slot < span; slot += 1) {
      const item = this.slots.at(slot);
      if (item === this.#seen[slot]) continue;
      this.#seen[slot] = item;
      if (item !== null) this.#read(slot, item);
    }
  }

  /** Whether everybody may see the object in the slot. */
  isPublic(slot: number): boolean {
    return ((this.#flags[slot] ?? 0) & PUBLIC) !== 0;
  }

  /** Whether the object in the slot is shown to who does not ask for such as it. */
  isListed(slot: number): boolean {
    return ((this.#flags[slot] ?? 0) & LISTED) !== 0;
  }

  /** For each narrowing the codes that pass it, as marks by code. */
  marksOf(narrowings: readonly Narrowing[]): readonly Uint8Array[] {
    return narrowings.map(({ facet, values }) => {
      const marks = new Uint8Array(this.#codes.length);
      const codes = this.#codeOf[this.spec.facets.findIndex(({ name }) => name === facet)];
      for (const value of values) {
        const code = codes?.get(value);
        if (code !== undefined) marks[code] = 1;
      }
      return marks;
    });
  }

  /** Whether the object in the slot has one of the marked values of each narrowing. */
  passes(slot: number, marks: readonly Uint8Array[]): boolean {
    const from = this.#codesAt.starts[slot] ?? 0;
    const end = from + this.#codesAt.sizeOf(slot);
    const { values } = this.#codesAt;
    for (let narrowing = 0; narrowing < marks.length; narrowing += 1) {
      const marked = marks[narrowing];
      let at = from;
      while (at < end && marked?.[values[at] ?? 0] !== 1) at += 1;
      if (at === end) return false;
    }
    return true;
  }

  /** Counters of all facet values, all 0. */
  newCounts(): Int32Array {
    return new Int32Array(this.#codes.length);
  }

  /** Counts the facet values of the slot; a value that it holds twice counts once. */
  count(slot: number, counts: Int32Array): void {
    const from = this.#codesAt.starts[slot] ?? 0;
    const end = from + this.#codesAt.sizeOf(slot);
    const { values } = this.#codesAt;
    for (let at = from; at < end; at += 1) {
      const code = values[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }

  /** The counted facets in the order of their specs; values by count, then by value. */
  facetsOf(counts: Int32Array): Facet[] {
    const found = this.spec.facets.map((): { value: string; count: number }[] => []);
    this.#codes.forEach(({ facet, value }, code) => {
      const count = counts[code] ?? 0;
      if (count > 0) found[facet]?.push({ value, count });
    });
    return this.spec.facets.map((spec, facet) => ({
      name: spec.name,
      values: (found[facet] ?? [])
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .map(({ value, count }) => ({ value, label: spec.label(this.index, value), count })),
    }));
  }

  #read(slot: number, item: Indexed<T>): void {
    this.created[slot] = Date.parse(item.value.createdAt);
    this.updated[slot] = Date.parse(item.value.updatedAt);
    this.#flags[slot] = (item.meta.visibility.isPublic ? PUBLIC : 0) | (this.spec.isListed(item.value) ? LISTED : 0);
    const codes = this.spec.facets.flatMap((facet, at) =>
      [...new Set(facet.valuesOf(this.index, item))].map((value) => this.#codeFor(at, value)),
    );
    const weights = codes.length <= NO_WEIGHTS.length ? NO_WEIGHTS : new Uint16Array(codes.length);
    this.#codesAt.set(slot, Uint32Array.from(codes), weights.subarray(0, codes.length));
  }

  #codeFor(facet: number, value: string): number {
    const codes = this.#codeOf[facet];
    const known = codes?.get(value);
    if (known !== undefined) return known;
    const code = this.#codes.length;
    this.#codes.push({ facet, value });
    codes?.set(value, code);
    return code;
  }
}

const columns = new WeakMap<object, unknown>();

/** The columns of a table of the index, made when they are first asked for and up to date. */
export function columnsOf<T extends Dated>(
  index: MatchIndex,
  slots: SlotTable<Indexed<T>>,
  spec: ColumnSpec<T>,
): FindColumns<T> {
  // A table holds objects of one kind, and a kind has one specification.
  const known = columns.get(slots) as FindColumns<T> | undefined;
  const found = known ?? new FindColumns(index, slots, spec);
  columns.set(slots, found);
  found.refresh();
  return found;
}

function widened<A extends Float64Array | Uint8Array>(held: A, span: number, kind: new (length: number) => A): A {
  if (held.length >= span) return held;
  const wider = new kind(Math.max(64, Math.ceil(span * 1.25)));
  wider.set(held);
  return wider;
}
