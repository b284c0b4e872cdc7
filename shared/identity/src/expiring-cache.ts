/*
 * A bounded map of values that end by themselves: least recently used out first, expired ones never given.
 * Pure; the caller brings the clock.
 */

/** A bounded cache whose entries expire. */
export class ExpiringCache<V> {
  private readonly entries = new Map<string, { readonly value: V; readonly untilMs: number }>();

  /** @param maxEntries how many entries are kept at most; the least recently used one leaves first. */
  constructor(private readonly maxEntries: number) {}

  /** How many entries are held, expired ones included. */
  get size(): number {
    return this.entries.size;
  }

  /** The value of a key, or undefined when there is none or it ended at or before `nowMs`. */
  get(key: string, nowMs: number): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    // A Map iterates in order of insertion: taking the entry out and putting it back marks it as used last.
    this.entries.delete(key);
    if (entry.untilMs <= nowMs) return undefined;
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value until the given instant. */
  set(key: string, value: V, untilMs: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, untilMs });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maxEntries) break;
      this.entries.delete(oldest);
    }
  }

  /** Forgets a key, if it still holds that value. */
  delete(key: string, value: V): void {
    if (this.entries.get(key)?.value === value) this.entries.delete(key);
  }
}
