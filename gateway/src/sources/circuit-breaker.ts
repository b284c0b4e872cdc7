/*
 * Stops asking a target that keeps failing, and asks it again after a while. Pure but for the clock it is given.
 */

/**
 * CLOSED: asked. OPEN: not asked until `openMs` have passed. HALF_OPEN: one request is under way to find out whether
 * it is back; its success closes the breaker, its failure opens it again.
 */
export type BreakerState = "CLOSED" | "OPEN" | "HALF_OPEN";

/** Options of a CircuitBreaker. */
export interface CircuitBreakerOptions {
  /** Failures in a row that open it; default 5: one slow answer or restart does not. */
  readonly maxFailures?: number;
  /** Milliseconds that it stays open; default 1,000: a host that restarts is asked again within a second. */
  readonly openMs?: number;
  /** The clock in milliseconds; default Date.now. */
  readonly now?: () => number;
}

/** The breaker of one target. */
export class CircuitBreaker {
  private failures = 0;
  private openedAtMs = 0;
  private current: BreakerState = "CLOSED";
  private readonly maxFailures: number;
  private readonly openMs: number;
  private readonly now: () => number;

  constructor(options: CircuitBreakerOptions = {}) {
    this.maxFailures = options.maxFailures ?? 5;
    this.openMs = options.openMs ?? 1_000;
    this.now = options.now ?? Date.now;
  }

  get state(): BreakerState {
    return this.current;
  }

  /** Whether to ask; when true, the outcome must be told by succeeded(), failed() or abandoned(). */
  allows(): boolean {
    if (this.current === "CLOSED") return true;
    if (this.current === "HALF_OPEN" || this.now() - this.openedAtMs < this.openMs) return false;
    this.current = "HALF_OPEN";
    return true;
  }

  /** The target answered. */
  succeeded(): void {
    this.failures = 0;
    this.current = "CLOSED";
  }

  /** The target did not answer. */
  failed(): void {
    this.failures += 1;
    if (this.current === "CLOSED" && this.failures < this.maxFailures) return;
    this.current = "OPEN";
    this.openedAtMs = this.now();
  }

  /** Whoever asked went away before the target could answer: nothing was learnt. */
  abandoned(): void {
    if (this.current === "HALF_OPEN") this.current = "OPEN";
  }
}
