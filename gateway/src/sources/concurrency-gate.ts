/*
 * Bounds how many requests are under way to one target; the others wait in order of arrival.
 */

import type { StopSignal } from "../operation";

/** Lets at most so many through at a time. */
export class ConcurrencyGate {
  private free: number;
  private readonly waiting = new Set<() => void>();

  /** @param maxConcurrent how many may be inside at a time. */
  constructor(maxConcurrent: number) {
    this.free = maxConcurrent;
  }

  /** Waits for a place; false when the signal ended the waiting first. Whoever got true must leave() once. */
  async enter(signal: StopSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.free > 0) {
      this.free -= 1;
      return true;
    }
    return new Promise<boolean>((resolve) => {
      const admit = (): void => {
        signal.removeEventListener("abort", giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        this.waiting.delete(admit);
        resolve(false);
      };
      this.waiting.add(admit);
      signal.addEventListener("abort", giveUp, { once: true });
    });
  }

  /** Gives the place to whoever waits longest. */
  leave(): void {
    for (const admit of this.waiting) {
      this.waiting.delete(admit);
      return admit();
    }
    this.free += 1;
  }
}
