/*
 * Follows the hub-wide log for all subscriptions: one look at the head for all of them, the newest entries in memory.
 * A subscription is only a position, and replay and live are one read: inside the ring from memory, before it from the
 * table. While nobody listens nothing is read.
 * Leaves alone: who may see what, and what a subscription asks for (live-filters.ts).
 */
import { HubError } from "@park-hub/errors";
import { readLog, readLogHead } from "../data/change-log";
import type { LogHeadRow, LogRow } from "../data/entities/log-row";
import type { MatchDatabase } from "../data/match-database";
import { expiredCursor } from "./log-cursor";

/** How a tail follows the log. */
export interface LogTailOptions {
  /** Pause between two looks at the head, in ms; what this process takes in is seen at once. Default 1,000. */
  readonly pollMs?: number | undefined;
  /** Entries kept in memory; default 2,000: some minutes of a busy city. */
  readonly ringSize?: number | undefined;
  /** Told of a failed look; the next one follows. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** The next entries behind a position. */
export interface LogPage {
  readonly entries: readonly LogRow[];
  /** Up to where the log was looked at: the position to go on from. */
  readonly upTo: number;
}

/** The tail of the log, from its first look until close(). */
export class LogTail {
  readonly #listeners = new Set<() => void>();
  readonly #pollMs: number;
  readonly #ringSize: number;
  readonly #onError: (error: unknown) => void;
  #head: LogHeadRow | null = null;
  /** The newest entries without a gap, the last one is the head; empty while nobody listens. */
  #ring: LogRow[] = [];
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> | null = null;
  #isLookDue = false;
  #isClosed = false;

  constructor(
    private readonly database: MatchDatabase,
    options: LogTailOptions = {},
  ) {
    this.#pollMs = options.pollMs ?? 1_000;
    this.#ringSize = options.ringSize ?? 2_000;
    this.#onError = options.onError ?? (() => undefined);
  }

  /** How many listen. */
  get listenerCount(): number {
    return this.#listeners.size;
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

  /** Calls `listener` when the head has moved, and at the end; gives the function that ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) this.#schedule();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#ring = [];
    };
  }

  /** Looks at the head soon; for whoever has just appended. */
  poke(): void {
    if (this.#listeners.size > 0) this.refresh().catch(this.#onError);
  }

  /** Looks at the head; resolves when everything committed before this call is seen. */
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
    const entries = this.#fromRing(after, upTo) ?? (await this.#fromTable(after, upTo));
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

  #fromRing(after: number, upTo: number): readonly LogRow[] | null {
    const first = this.#ring[0];
    if (first === undefined || first.seq > after + 1) return null;
    return this.#ring.slice(after + 1 - first.seq, upTo + 1 - first.seq);
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
      this.refresh().catch(this.#onError);
    });
    this.#look = look;
    return look;
  }

  async #lookOnce(): Promise<void> {
    const head = await readLogHead(this.database.reader);
    const known = this.#head;
    const hasMoved = known === null || head.epoch !== known.epoch || head.seq !== known.seq;
    if (known === null || head.epoch !== known.epoch || this.#listeners.size === 0) this.#ring = [];
    else if (hasMoved) await this.#extendRing(known.seq, head.seq);
    this.#head = head;
    if (hasMoved) for (const listener of [...this.#listeners]) listener();
  }

  /** A ring with a hole is worse than none: when an entry is missing, readers go to the table and find out why. */
  async #extendRing(from: number, to: number): Promise<void> {
    const start = Math.max(from, to - this.#ringSize);
    const added = await this.#fromTable(start, to);
    if (added.length !== to - start) this.#ring = [];
    else if (start > from) this.#ring = added;
    else this.#ring = [...this.#ring, ...added].slice(-this.#ringSize);
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.refresh()
        .catch(this.#onError)
        .finally(() => {
          if (this.#listeners.size > 0 && !this.#isClosed) this.#schedule();
        });
    }, this.#pollMs);
    this.#timer.unref();
  }
}
