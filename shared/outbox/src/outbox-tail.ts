/*
 * Follows one site's history for all its subscribers: polls the head, is poked by commits of this process, keeps the newest changes.
 * A subscriber is only a position, and replay and live are one read: inside the ring from memory, before it from the table.
 * After: feed-server.ts. Leaves alone: subscribers, their pace and their rights.
 */
import { Between, type DataSource } from "typeorm";
import { onCommit } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Change, FeedCursor, OutboxHeadState } from "./change";
import { readHead } from "./outbox-head";
import { OutboxRow } from "./outbox-tables";

/** Why a cursor cannot be continued. */
export const RESYNC_REASONS = ["NO_CURSOR", "UNKNOWN_EPOCH", "BEYOND_HEAD", "PRUNED"] as const;
/** One reason why a cursor cannot be continued. */
export type ResyncReason = (typeof RESYNC_REASONS)[number];

/** The next changes after a cursor (none at the head), or why there is no continuing from it. */
export type TailPage =
  | { readonly kind: "changes"; readonly epoch: string; readonly changes: readonly Change[] }
  | { readonly kind: "resync"; readonly epoch: string; readonly reason: ResyncReason };

/** How a tail follows its outbox. */
export interface OutboxTailOptions {
  /** Pause between two looks at the head, in ms; commits of this process are seen at once. Default 1000. */
  readonly pollMs?: number | undefined;
  /** Changes kept in memory. Default 1000. */
  readonly ringSize?: number | undefined;
  /** Told of a failed look; the next one follows after the usual pause. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** The tail of one site's history. */
export class OutboxTail {
  readonly #dataSource: DataSource;
  readonly #pollMs: number;
  readonly #ringSize: number;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #head: OutboxHeadState;
  /** The newest changes, without a gap; the last one is the head. Empty while nobody listens. */
  #ring: Change[] = [];
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> | undefined;
  #isLookDue = false;
  #hasFailed = false;
  #isClosed = false;

  private constructor(dataSource: DataSource, head: OutboxHeadState, options: OutboxTailOptions) {
    this.#dataSource = dataSource;
    this.#head = head;
    this.#pollMs = options.pollMs ?? 1_000;
    this.#ringSize = options.ringSize ?? 1_000;
    this.#onError = options.onError ?? (() => undefined);
    this.#stopListening = onCommit(dataSource, () => this.poke());
    this.#schedule();
  }

  /** Opens the tail of an outbox whose tables exist. */
  static async open(dataSource: DataSource, options: OutboxTailOptions = {}): Promise<OutboxTail> {
    return new OutboxTail(dataSource, await readHead(dataSource), options);
  }

  /** The head at the last look. */
  get head(): OutboxHeadState {
    return this.#head;
  }

