/*
 * Waiting between attempts: doubling pauses with jitter, and a pause that an abort ends at once.
 */
import { setTimeout as pause } from "node:timers/promises";

/** How long to wait between attempts. */
export interface BackOffOptions {
  /** Longest first pause in milliseconds; default 200. */
  readonly firstMs?: number;
  /** Longest pause in milliseconds; default 5,000: a park that is back is found within five seconds. */
  readonly maxMs?: number;
}

/**
 * The pause before the given attempt (0 is the first repetition): between half and all of a doubling bound, so that
 * many processes which lost park together do not come back together.
 */
export function backOffMs(attempt: number, options: BackOffOptions = {}): number {
  const { firstMs = 200, maxMs = 5_000 } = options;
  const boundMs = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return boundMs * (0.5 + Math.random() / 2);
}

/** Waits; resolves at once when the signal aborts. Does not keep the process alive. */
export async function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
