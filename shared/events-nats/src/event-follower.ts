/*
 * Match's side of the broker: reads the hub's stream once for all followed sites and hands over each site's changes in order,
 * in batches, none skipped, none twice; the place of a site is its follower's own cursor, never the broker's.
 * Promises: only what a site signed is taken; a gap or another history means a snapshot, of that site alone, while the
 * others go on. Whatever breaks, the next session begins behind what was taken.
 * After: site-lane.ts, lane-reader.ts, head-watch.ts. Leaves alone: which sites, what a change means.
 */
import { setTimeout as delay } from "node:timers/promises";
import { ContentVerifier, type TrustStore } from "@park-hub/identity";
import type { Change, FeedCursor, Resync } from "@park-hub/outbox";
import type { EventLink, EventSession } from "./event-link";
import { FEED_TYPE, parseFeedMessage } from "./event-messages";
import { HeadWatch } from "./head-watch";
import { LaneReader, type StreamMessage } from "./lane-reader";
import { SiteLane } from "./site-lane";
import { Turns } from "./turns";

/** Who is told of what the broker brings. */
export interface EventFollowerOptions {
  /** Closed by whoever made it, after the follower. */
  readonly link: EventLink;
  /** The sites' public keys. */
  readonly trust: TrustStore;
  /** The last change that the consumer has of a site; null: it is resynchronised first. */
  readonly cursorOf: (site: string) => FeedCursor | null;
  /** Takes the next changes of a site (at most 500); called one at a time. Rejecting brings the same changes again. */
  readonly onChanges: (site: string, epoch: string, changes: readonly Change[]) => Promise<void>;
  /** Brings a site up from its snapshot and gives the cursor to continue from. Rejecting brings it again. */
  readonly onResync: (site: string, resync: Resync) => Promise<FeedCursor>;
  /** A site, followed or not, told its head: its host lives and publishes. */
  readonly onHead: (site: string, head: FeedCursor) => void;
  /** A message was refused: it is not what its site signed, or none at all. */
  readonly onRefused: (site: string, error: unknown) => void;
  /** What failed with a site and is tried again. */
  readonly onError: (site: string, error: unknown) => void;
  /** How long a head may differ from what the stream brings before the site is brought up, in ms. Default 4000. */
  readonly patienceMs?: number | undefined;
  /** Pauses before what failed is tried again. Default 100 and 5000 ms. */
  readonly retry?: { readonly minMs: number; readonly maxMs: number } | undefined;
}

const BATCH_SIZE = 500;
/** Changes that wait for the consumer before the stream is no longer read. */
const MAX_WAITING = 2_000;
/** Snapshots that are read at a time. */
const SNAPSHOTS_AT_A_TIME = 4;

/** Follows from its construction until close(). */
export class EventFollower {
  readonly #options: EventFollowerOptions;
  readonly #lanes = new Map<string, SiteLane>();
  readonly #verifier: ContentVerifier;
  readonly #reader: LaneReader;
  readonly #heads: HeadWatch;
  readonly #snapshots = new Turns(SNAPSHOTS_AT_A_TIME);
  readonly #closing = new AbortController();
  readonly #away = new Map<SiteLane, Promise<void>>();
  readonly #stopListening: () => void;
  #handing: Promise<void> | null = null;

