/**
 * A binary heap of nodes by their distance, smallest first; of equal distances the smaller node comes first, so that
 * equal problems give equal plans. A node may stand in it several times: the caller skips what is settled.
 */
export class DistanceQueue {
  readonly #nodes: number[] = [];
  readonly #distances: number[] = [];

  get isEmpty(): boolean {
    return this.#nodes.length === 0;
  }

  clear(): void {
    this.#nodes.length = 0;
    this.#distances.length = 0;
  }

  push(node: number, distance: number): void {
    let at = this.#nodes.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(node, distance, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#nodes[at] = node;
    this.#distances[at] = distance;
  }

  /** Takes the nearest node; -1 when there is none. */
  pop(): number {
    const first = this.#nodes[0] ?? -1;
    const node = this.#nodes.pop() ?? -1;
    const distance = this.#distances.pop() ?? 0;
    if (this.#nodes.length > 0) this.#sink(node, distance);
    return first;
  }

  #sink(node: number, distance: number): void {
    const size = this.#nodes.length;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#isBefore(this.#nodes[child + 1] ?? 0, this.#distances[child + 1] ?? 0, child)) {
        child += 1;
      }
      if (this.#isBefore(node, distance, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#nodes[at] = node;
    this.#distances[at] = distance;
  }

  #move(from: number, to: number): void {
    this.#nodes[to] = this.#nodes[from] ?? 0;
    this.#distances[to] = this.#distances[from] ?? 0;
  }

  #isBefore(node: number, distance: number, other: number): boolean {
    const otherDistance = this.#distances[other] ?? 0;
    return distance < otherDistance || (distance === otherDistance && node < (this.#nodes[other] ?? 0));
  }
}
