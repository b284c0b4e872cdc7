/** Numbers from 0 to 1 that are the same for the same seed (mulberry32), and choices made with them. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** The next number, 0 included, 1 not. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the list, each as likely. @throws {RangeError} for an empty list */
  pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(this.next() * list.length));
  }

  /** One of the list, the first twice as likely as the second, n times as likely as the n-th: as words are in texts. */
  pickByRank<T>(list: readonly T[]): T {
    // The inverse of the logarithm that the sum of 1/rank grows with.
    const rank = Math.floor(Math.exp(this.next() * Math.log(list.length + 1)));
    return at(list, Math.min(list.length, rank) - 1);
  }

  /** So many different ones of the list, at most all of them. */
  sample<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let tries = 0; chosen.size < Math.min(count, list.length) && tries < count * 20; tries += 1) {
      chosen.add(this.pickByRank(list));
    }
    return [...chosen];
  }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing stands at ${index} of ${list.length}`);
  return item;
}
