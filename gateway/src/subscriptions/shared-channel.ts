/*
 * One stream of events for all subscribers that ask the same with the same rights, and the newest events in memory.
 * A subscriber is only a position in it: it takes what lies behind its position, at its own pace; when the ring has gone
 * on past it, it was too slow. Bounded by the ring, however many subscribers there are.
 */
import type { HubError } from "@park-hub/errors";
import type { ExecutionResult } from "graphql";

import type { EventBlock } from "./match-stream";

/** A place in the hub-wide log. */
export interface LogPlace {
  readonly seq: number;
  readonly cursor: string;
}

/** An event in the channel; what it became for its subscribers is kept with it, one completion an operation. */
export interface ChannelEvent extends LogPlace {
  readonly event: ExecutionResult;
  readonly completions: Map<string, Promise<ExecutionResult>>;
}

/** What lies behind a position. */
export type ChannelStep =
  | { readonly kind: "event"; readonly event: ChannelEvent }
  /** Nothing yet: the channel has been looked at up to `place`. */
  | { readonly kind: "waiting"; readonly place: LogPlace }
  | { readonly kind: "overrun" }
  | { readonly kind: "failed"; readonly error: unknown };

/** The channel of one question. */
export class SharedChannel {
  private readonly ring: ChannelEvent[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly ending = new AbortController();
  private floor: number;
  private head: LogPlace;
  private failure: { readonly error: unknown } | null = null;

  /**
   * Begins at `start`; `follow` opens the stream behind it.
   *
   * @param maxEvents events kept in memory.
   * @param onEmpty called once, when the last subscriber has gone.
   */
  constructor(
    start: LogPlace,
    follow: (after: string, signal: AbortSignal) => AsyncIterable<EventBlock>,
    private readonly maxEvents: number,
    private readonly onEmpty: () => void,
  ) {
    this.floor = start.seq;
    this.head = start;
    void this.run(follow(start.cursor, this.ending.signal));
  }

  /** How many events are in memory. */
  get keptCount(): number {
    return this.ring.length;
  }

  /** Whether a subscriber at that position misses nothing here. */
  covers(seq: number): boolean {
    return this.failure === null && seq >= this.floor;
  }

  /** The place that a cursor names, when nothing behind it is missing here; null for any other cursor. */
  placeOf(cursor: string): LogPlace | null {
    if (this.failure !== null) return null;
    if (cursor === this.head.cursor) return this.head;
    return this.ring.find((event) => event.cursor === cursor) ?? null;
  }

  /** Calls `listener` when there is something new; gives the function that ends that. */
  join(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      if (!this.listeners.delete(listener) || this.listeners.size > 0) return;
      this.ending.abort();
      this.onEmpty();
    };
  }

  /** What lies behind the position. */
  stepFrom(seq: number): ChannelStep {
    if (seq < this.floor) return { kind: "overrun" };
    const event = this.ring[this.indexBehind(seq)];
    if (event !== undefined) return { kind: "event", event };
    if (this.failure !== null) return { kind: "failed", error: this.failure.error };
    return { kind: "waiting", place: this.head };
  }

  private async run(blocks: AsyncIterable<EventBlock>): Promise<void> {
    try {
      for await (const block of blocks) this.take(block);
    } catch (error) {
      this.failure = { error: error as HubError };
    }
    for (const listener of [...this.listeners]) listener();
  }

  private take(block: EventBlock): void {
    this.head = { seq: block.seq, cursor: block.cursor };
    if (block.kind === "position") return;
    this.ring.push({ seq: block.seq, cursor: block.cursor, event: block.event, completions: new Map() });
    if (this.ring.length > this.maxEvents) this.floor = this.ring.shift()?.seq ?? this.floor;
    for (const listener of [...this.listeners]) listener();
  }

  /** Events are in the order of their numbers: the first one behind the position, by halving. */
  private indexBehind(seq: number): number {
    let low = 0;
    let high = this.ring.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ring[middle]?.seq ?? Infinity) > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
