/*
 * Numbers the objects of one kind: each id has a slot, freed slots are used again.
 * Slots are the cell numbers of typed arrays; they never leave the engine, ids do.
 */

/** Objects by id and by slot. */
export class SlotTable<T> {
  readonly #slots = new Map<string, number>();
  readonly #items: (T | undefined)[] = [];
  readonly #free: number[] = [];

  /** Number of objects. */
  get size(): number {
    return this.#slots.size;
  }

  /** One more than the highest slot in use so far. */
  get span(): number {
    return this.#items.length;
  }

  /** Puts the object under its id and returns its slot. */
  put(id: string, item: T): number {
    const slot = this.#slots.get(id) ?? this.#free.pop() ?? this.#items.length;
    this.#slots.set(id, slot);
    this.#items[slot] = item;
    return slot;
  }

  /** Forgets the id; returns the slot that it had, or null. */
  drop(id: string): number | null {
    const slot = this.#slots.get(id);
    if (slot === undefined) {
      return null;
    }
    this.#slots.delete(id);
    this.#items[slot] = undefined;
    this.#free.push(slot);
    return slot;
  }

  /** The slot of the id, or null. */
  slotOf(id: string): number | null {
    return this.#slots.get(id) ?? null;
  }

  /** The object in the slot, or null for a free one. */
  at(slot: number): T | null {
    return this.#items[slot] ?? null;
  }

  /** The object under the id, or null. */
  get(id: string): T | null {
    const slot = this.#slots.get(id);
    return slot === undefined ? null : this.at(slot);
  }

  /** The id of every object. */
  ids(): IterableIterator<string> {
    return this.#slots.keys();
  }

  /** The objects by slot; null in a free one. */
  packed(): (T | null)[] {
    return Array.from(this.#items, (item) => item ?? null);
  }

  /** Takes objects by slot into an empty table. */
  restore(items: readonly (T | null)[], idOf: (item: T) => string): void {
    items.forEach((item, slot) => {
      this.#items[slot] = item ?? undefined;
      if (item === null) this.#free.push(slot);
      else this.#slots.set(idOf(item), slot);
    });
  }

  /** Every object. */
  *values(): IterableIterator<T> {
    for (const slot of this.#slots.values()) {
      const item = this.#items[slot];
      if (item !== undefined) {
        yield item;
      }
    }
  }
}
