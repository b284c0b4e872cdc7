/*
 * A bounded map of values that end by themselves: least recently used out first, expired ones never given.
 * Pure; the caller brings the clock, and each value its own end: the ttl of the library would read a clock of its own.
 */
import { LRUCache } from "lru-cache";

/** A bounded cache whose entries expire. */
export class ExpiringCache<V> {
  private readonly entries: LRUCache<string, { readonly value: V; readonly untilMs: number }>;

  /** @param maxEntries how many entries are kept at most, one or more; the least recently used one leaves first. */
  constructor(maxEntries: number) {
    this.entries = new LRUCache({ max: maxEntries });
  }

  /** The value of a key, or undefined when there is none or it ended at or before `nowMs`. */
  get(key: string, nowMs: number): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.untilMs > nowMs) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  /** Keeps a value until the given instant. */
  set(key: string, value: V, untilMs: number): void {
    this.entries.set(key, { value, untilMs });
  }

  /** Forgets a key, if it still holds that value. */
  delete(key: string, value: V): void {
    if (this.entries.peek(key)?.value === value) this.entries.delete(key);
  }
}
