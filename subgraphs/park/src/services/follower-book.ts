/*
 * Who follows the directory and what they have of it. In memory: no I/O but a timer.
 * A follower owes a version while its answer is on its way; asking for what comes after that version pays.
 * Promises: one that died or dawdles is waited for half a second in all, not for each change.
 */

/** How long a follower is waited for, in ms: as long as a query of match waits for its caller's writes. */
const PATIENCE_MS = 500;

interface Debt {
  version: number;
  readonly until: number;
}

/** Keeps the followers of one directory. */
export class FollowerBook {
  readonly #waiting = new Map<string, number>();
  readonly #debts = new Map<string, Debt>();
  readonly #listeners = new Set<() => void>();

  /** @param patienceMs how long a follower is waited for. Default 500. */
  constructor(private readonly patienceMs = PATIENCE_MS) {}

  /**
   * The follower has the version `after` and asks for the next. Gives the function that ends the question, with the
   * version that it was answered with, or null when it is gone.
   */
  beginWait(follower: string, after: number): (answered: number | null) => void {
    this.#pay(follower, after);
    this.#waiting.set(follower, (this.#waiting.get(follower) ?? 0) + 1);
    return (answered) => {
      const left = (this.#waiting.get(follower) ?? 1) - 1;
      if (left > 0) this.#waiting.set(follower, left);
      else this.#waiting.delete(follower);
      // On its way: what is published before the follower asks again comes too late for this answer
      if (answered !== null) this.#owe(follower, answered);
    };
  }

  /** A version is out: those who wait for it owe it, those who still owe an older one owe this one instead. */
  published(version: number): void {
    this.#forgive();
    for (const debt of this.#debts.values()) debt.version = version;
    for (const follower of this.#waiting.keys()) this.#owe(follower, version);
  }

  /** Resolves when nobody owes anything, or those who do have been waited for long enough. */
  async settled(): Promise<void> {
    for (;;) {
      this.#forgive();
      const untils = [...this.#debts.values()].map(({ until }) => until);
      if (untils.length === 0) return;
      await this.#nextPayment(Math.min(...untils) - performance.now());
    }
  }

  #owe(follower: string, version: number): void {
    if (!this.#debts.has(follower)) this.#debts.set(follower, { version, until: performance.now() + this.patienceMs });
  }

  #forgive(): void {
    const now = performance.now();
    for (const [follower, { until }] of this.#debts) if (until <= now) this.#debts.delete(follower);
  }

  #pay(follower: string, after: number): void {
    const debt = this.#debts.get(follower);
    if (debt === undefined || after < debt.version) return;
    this.#debts.delete(follower);
    for (const listener of [...this.#listeners]) listener();
  }

  #nextPayment(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(1, timeoutMs));
      this.#listeners.add(wake);
    });
  }
}
