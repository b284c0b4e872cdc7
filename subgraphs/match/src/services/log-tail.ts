/*
 * Follows the hub-wide log for the whole process: one look at the head for the index and all subscriptions, the newest
 * entries in memory.
 * Promises: the index is brought up to a head before anybody is told of it, so whoever reads an entry here finds it in the
 * index too. A subscription is only a position, and replay and live are one read: inside the ring from memory, before it
 * from the table.
 * Leaves alone: what the index makes of an entry (index-follower.ts), who may see what (live-filters.ts).
 */
import { HubError } from "@park-hub/errors";
import { readLog, readLogHead } from "../data/change-log";
import type { LogHeadRow, LogRow } from "../data/entities/log-row";
import type { MatchDatabase } from "../data/match-database";
import { expiredCursor } from "./log-cursor";

/** The entries behind `after` up to `upTo`, in order; fewer when some are no longer kept. */
export type ReadEntries = (after: number, upTo: number) => Promise<readonly LogRow[]>;

/** Who is brought up to a new head before the head is told. */
export interface LogConsumer {
  /** Rejecting leaves the head untold; the next look tries again. */
  bringUpTo(head: LogHeadRow, read: ReadEntries): Promise<void>;
}

/** How a tail follows the log. */
export interface LogTailOptions {
  readonly consumer: LogConsumer;
  /**
   * Pause between two looks at the head, in ms; what this process appends is seen at once. Default 100: a process that only
   * reads must have its callers' own writes within the 500 ms that a query waits for them.
   */
  readonly pollMs?: number | undefined;
  /** Entries kept in memory; default 2,000: some minutes of a busy city. */
  readonly ringSize?: number | undefined;
  /** Told of the first failed look in a row; the next one follows. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** The next entries behind a position. */
export interface LogPage {
  readonly entries: readonly LogRow[];
  /** Up to where the log was looked at: the position to go on from. */
  readonly upTo: number;
}

/** The tail of the log, from start() until close(). */
export class LogTail {
  readonly #listeners = new Set<() => void>();
  readonly #consumer: LogConsumer;
  readonly #pollMs: number;
  readonly #ringSize: number;
  readonly #onError: (error: unknown) => void;
  #head: LogHeadRow | null = null;
  /** The newest entries without a gap, the last one is the head. */
  #ring: readonly LogRow[] = [];
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> | null = null;
  #isLookDue = false;
  #hasFailed = false;
  #isClosed = false;

  constructor(
    private readonly database: MatchDatabase,
    options: LogTailOptions,
  ) {
    this.#consumer = options.consumer;
    this.#pollMs = options.pollMs ?? 100;
    this.#ringSize = options.ringSize ?? 2_000;
    this.#onError = options.onError ?? (() => undefined);
  }

  /** The head as it is now, everything committed before the call included. */
  async freshHead(): Promise<LogHeadRow> {
    await this.refresh();
    return this.#known;
  }

  /** The head at the last look. */
  get head(): LogHeadRow {
    return this.#known;
  }

  /** Looks from now on; resolves when the first look has brought everything up. @throws what that look threw */
  async start(): Promise<void> {
    await this.refresh();
    if (this.#timer === undefined) this.#schedule();
  }

  /** Calls `listener` when the head has moved, and at the end; gives the function that ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Looks at the head; resolves when everything committed before this call is in the index and told. */
  refresh(): Promise<void> {
    if (this.#look === null) return this.#startLook();
    // A look under way may have read the head before the caller's commit: another one follows it.
    this.#isLookDue = true;
    const next = (): Promise<void> => this.#look ?? Promise.resolve();
    return this.#look.then(next, next);
  }

  /**
   * At most `limit` entries behind the position, in order and without a gap; none at the head.
   *
   * @throws {HubError} CURSOR_EXPIRED when they are no longer kept, CURSOR_INVALID when the log is another.
   */
  async read(epoch: string, after: number, limit: number): Promise<LogPage> {
    const { seq, epoch: current } = this.#known;
    if (epoch !== current)
      throw new HubError("CURSOR_INVALID", "the log was lost and begun anew; start without a cursor");
    const upTo = Math.min(seq, after + limit);
    if (upTo <= after) return { entries: [], upTo: after };
    const entries = entriesOf(this.#ring, after, upTo) ?? (await this.#fromTable(after, upTo));
    if (entries.length === upTo - after) return { entries, upTo };
    await this.refresh();
    if (after < this.#known.pruned) throw expiredCursor(this.#known);
    throw new HubError("STORAGE", `the log has a gap behind ${after}: ${entries.length} of ${upTo - after} found`);
  }

  /** Stops looking; whoever listens is told once more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#look?.catch(() => undefined);
    for (const listener of [...this.#listeners]) listener();
    this.#listeners.clear();
  }

  get #known(): LogHeadRow {
    if (this.#head === null) throw new HubError("UNAVAILABLE", "the log was not looked at yet", { retryable: true });
    return this.#head;
  }

  #fromTable(after: number, upTo: number): Promise<LogRow[]> {
    return readLog(this.database.reader, { after, upTo, limit: upTo - after });
  }

  #startLook(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    const look = this.#lookOnce().finally(() => {
      this.#look = null;
      if (!this.#isLookDue) return;
      this.#isLookDue = false;
      this.#lookSoon();
    });
    this.#look = look;
    return look;
  }

  async #lookOnce(): Promise<void> {
    const head = await readLogHead(this.database.reader);
    const known = this.#head;
    const hasMoved = known === null || head.epoch !== known.epoch || head.seq !== known.seq;
    if (hasMoved) {
      const ring = known === null || head.epoch !== known.epoch ? [] : await this.#extended(known.seq, head.seq);
      await this.#consumer.bringUpTo(head, async (after, upTo) => {
        return entriesOf(ring, after, upTo) ?? (await this.#fromTable(after, upTo));
      });
      this.#ring = ring;
    }
    this.#head = head;
    this.#hasFailed = false;
    if (hasMoved) for (const listener of [...this.#listeners]) listener();
  }

  /** The ring up to the new head. One with a hole is worse than none: readers go to the table and find out why. */
  async #extended(from: number, to: number): Promise<readonly LogRow[]> {
    const start = Math.max(from, to - this.#ringSize);
    const added = await this.#fromTable(start, to);
    if (added.length !== to - start) return [];
    return start > from ? added : [...this.#ring, ...added].slice(-this.#ringSize);
  }

  #lookSoon(): void {
    this.refresh().catch((error: unknown) => this.#noteFailure(error));
  }

  #noteFailure(error: unknown): void {
    if (!this.#hasFailed) this.#onError(error);
    this.#hasFailed = true;
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.refresh()
        .catch((error: unknown) => this.#noteFailure(error))
        .finally(() => {
          if (!this.#isClosed) this.#schedule();
        });
    }, this.#pollMs);
    this.#timer.unref();
  }
}

/** The entries behind `after` up to `upTo` from a ring, or null when they begin before it. */
function entriesOf(ring: readonly LogRow[], after: number, upTo: number): readonly LogRow[] | null {
  const first = ring[0];
  if (first === undefined || first.seq > after + 1) return null;
  return ring.slice(after + 1 - first.seq, upTo + 1 - first.seq);
}
