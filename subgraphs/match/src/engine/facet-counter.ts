import type { Facet } from "../model/find-query";
import type { Indexed } from "../model/indexed-object";
import type { FacetSpec } from "./find-spec";
import type { MatchIndex } from "./match-index";

/** Changed in place: one look-up an object, not two. */
interface Tally {
  count: number;
}

/** Counts the facets of a stream of objects. */
export class FacetCounter<T> {
  readonly #index: MatchIndex;
  readonly #counts: readonly { readonly spec: FacetSpec<T>; readonly counts: Map<string, Tally> }[];

  constructor(index: MatchIndex, specs: readonly FacetSpec<T>[]) {
    this.#index = index;
    this.#counts = specs.map((spec) => ({ spec, counts: new Map<string, Tally>() }));
  }

  /** Counts one object; a value that it holds twice counts once. */
  add(item: Indexed<T>): void {
    for (const { spec, counts } of this.#counts) {
      const values = spec.valuesOf(this.#index, item);
      for (const value of values.length < 2 ? values : new Set(values)) {
        const tally = counts.get(value);
        if (tally === undefined) {
          counts.set(value, { count: 1 });
        } else {
          tally.count += 1;
        }
      }
    }
  }

  /** The facets in the order of their specs; values by count, then by value. */
  facets(): Facet[] {
    return this.#counts.map(({ spec, counts }) => ({
      name: spec.name,
      values: [...counts]
        .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
        .map(([value, { count }]) => ({ value, label: spec.label(this.#index, value), count })),
    }));
  }
}
