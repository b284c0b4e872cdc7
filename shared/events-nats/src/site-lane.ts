/*
 * One followed site: what has arrived of it and waits to be taken, and which messages of the stream still concern it.
 * Pure but for what it holds. Before: event-follower.ts, which reads, hands over and brings up.
 */
import type { Change, FeedCursor, ResyncReason } from "@park-hub/outbox";
import { endOf, type FeedMessage } from "./event-messages";

/** Pause between two snapshots because the stream lacks what its site's head promised, in ms. */
const CATCH_UP_PAUSE_MS = 60_000;

/**
 * - `following`: the next message that continues the cursor is taken
 * - `away`: messages pass by, because the site is being brought up from a snapshot or its last batch could not be taken
 */
export type LanePhase = "following" | "away";

/** What becomes of a message. */
export type Arrival = "taken" | "known" | ResyncReason;

/** One followed site. */
export class SiteLane {
  phase: LanePhase = "following";
  /** Messages up to this place of the stream do not concern the site any more; null: not known, it is to be looked up. */
  place: number | null = null;
  /** Since when a head does not fit to this cursor; one that still does not after a while is believed. */
  #suspicion: { readonly cursor: FeedCursor; readonly sinceMs: number } | null = null;
  /** When the site was last brought up because the stream did not bring what its head promised. */
  #caughtUpAtMs = -CATCH_UP_PAUSE_MS;
  #pending: Change[] = [];

  constructor(
    readonly site: string,
    /** What has arrived, taken or waiting. */
    private cursor: FeedCursor | null,
  ) {}

  get arrived(): FeedCursor | null {
    return this.cursor;
  }

  get waiting(): number {
    return this.#pending.length;
  }

  /** Takes what is new in a message at that place of the stream, or says why it cannot be continued with. */
  arrive(message: FeedMessage, place: number): Arrival {
    const { cursor } = this;
    if (cursor === null) return "NO_CURSOR";
    if (cursor.epoch !== message.epoch) return "UNKNOWN_EPOCH";
    const end = endOf(message);
    if (message.changes[0].seq > cursor.seq + 1) return "PRUNED";
    this.place = place;
    if (end.seq <= cursor.seq) return "known";
    this.#pending.push(...message.changes.filter(({ seq }) => seq > cursor.seq));
    this.cursor = end;
    return "taken";
  }

  /** The next changes to hand over, at most so many; empty when there are none. */
  nextBatch(size: number): readonly Change[] {
    return this.phase === "following" ? this.#pending.splice(0, size) : [];
  }

  /** Nothing more is taken until return(): what waits is dropped. */
  leave(): void {
    this.phase = "away";
    this.place = null;
    this.#suspicion = null;
    this.#pending = [];
  }

  /** Goes on from this cursor; its place in the stream is to be looked up. */
  return(cursor: FeedCursor | null): void {
    this.cursor = cursor;
    this.place = null;
    this.phase = "following";
  }

  /**
   * Whether the head that the site's host told means that the stream does not bring what is missing.
   *
   * Heads travel beside the stream, so one alone may be older or newer than what has arrived.
   * @param isLevel whether everything that is in the stream has been read.
   */
  judgeHead(head: FeedCursor, isLevel: boolean, nowMs: number, patienceMs: number): ResyncReason | null {
    const { cursor } = this;
    if (cursor === null) return null;
    if (head.epoch !== cursor.epoch) return "UNKNOWN_EPOCH";
    if (head.seq === cursor.seq || !isLevel) this.#suspicion = null;
    else if (this.#suspicion?.cursor !== cursor) this.#suspicion = { cursor, sinceMs: nowMs };
    else if (nowMs - this.#suspicion.sinceMs >= patienceMs) return this.#believe(head, cursor, nowMs);
    return null;
  }

  #believe(head: FeedCursor, cursor: FeedCursor, nowMs: number): ResyncReason | null {
    if (head.seq < cursor.seq) return "BEYOND_HEAD";
    // A host that cannot write to the stream is not asked for its whole snapshot again and again
    if (nowMs - this.#caughtUpAtMs < CATCH_UP_PAUSE_MS) return null;
    this.#caughtUpAtMs = nowMs;
    return "PRUNED";
  }
}
