/*
 * Many growing lists of numbers in two shared typed arrays: a list costs twelve bytes beside its elements, not two objects.
 * After: text-index.ts. Pure. A list that outgrows its place moves to the end; places left behind are reclaimed when they
 * are a third of all.
 */

/** The lists as plain arrays, each list tight behind the one before: what a snapshot on disk holds. */
export interface PackedLists {
  readonly sizes: Uint32Array;
  readonly values: Uint32Array;
  readonly weights: Uint16Array;
}

const FIRST_CAPACITY = 4;
const FIRST_SPAN = 1024;

/** Lists of pairs of a 32-bit value and a 16-bit weight, by number. */
export class ListArena {
  /** The values of list k are those from `starts[k]` on, `sizes[k]` of them; valid until the next change. */
  values: Uint32Array = new Uint32Array(FIRST_SPAN);
  weights: Uint16Array = new Uint16Array(FIRST_SPAN);
  starts: Uint32Array = new Uint32Array(FIRST_SPAN);
  sizes: Uint32Array = new Uint32Array(FIRST_SPAN);
  #capacities: Uint32Array = new Uint32Array(FIRST_SPAN);
  #used = 0;
  #wasted = 0;
  #span = 0;

  /** One more than the highest list in use so far. */
  get span(): number {
    return this.#span;
  }

  /** Number of elements of the list. */
  sizeOf(list: number): number {
    return this.sizes[list] ?? 0;
  }

  /** Adds a pair at the end of the list. */
  append(list: number, value: number, weight: number): void {
    this.#widen(list);
    const size = this.sizeOf(list);
    if (size === (this.#capacities[list] ?? 0)) this.#move(list, Math.max(FIRST_CAPACITY, size * 2));
    const at = (this.starts[list] ?? 0) + size;
    this.values[at] = value;
    this.weights[at] = weight;
    this.sizes[list] = size + 1;
  }

  /** Replaces the list by the pairs. */
  set(list: number, values: Uint32Array, weights: Uint16Array): void {
    this.#widen(list);
    if (values.length > (this.#capacities[list] ?? 0)) this.#move(list, values.length);
    const from = this.starts[list] ?? 0;
    this.values.set(values, from);
    this.weights.set(weights, from);
    this.sizes[list] = values.length;
  }

  /** Takes the pair with that value out of the list; the last one takes its place: the order says nothing. */
  remove(list: number, value: number): void {
    const from = this.starts[list] ?? 0;
    const last = from + this.sizeOf(list) - 1;
    const at = this.values.subarray(from, last + 1).indexOf(value) + from;
    if (at < from) return;
    this.values[at] = this.values[last] ?? 0;
    this.weights[at] = this.weights[last] ?? 0;
    this.sizes[list] = last - from;
  }

  /** Empties the list and gives up its place. */
  clear(list: number): void {
    this.#wasted += this.#capacities[list] ?? 0;
    if (list >= this.#span) return;
    this.#capacities[list] = 0;
    this.sizes[list] = 0;
  }

  /** A copy of all lists, tight. */
  pack(): PackedLists {
    const sizes = this.sizes.slice(0, this.#span);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const values = new Uint32Array(total);
    const weights = new Uint16Array(total);
    let to = 0;
    for (let list = 0; list < this.#span; list += 1) {
      const from = this.starts[list] ?? 0;
      const end = from + (sizes[list] ?? 0);
      values.set(this.values.subarray(from, end), to);
      weights.set(this.weights.subarray(from, end), to);
      to += end - from;
    }
    return { sizes, values, weights };
  }

  /** The arena with these lists; the arrays become its own. */
  static from({ sizes, values, weights }: PackedLists): ListArena {
    const arena = new ListArena();
    arena.#adopt(sizes, values, weights);
    return arena;
  }

  #adopt(sizes: Uint32Array, values: Uint32Array, weights: Uint16Array): void {
    this.sizes = sizes;
    this.#capacities = sizes.slice();
    this.starts = new Uint32Array(sizes.length);
    let start = 0;
    for (let list = 0; list < sizes.length; list += 1) {
      this.starts[list] = start;
      start += sizes[list] ?? 0;
    }
    this.values = values;
    this.weights = weights;
    this.#span = sizes.length;
    this.#used = start;
    this.#wasted = 0;
  }

  #widen(list: number): void {
    if (list < this.#span) return;
    this.#span = list + 1;
    if (list < this.sizes.length) return;
    const length = Math.max(FIRST_SPAN, (list + 1) * 2);
    this.sizes = wider(this.sizes, new Uint32Array(length));
    this.starts = wider(this.starts, new Uint32Array(length));
    this.#capacities = wider(this.#capacities, new Uint32Array(length));
  }

  /** Gives the list a place for so many pairs at the end. */
  #move(list: number, capacity: number): void {
    this.#makeRoom(capacity);
    const from = this.starts[list] ?? 0;
    const end = from + this.sizeOf(list);
    this.values.copyWithin(this.#used, from, end);
    this.weights.copyWithin(this.#used, from, end);
    this.#wasted += this.#capacities[list] ?? 0;
    this.starts[list] = this.#used;
    this.#capacities[list] = capacity;
    this.#used += capacity;
  }

  #makeRoom(capacity: number): void {
    if (this.#used + capacity <= this.values.length) return;
    if (this.#wasted * 3 > this.#used) this.#compact();
    if (this.#used + capacity <= this.values.length) return;
    const length = Math.max(FIRST_SPAN, Math.ceil((this.#used + capacity) * 1.5));
    this.values = wider(this.values, new Uint32Array(length));
    this.weights = wider(this.weights, new Uint16Array(length));
  }

  /** Tightens all lists; each keeps room for some more. */
  #compact(): void {
    const before = { values: this.values, weights: this.weights, starts: this.starts.slice(0, this.#span) };
    const capacities = this.sizes.slice(0, this.#span).map((size) => (size === 0 ? 0 : size + (size >> 2) + 1));
    const total = capacities.reduce((sum, capacity) => sum + capacity, 0);
    this.values = new Uint32Array(Math.ceil(total * 1.25) + FIRST_SPAN);
    this.weights = new Uint16Array(this.values.length);
    this.#used = 0;
    this.#wasted = 0;
    for (let list = 0; list < this.#span; list += 1) {
      const from = before.starts[list] ?? 0;
      const end = from + this.sizeOf(list);
      this.values.set(before.values.subarray(from, end), this.#used);
      this.weights.set(before.weights.subarray(from, end), this.#used);
      this.starts[list] = this.#used;
      this.#capacities[list] = capacities[list] ?? 0;
      this.#used += capacities[list] ?? 0;
    }
  }
}

function wider<T extends Uint16Array | Uint32Array>(held: T, target: T): T {
  target.set(held);
  return target;
}