  /** Whether the last look failed: the head is of an earlier one. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Calls `listener` whenever the head has moved or the history has changed; gives the function that ends that. */
  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks at the head now; called after commits of this process. */
  poke(): void {
    this.refresh().catch(this.#onError);
  }

  /** Looks at the head and resolves once everything committed before this call is seen. */
  refresh(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    if (this.#look === undefined) return this.#startLook();
    // A look under way may have read the head before the caller's commit: another one follows it
    this.#isLookDue = true;
    const next = (): Promise<void> => this.#look ?? Promise.resolve();
    return this.#look.then(next, next);
  }

  /** At most `limit` changes after the cursor, in order and without a gap. */
  async read(cursor: FeedCursor | null, limit: number): Promise<TailPage> {
    const refusal = await this.#refusalOf(cursor);
    if (refusal !== undefined || cursor === null) return this.#resync(refusal ?? "NO_CURSOR");
    const { epoch, seq } = this.#head;
    const upTo = Math.min(seq, cursor.seq + limit);
    if (upTo === cursor.seq) return { kind: "changes", epoch, changes: [] };
    const changes = this.#fromRing(cursor.seq, upTo) ?? (await this.#fromTable(cursor.seq, upTo));
    if (changes.length === upTo - cursor.seq) return { kind: "changes", epoch, changes };
    // Rows that were there a moment ago are gone: pruned or restored under this reader, and the head says which
    await this.refresh();
    const reason = await this.#refusalOf(cursor);
    if (reason !== undefined) return this.#resync(reason);
    throw new HubError(
      "STORAGE",
      `the outbox has a gap after ${cursor.seq}: ${changes.length} of ${upTo - cursor.seq} changes found`,
    );
  }

  /** Stops looking; resolves when nothing of this tail touches the database any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    clearTimeout(this.#timer);
    await this.#look?.catch(() => undefined);
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  async #refusalOf(cursor: FeedCursor | null): Promise<ResyncReason | undefined> {
    if (cursor === null) return "NO_CURSOR";
    // A snapshot reads the table itself and may be ahead of the last look
    if (cursor.epoch !== this.#head.epoch || cursor.seq > this.#head.seq) await this.refresh();
    if (cursor.epoch !== this.#head.epoch) return "UNKNOWN_EPOCH";
    if (cursor.seq > this.#head.seq) return "BEYOND_HEAD";
    return cursor.seq < this.#head.pruned ? "PRUNED" : undefined;
  }

  #resync(reason: ResyncReason): TailPage {
    return { kind: "resync", epoch: this.#head.epoch, reason };
  }

  #fromRing(after: number, upTo: number): readonly Change[] | undefined {
    const first = this.#ring[0];
    if (first === undefined || first.seq > after + 1) return undefined;
    return this.#ring.slice(after + 1 - first.seq, upTo + 1 - first.seq);
  }

  async #fromTable(after: number, upTo: number): Promise<Change[]> {
    const repository = this.#dataSource.getRepository(OutboxRow);
    const rows = await repository.find({ where: { seq: Between(after + 1, upTo) }, order: { seq: "ASC" } });
    return rows.map(toChange);
  }

  #startLook(): Promise<void> {
    clearTimeout(this.#timer);
    const look = this.#lookAndTell().finally(() => {
      this.#look = undefined;
      if (this.#isClosed) return;
      if (this.#isLookDue) {
        this.#isLookDue = false;
        this.poke();
      } else this.#schedule();
    });
    this.#look = look;
    return look;
  }

  async #lookAndTell(): Promise<void> {
    // Not before the look has ended: a heartbeat that falls into a look must not take the site for a failing one.
    try {
      await this.#lookOnce();
      this.#hasFailed = false;
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    }
  }

  async #lookOnce(): Promise<void> {
    const head = await readHead(this.#dataSource);
    const isOtherHistory = head.epoch !== this.#head.epoch;
    const hasMoved = isOtherHistory || head.seq !== this.#head.seq;
    if (isOtherHistory || this.#listeners.size === 0) this.#ring = [];
    else if (hasMoved) await this.#extendRing(this.#head.seq, head.seq);
    this.#head = head;
    if (hasMoved) for (const listener of [...this.#listeners]) listener();
  }

  /** A ring with a hole is worse than none: when a row is missing, readers go to the table and find out why. */
  async #extendRing(from: number, to: number): Promise<void> {
    const start = Math.max(from, to - this.#ringSize);
    const added = await this.#fromTable(start, to);
    if (added.length !== to - start) this.#ring = [];
    else if (start > from) this.#ring = added;
    else this.#ring = [...this.#ring, ...added].slice(-this.#ringSize);
  }

  #schedule(): void {
    this.#timer = setTimeout(() => this.poke(), this.#pollMs);
    this.#timer.unref();
  }
}

function toChange(row: OutboxRow): Change {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    kind: row.kind,
    action: row.action,
    objectId: row.objectId,
    version: row.version,
    visibility: row.visibility,
    payload: row.payload,
  };
}
