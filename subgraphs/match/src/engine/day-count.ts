/** Counts days, so that the newest is known also after removals. */
export class DayCount {
  readonly #counts = new Map<string, number>();
  #newest: string | null = null;

  /** One more object of the day (YYYY-MM-DD). */
  add(day: string): void {
    this.#counts.set(day, (this.#counts.get(day) ?? 0) + 1);
    this.#newest = this.#newest === null || day > this.#newest ? day : this.#newest;
  }

  /** One object less of the day. */
  remove(day: string): void {
    const left = (this.#counts.get(day) ?? 0) - 1;
    if (left > 0) {
      this.#counts.set(day, left);
      return;
    }
    this.#counts.delete(day);
    if (day === this.#newest) {
      this.#newest = [...this.#counts.keys()].reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
    }
  }

  /** The newest day that still has an object, or null. */
  newest(): string | null {
    return this.#newest;
  }
}
