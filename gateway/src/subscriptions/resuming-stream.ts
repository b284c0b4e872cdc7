/*
 * A stream of events that goes on by itself: when match restarts or the connection breaks, it is opened again behind the
 * last block, so that its reader sees neither a gap nor an event twice.
 */
import { setTimeout as delay } from "node:timers/promises";

import { HubError } from "@park-hub/errors";

import type { EventBlock, EventRequest } from "./match-stream";

/** Opens one stream; throws retryable errors for what may pass. */
export type OpenStream = (request: EventRequest, signal: AbortSignal) => AsyncGenerator<EventBlock, void, undefined>;

/** How a stream is resumed. */
export interface ResumeOptions {
  /** First and longest pause before another attempt, in ms, with jitter; default 50 and 2,000. */
  readonly pause?: { readonly minMs: number; readonly maxMs: number };
  /** How long a stream that never began is tried, in ms; default 10,000: match loads a city's index in that time. */
  readonly beginWithinMs?: number;
  /** Told of each break. */
  readonly onBreak?: (error: unknown) => void;
}

/** The blocks of the stream and of its continuations, until the signal. @throws {HubError} what is no use to try again */
export async function* resumeStream(
  open: OpenStream,
  request: EventRequest,
  signal: AbortSignal,
  options: ResumeOptions = {},
): AsyncGenerator<EventBlock, void, undefined> {
  const { minMs, maxMs } = options.pause ?? { minMs: 50, maxMs: 2_000 };
  const giveUpAt = performance.now() + (options.beginWithinMs ?? 10_000);
  let { after } = request;
  let hasBegun = false;
  let attempt = 0;
  while (!signal.aborted) {
    try {
      for await (const block of open({ ...request, after }, signal)) {
        after = block.cursor;
        hasBegun = true;
        attempt = 0;
        yield block;
      }
    } catch (error) {
      if (signal.aborted) return;
      const isWorthIt = error instanceof HubError && error.retryable;
      if (!isWorthIt || (!hasBegun && performance.now() > giveUpAt)) throw error;
      options.onBreak?.(error);
    }
    const longest = Math.min(maxMs, minMs * 2 ** Math.min(attempt, 16));
    attempt += 1;
    // An aborted pause is the end, which the loop sees next.
    await delay(longest * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => undefined);
  }
}
