/*
 * Asks again and again, one question at a time: long polls while all is well, pauses while it is not.
 * Promises: a refresh cuts the running question or pause short; close() leaves nothing running.
 * Leaves alone: what is asked and what the answer means (directory-follower.ts).
 */
import { performance } from "node:perf_hooks";

import { backOffMs, waitUnlessAborted, type BackOffOptions } from "./back-off";

/** Shortest time between two questions when nothing changed: a server that does not hold the poll is not hammered. */
const UNCHANGED_PAUSE_MS = 1_000;

/**
 * How a question is asked: "refresh" and "anew" want the state whatever its version (by request; at the start and
 * after a failure), "wait" waits for a change.
 */
export type QuestionKind = "refresh" | "anew" | "wait";

/** What a PollLoop is made of. */
export interface PollLoopOptions {
  /** Asks once; resolves to whether anything changed. The signal ends the question early. */
  readonly ask: (kind: QuestionKind, signal: AbortSignal) => Promise<boolean>;
  /** Hears of each question that failed by itself. */
  readonly onFailure: (error: unknown) => void;
  readonly backOff?: BackOffOptions;
  /** Shortest time between two refreshes. */
  readonly refreshIntervalMs: number;
}

interface Refresh {
  readonly done: Promise<void>;
  readonly settle: () => void;
}

/** Asks until it is closed. */
export class PollLoop {
  private turn = new AbortController();
  private wanted: Refresh | null = null;
  private refreshedAtMs = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private asksAnew = true;
  private isClosed = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: PollLoopOptions) {}

  /** Starts asking. */
  start(): void {
    this.running = this.run();
  }

  /**
   * Asks at once; resolves when that question is over, well or not. Callers at the same time share one question;
   * within the refresh interval nothing is asked.
   */
  refresh(): Promise<void> {
    if (this.wanted !== null) return this.wanted.done;
    const nowMs = performance.now();
    if (this.isClosed || nowMs - this.refreshedAtMs < this.options.refreshIntervalMs) return Promise.resolve();
    this.refreshedAtMs = nowMs;
    this.wanted = newRefresh();
    this.turn.abort();
    return this.wanted.done;
  }

  /** Stops asking; resolves when the running question has ended. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.turn.abort();
    this.settle(this.wanted);
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      this.turn = new AbortController();
      const pauseMs = await this.takeTurn(this.turn.signal);
      // A refresh that came after the question ended has aborted this turn: the pause is over at once.
      if (pauseMs > 0) await waitUnlessAborted(pauseMs, this.turn.signal);
    }
  }

  /** One question; resolves to the pause before the next. */
  private async takeTurn(signal: AbortSignal): Promise<number> {
    const refresh = this.wanted;
    const kind = refresh !== null ? "refresh" : this.asksAnew ? "anew" : "wait";
    const startedMs = performance.now();
    try {
      const hasChanged = await this.options.ask(kind, signal);
      this.asksAnew = false;
      this.failures = 0;
      return hasChanged || kind !== "wait" ? 0 : UNCHANGED_PAUSE_MS - (performance.now() - startedMs);
    } catch (error) {
      this.asksAnew = true;
      if (signal.aborted) return 0;
      this.options.onFailure(error);
      return backOffMs(this.failures++, this.options.backOff);
    } finally {
      this.settle(refresh);
    }
  }

  private settle(refresh: Refresh | null): void {
    if (refresh === null) return;
    refresh.settle();
    if (this.wanted === refresh) this.wanted = null;
  }
}

function newRefresh(): Refresh {
  let settle: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { done, settle };
}
