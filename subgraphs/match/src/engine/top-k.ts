/** Keeps the k best of a stream of slots in a heap: no sort of everything. */
export class TopK {
  readonly #capacity: number;
  readonly #isBetter: (a: number, b: number) => boolean;
  readonly #heap: number[] = [];

  /**
   * @param isBetter a total order of the slots: true when `a` comes before `b`.
   */
  constructor(capacity: number, isBetter: (a: number, b: number) => boolean) {
    this.#capacity = Math.max(0, Math.floor(capacity));
    this.#isBetter = isBetter;
  }

  /** Offers one slot; it is kept while fewer than k better ones were offered. */
  offer(slot: number): void {
    const heap = this.#heap;
    const worst = heap[0];
    if (heap.length < this.#capacity) {
      heap.push(slot);
      this.#rise(heap.length - 1);
    } else if (worst !== undefined && this.#isBetter(slot, worst)) {
      heap[0] = slot;
      this.#sink(0);
    }
  }

  /** The worst of the kept slots once there are k; null before. */
  worst(): number | null {
    return this.#heap.length < this.#capacity ? null : (this.#heap[0] ?? null);
  }

  /** The kept slots, best first; the heap stays as it is. */
  best(): number[] {
    return [...this.#heap].sort((a, b) => (a === b ? 0 : this.#isBetter(a, b) ? -1 : 1));
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(at, parent)) {
        return;
      }
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = at * 2 + 1;
      const right = left + 1;
      let worst = at;
      if (left < this.#heap.length && this.#isWorse(left, worst)) {
        worst = left;
      }
      if (right < this.#heap.length && this.#isWorse(right, worst)) {
        worst = right;
      }
      if (worst === at) {
        return;
      }
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorse(a: number, b: number): boolean {
    return this.#isBetter(this.#heap[b] ?? 0, this.#heap[a] ?? 0);
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a] ?? 0;
    this.#heap[a] = this.#heap[b] ?? 0;
    this.#heap[b] = held;
  }
}
