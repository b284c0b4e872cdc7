/*
 * One stream of events for all subscribers that ask the same with the same rights, and the newest events in memory.
 * A subscriber is only a position in it: it takes what lies behind its position, at its own pace; when the ring has gone
 * on past it, it was too slow. Bounded by the ring, however many subscribers there are.
 * The ring does not go past the one that is furthest: a burst that is longer than the ring waits in match while somebody
 * takes it, so that only those are too slow who are slower than their equals, or do not read at all.
 */
import type { HubError } from "@park-hub/errors";
import type { ExecutionResult } from "graphql";

import type { EventBlock } from "./match-stream";
import { NewsGate } from "./news-gate";

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

/** How a channel is kept. */
export interface ChannelOptions {
  /** Events kept in memory. */
  readonly maxEvents: number;
  /** How long the full ring waits for a subscriber to take something before it goes past all of them, in ms. */
  readonly patienceMs: number;
  /** Called once, when the last subscriber has gone. */
  readonly onEmpty: () => void;
}

/** The channel of one question. */
export class SharedChannel {
  private readonly ring: ChannelEvent[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly ending = new AbortController();
  private readonly progress = new NewsGate();
  private floor: number;
  private head: LogPlace;
  /** The furthest position of a subscriber so far. */
  private furthest: number;
  /** The furthest position that was waited for in vain. */
  private givenUp = -1;
  private failure: { readonly error: unknown } | null = null;

  /** Begins at `start`; `follow` opens the stream behind it. */
  constructor(
    start: LogPlace,
    follow: (after: string, signal: AbortSignal) => AsyncIterable<EventBlock>,
    private readonly options: ChannelOptions,
  ) {
    this.floor = start.seq;
    this.furthest = start.seq;
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
      this.progress.wake();
      this.options.onEmpty();
    };
  }

  /** What lies behind the position. */
  stepFrom(seq: number): ChannelStep {
    if (seq < this.floor) return { kind: "overrun" };
    if (seq > this.furthest) {
      this.furthest = seq;
      this.progress.wake();
    }
    const event = this.ring[this.indexBehind(seq)];
    if (event !== undefined) return { kind: "event", event };
    if (this.failure !== null) return { kind: "failed", error: this.failure.error };
    return { kind: "waiting", place: this.head };
  }

  private async run(blocks: AsyncIterable<EventBlock>): Promise<void> {
    try {
      for await (const block of blocks) {
        if (block.kind === "event") await this.room();
        this.take(block);
      }
    } catch (error) {
      this.failure = { error: error as HubError };
    }
    for (const listener of [...this.listeners]) listener();
  }

  /** Resolves when the next event pushes none out that nobody has taken, or nobody takes any. */
  private async room(): Promise<void> {
    const { maxEvents, patienceMs } = this.options;
    while (this.ring.length >= maxEvents && this.furthest < (this.ring[0]?.seq ?? 0)) {
      if (this.ending.signal.aborted || this.givenUp === this.furthest) return;
      this.progress.rearm();
      const waited = this.furthest;
      const timer = setTimeout(() => {
        this.givenUp = waited;
        this.progress.wake();
      }, patienceMs);
      timer.unref();
      await this.progress.forNews();
      clearTimeout(timer);
    }
  }

  private take(block: EventBlock): void {
    this.head = { seq: block.seq, cursor: block.cursor };
    if (block.kind === "position") return;
    this.ring.push({ seq: block.seq, cursor: block.cursor, event: block.event, completions: new Map() });
    if (this.ring.length > this.options.maxEvents) this.floor = this.ring.shift()?.seq ?? this.floor;
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