  constructor(options: EventFollowerOptions) {
    this.#options = options;
    const { link, trust } = options;
    this.#verifier = new ContentVerifier(trust, FEED_TYPE);
    this.#reader = new LaneReader(this.#lanes, {
      onMessage: (lane, message) => this.#take(lane, message),
      onError: (error) => options.onError("", error),
    });
    this.#heads = new HeadWatch({
      trust,
      onRefused: options.onRefused,
      onHead: (site, head) => this.#noteHead(site, head),
    });
    this.#stopListening = link.onSession((session) => this.#begin(session));
  }

  /** The sites that are followed now. */
  get sites(): ReadonlySet<string> {
    return new Set(this.#lanes.keys());
  }

  /** Follows these sites from now on, each from its cursor; resolves when nothing of the others is taken any more. */
  async follow(sites: ReadonlySet<string>): Promise<void> {
    const dropped = [...this.#lanes.values()].filter(({ site }) => !sites.has(site));
    for (const lane of dropped) {
      this.#lanes.delete(lane.site);
      lane.leave();
    }
    await Promise.all([this.#handing, ...dropped.map((lane) => this.#away.get(lane))]);
    const added = [...sites].filter((site) => !this.#lanes.has(site));
    for (const site of added) this.#addLane(site);
    if (added.length > 0) this.#reader.restart();
  }

  /** Stops; resolves when the consumer is no longer called. */
  async close(): Promise<void> {
    this.#stopListening();
    this.#closing.abort();
    const lanes = [...this.#lanes.values()];
    this.#lanes.clear();
    for (const lane of lanes) lane.leave();
    await this.#reader.close();
    await this.#heads.close();
    await Promise.all([this.#handing, ...this.#away.values()]);
  }

  #addLane(site: string): void {
    const lane = new SiteLane(site, this.#options.cursorOf(site));
    this.#lanes.set(site, lane);
    if (lane.arrived === null) this.#bringUp(lane, { epoch: "", reason: "NO_CURSOR" });
  }

  #begin(session: EventSession): void {
    this.#heads.begin(session);
    this.#reader.begin(session);
  }

  async #take(lane: SiteLane, { data, signature, place }: StreamMessage): Promise<void> {
    const { site } = lane;
    try {
      await this.#verifier.verify(site, data, signature);
      const message = parseFeedMessage(site, data);
      if (lane.phase !== "following") return;
      const arrival = lane.arrive(message, place);
      if (arrival === "taken") await this.#handOverSoon();
      else if (arrival !== "known") this.#bringUp(lane, { epoch: message.epoch, reason: arrival });
    } catch (error) {
      lane.place = Math.max(place, lane.place ?? 0);
      this.#options.onRefused(site, error);
    }
  }

  /** Starts handing over if nobody does; resolves when there is room for the next message. */
  async #handOverSoon(): Promise<void> {
    this.#handing ??= this.#handOver().finally(() => {
      this.#handing = null;
    });
    if (this.#waiting() >= MAX_WAITING) await this.#handing;
  }

  #waiting(): number {
    let sum = 0;
    for (const { waiting } of this.#lanes.values()) sum += waiting;
    return sum;
  }

  /** Sites in turn, one batch each, until nothing waits. */
  async #handOver(): Promise<void> {
    while (this.#waiting() > 0 && !this.#closing.signal.aborted) {
      for (const lane of [...this.#lanes.values()]) await this.#handOverBatch(lane);
    }
  }

  async #handOverBatch(lane: SiteLane): Promise<void> {
    const { site, arrived } = lane;
    const batch = lane.nextBatch(BATCH_SIZE);
    if (batch.length === 0 || arrived === null) return;
    try {
      await this.#options.onChanges(site, arrived.epoch, batch);
    } catch (error) {
      if (lane.phase === "following") this.#recover(lane, error);
    }
  }

  #noteHead(site: string, head: FeedCursor): void {
    this.#options.onHead(site, head);
    const lane = this.#lanes.get(site);
    if (lane === undefined || lane.phase !== "following") return;
    const patienceMs = this.#options.patienceMs ?? 4_000;
    const reason = lane.judgeHead(head, this.#reader.isLevel, Date.now(), patienceMs);
    if (reason !== null) this.#bringUp(lane, { epoch: head.epoch, reason });
  }

  /** The consumer could not take a batch: the same changes come again, from the cursor that it has. */
  #recover(lane: SiteLane, error: unknown): void {
    this.#options.onError(lane.site, error);
    const { cursorOf } = this.#options;
    this.#leaveUntil(
      lane,
      async () => cursorOf(lane.site) ?? this.#snapshotOf(lane, { epoch: "", reason: "NO_CURSOR" }),
      1,
    );
  }

  #bringUp(lane: SiteLane, resync: Resync): void {
    this.#leaveUntil(lane, () => this.#snapshotOf(lane, resync), 0);
  }

  #snapshotOf({ site }: SiteLane, resync: Resync): Promise<FeedCursor> {
    return this.#snapshots.take(() => this.#options.onResync(site, resync));
  }

  /** The site's messages pass by until it has a cursor again; what passed by is then read once more. */
  #leaveUntil(lane: SiteLane, getCursor: () => Promise<FeedCursor | null>, pauses: number): void {
    lane.leave();
    const away = this.#awayUntil(lane, getCursor, pauses).finally(() => this.#away.delete(lane));
    this.#away.set(lane, away);
  }

  async #awayUntil(lane: SiteLane, getCursor: () => Promise<FeedCursor | null>, pauses: number): Promise<void> {
    for (let attempt = pauses; this.#isFollowed(lane); attempt += 1) {
      try {
        if (attempt > 0) await this.#pause(attempt);
        if (!this.#isFollowed(lane)) return;
        const cursor = await getCursor();
        if (!this.#isFollowed(lane)) return;
        lane.return(cursor);
        this.#reader.restart();
        return;
      } catch (error) {
        if (this.#isFollowed(lane)) this.#options.onError(lane.site, error);
      }
    }
  }

  #isFollowed(lane: SiteLane): boolean {
    return !this.#closing.signal.aborted && this.#lanes.get(lane.site) === lane;
  }

  async #pause(attempt: number): Promise<void> {
    const { minMs, maxMs } = this.#options.retry ?? { minMs: 100, maxMs: 5_000 };
    const longest = Math.min(maxMs, minMs * 2 ** Math.min(attempt - 1, 16));
    // An aborted pause means close(), which the caller sees next
    await delay(longest * (0.5 + Math.random() / 2), undefined, { signal: this.#closing.signal }).catch(
      () => undefined,
    );
  }
}
