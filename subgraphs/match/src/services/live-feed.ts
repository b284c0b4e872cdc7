/*
 * One subscription as a position in the hub-wide log: what was missed and what happens are one loop over one sequence, so
 * there is no hand-over to get wrong.
 * Before: the endpoint (server/live-routes.ts). Leaves alone: the wire and the selection of fields.
 */
import type { MatchIndex } from "../engine/match-index";
import { readyEvent, type LiveEvent } from "./live-events";
import { LiveFilters, type LiveQuestion } from "./live-filters";
import { logCursor, readLogCursor } from "./log-cursor";
import type { LogTail } from "./log-tail";
import { NewsGate } from "./news-gate";
import type { Viewer } from "./visibility";

/** What a subscription asks for. */
export interface LiveRequest {
  readonly question: LiveQuestion;
  /** Cursor of the last event seen; without it the subscription begins now, with a SUBSCRIPTION_READY. */
  readonly after: string | null;
  readonly viewer: Viewer;
}

/** A place in the log to begin at. */
export interface LiveStart {
  readonly epoch: string;
  readonly seq: number;
  /** Whether a SUBSCRIPTION_READY comes first. */
  readonly isNew: boolean;
}

/** An event, or only how far the log was looked at: at the head, and with every beat. */
export type LiveItem =
  | { readonly kind: "event"; readonly seq: number; readonly cursor: string; readonly event: LiveEvent }
  | { readonly kind: "position"; readonly seq: number; readonly cursor: string };

/** What subscriptions cost this process. */
export interface SubscriptionCounts {
  /** Streams that are open. */
  readonly open: number;
  /** Distinct questions, by filter and rights, among them. */
  readonly filters: number;
  /** Entries of the log judged so far: one an entry and distinct question, none while nobody asks. */
  readonly judged: number;
}

/** What a feed works on. */
export interface LiveFeedOptions {
  readonly tail: LogTail;
  readonly index: MatchIndex;
  readonly now: () => Date;
  /** Milliseconds of silence after which a position is told all the same; default 5,000. */
  readonly beatMs?: number | undefined;
}

const ENTRIES_PER_READ = 500;

/** Serves subscriptions. */
export class LiveFeed {
  readonly filters: LiveFilters;

  constructor(private readonly options: LiveFeedOptions) {
    this.filters = new LiveFilters(options.index);
  }

  /**
   * Where the subscription begins.
   *
   * @throws {HubError} CURSOR_INVALID or CURSOR_EXPIRED
   */
  async startOf({ after }: LiveRequest): Promise<LiveStart> {
    const head = await this.options.tail.freshHead();
    return { epoch: head.epoch, seq: after === null ? head.seq : readLogCursor(head, after), isNew: after === null };
  }

  /** Everything behind the start, in order, each once, until the signal. @throws {HubError} as LogTail.read() */
  async *follow(
    request: LiveRequest,
    { epoch, seq, isNew }: LiveStart,
    signal: AbortSignal,
  ): AsyncGenerator<LiveItem, void, undefined> {
    const { tail, now } = this.options;
    const filter = this.filters.use(request.question, request.viewer);
    const gate = new NewsGate();
    const wake = (): void => gate.wake();
    const stopListening = tail.listen(wake);
    signal.addEventListener("abort", wake);
    const beatMs = this.options.beatMs ?? 5_000;
    let position = seq;
    let beatAt = 0;
    try {
      const first = logCursor(epoch, seq);
      if (isNew) yield { kind: "event", seq, cursor: first, event: readyEvent(first, now()) };
      while (!signal.aborted) {
        gate.rearm();
        const { entries, upTo } = await tail.read(epoch, position, ENTRIES_PER_READ);
        for (const entry of entries) {
          const event = filter.eventOf(entry, epoch);
          if (event !== null) yield { kind: "event", seq: entry.seq, cursor: logCursor(epoch, entry.seq), event };
        }
        position = upTo;
        if (position < tail.head.seq) continue;
        if (performance.now() >= beatAt) {
          yield { kind: "position", seq: position, cursor: logCursor(epoch, position) };
          beatAt = performance.now() + beatMs;
        }
        await gate.forNews(beatAt - performance.now());
      }
    } finally {
      signal.removeEventListener("abort", wake);
      stopListening();
      filter.release();
    }
  }
}
