/*
 * The rules that a filter sets, made once a query: a key that is not set costs nothing per object. Pure.
 */
import { covers } from "../model/area-code";
import type { Indexed } from "../model/indexed-object";

/** Whether an object is found. */
export type Rule<T> = (item: Indexed<T>) => boolean;

type MaybeList<V> = readonly V[] | null | undefined;

/** Whether the list names anything; an absent, null or empty list filters nothing out. */
export function hasAny<V>(list: MaybeList<V>): list is readonly V[] {
  return list !== null && list !== undefined && list.length > 0;
}

/** Collects the rules of one query. */
export class FilterRules<T> {
  readonly #rules: Rule<T>[] = [];

  /** The rules so far. */
  get rules(): readonly Rule<T>[] {
    return this.#rules;
  }

  /** A rule that always holds. */
  always(rule: Rule<T>): this {
    this.#rules.push(rule);
    return this;
  }

  /** The object's value is one of the list. */
  oneOf<V>(list: MaybeList<V>, valueOf: (item: Indexed<T>) => V | undefined): this {
    return hasAny(list) ? this.always((item) => isIn(list, valueOf(item))) : this;
  }

  /** One of the object's values is one of the list. */
  sharing<V>(list: MaybeList<V>, valuesOf: (item: Indexed<T>) => readonly V[]): this {
    return hasAny(list) ? this.always((item) => valuesOf(item).some((value) => list.includes(value))) : this;
  }

  /** One of the object's areas lies within the division. */
  within(division: string | null | undefined, areasOf: (item: Indexed<T>) => readonly string[]): this {
    return this.whenSet(division, (outer, item) => areasOf(item).some((area) => covers(outer, area)));
  }

  /** A rule about a wanted value, when there is one. */
  whenSet<V>(wanted: V | null | undefined, passes: (wanted: V, item: Indexed<T>) => boolean): this {
    return wanted === null || wanted === undefined ? this : this.always((item) => passes(wanted, item));
  }
}

function isIn<V>(list: readonly V[], value: V | undefined): boolean {
  return value !== undefined && list.includes(value);
}
