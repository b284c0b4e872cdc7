/*
 * Notices when a process stands still, or the machine does: a small question at short intervals.
 * An answer that came meanwhile says nothing about who was late.
 */
import { setTimeout as pause } from "node:timers/promises";

import { request } from "undici";

const EVERY_MS = 150;
/** A process that takes so long to say that it lives stood still. */
const STALL_MS = 350;

/** The pulse of one process. */
export class Pulse {
  private askedMs: number | null = null;
  private lastStallMs = -Infinity;
  private isOver = false;

  /** `url` gives its base at the moment: it may move. */
  constructor(private readonly url: () => string) {}

  /** Feels it until end(). */
  async feel(): Promise<void> {
    while (!this.isOver) {
      this.askedMs = performance.now();
      await this.ask();
      if (this.isLate()) this.lastStallMs = performance.now();
      this.askedMs = null;
      const pausedMs = performance.now();
      await pause(EVERY_MS);
      // This process may stand still, too
      if (performance.now() - pausedMs > EVERY_MS + STALL_MS) this.lastStallMs = performance.now();
    }
  }

  /** Whether it stood still at some time since then, or does now. */
  stoodStillSince(fromMs: number): boolean {
    return this.lastStallMs > fromMs || this.isLate();
  }

  end(): void {
    this.isOver = true;
  }

  private isLate(): boolean {
    return this.askedMs !== null && performance.now() - this.askedMs > STALL_MS;
  }

  private async ask(): Promise<void> {
    try {
      await (await request(`${this.url()}/health/live`, { headersTimeout: 5_000 })).body.dump();
    } catch {
      // Gone or frozen, which the test knows: no pulse is no news
    }
  }
}
