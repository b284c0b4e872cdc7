/*
 * Lets thousands of subscribers of one event have it without keeping everybody else of this process waiting: so many
 * deliveries a turn of the event loop, the rest in the turns after, in the order in which they asked.
 */

/** Deliveries a turn: some ten milliseconds of work. */
const MOST_A_TURN = 200;

/** Hands out turns. */
export class DeliveryTurns {
  readonly #waiting: (() => void)[] = [];
  #left: number;
  #isCounting = false;

  constructor(private readonly mostATurn = MOST_A_TURN) {
    this.#left = mostATurn;
  }

  /** Resolves when the caller may deliver one result: at once, or in a later turn of the event loop. */
  take(): Promise<void> | undefined {
    this.#count();
    if (this.#left > 0) {
      this.#left -= 1;
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #count(): void {
    if (this.#isCounting) return;
    this.#isCounting = true;
    setImmediate(() => {
      this.#isCounting = false;
      const next = this.#waiting.splice(0, this.mostATurn);
      this.#left = this.mostATurn - next.length;
      if (next.length > 0) this.#count();
      for (const resolve of next) resolve();
    });
  }
}
