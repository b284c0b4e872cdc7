/*
 * Follows the feed of one host: connects, connects again, and hands over each site's changes in order, in batches, none skipped.
 * The cursor of a site moves when its consumer has taken a batch, so whatever breaks, the next stream begins behind what was taken.
 * Leaves alone: where cursors are kept and what a change means (the consumer).
 */
import { setTimeout as delay } from "node:timers/promises";
import { Agent } from "undici";
import { HubError } from "@park-hub/errors";
import type { Change, FeedCursor } from "./change";
import { openFeed, openSnapshot, type FeedEndpoint, type FeedSnapshot } from "./feed-client";
import { FeedInbox, type InboxItem } from "./feed-inbox";
import type { FeedHeads } from "./feed-protocol";
import type { ResyncReason } from "./outbox-tail";

/** Why and into which history a site has to be resynchronised. */
export interface Resync {
  readonly epoch: string;
  readonly reason: ResyncReason;
}

/** What is followed and who is told. */
export interface FeedFollowerOptions {
  /** Base URL of the host. */
  readonly url: string;
  /** Headers of one request; `audience` is `host` for the feed, the site code for a snapshot. */
  readonly headers: (audience: string) => Promise<Record<string, string>>;
  /** Codes of the sites to follow. */
  readonly sites: readonly string[];
  /** The last change that the consumer has of each site; a site without one is resynchronised first. */
  readonly cursors?: Readonly<Record<string, FeedCursor | null>> | undefined;
  /** Takes the next changes of a site (at most `batchSize`); called one at a time. Rejecting brings the same changes again. */
  readonly onChanges: (site: string, epoch: string, changes: readonly Change[]) => Promise<void>;
  /** Brings a site up from its snapshot (`fetchSnapshot`) and gives the cursor to continue from. Rejecting brings it again. */
  readonly onResync: (site: string, resync: Resync) => Promise<FeedCursor>;
  /** Told of the heads of every site of the host: at the start of each stream and with each heartbeat. */
  readonly onHeartbeat?: ((heads: FeedHeads) => void) | undefined;
  readonly onConnect?: (() => void) | undefined;
  /** Told why a stream broke; the next one follows. */
  readonly onDisconnect?: ((error: unknown) => void) | undefined;
  /** How long the host may be silent before the stream counts as broken, in ms. Default 15000: three heartbeats. */
  readonly heartbeatTimeoutMs?: number | undefined;
  /** Most changes a call of onChanges. Default 500. */
  readonly batchSize?: number | undefined;
  /** Changes that may wait for the consumer before the stream is no longer read. Default 2000. */
  readonly inboxSize?: number | undefined;
  /** First and longest pause before connecting again, in ms, with jitter. Default 100 and 5000. */
  readonly reconnect?: { readonly minMs: number; readonly maxMs: number } | undefined;
}

/** Follows one host from its construction until close(). */
export class FeedFollower {
  readonly #options: FeedFollowerOptions;
  readonly #endpoint: FeedEndpoint;
  readonly #agent = new Agent({ connections: 8 });
  readonly #cursors: Map<string, FeedCursor | null>;
  readonly #closing = new AbortController();
  readonly #run: Promise<void>;
  #stream = new AbortController();
  #fruitlessStreams = 0;

  constructor(options: FeedFollowerOptions) {
    this.#options = options;
    this.#cursors = new Map(options.sites.map((site) => [site, options.cursors?.[site] ?? null]));
    const silenceMs = options.heartbeatTimeoutMs ?? 15_000;
    this.#endpoint = { url: options.url, headers: options.headers, dispatcher: this.#agent, silenceMs };
    this.#run = this.#follow();
  }

  /** What the consumer has taken of each site. */
  get cursors(): ReadonlyMap<string, FeedCursor | null> {
    return this.#cursors;
  }

  /** Follows one more site of the host, or an older one from another place. */
  addSite(site: string, cursor: FeedCursor | null): void {
    this.#cursors.set(site, cursor);
    this.#stream.abort(new RestartStream());
  }

  /** Asks for everything a site has, at one place of its history. */
  fetchSnapshot(site: string): Promise<FeedSnapshot> {
    return openSnapshot(this.#endpoint, site, this.#closing.signal);
  }

  /** Stops; resolves when the consumer is no longer called. */
  async close(): Promise<void> {
    this.#closing.abort(new RestartStream());
    this.#stream.abort(new RestartStream());
    await this.#run;
    await this.#agent.destroy();
  }

  async #follow(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        await this.#followStream();
        throw new HubError("SITE_UNAVAILABLE", "the host ended its feed", { retryable: true });
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        if (!(error instanceof RestartStream)) this.#options.onDisconnect?.(error);
      }
      await this.#pause();
    }
  }

  async #followStream(): Promise<void> {
    const stream = new AbortController();
    this.#stream = stream;
    const inbox = new FeedInbox(this.#cursors, {
      batchSize: this.#options.batchSize ?? 500,
      size: this.#options.inboxSize ?? 2_000,
    });
    const fail = (error: unknown): void => stream.abort(error);
    const reading = this.#readStream(inbox, stream.signal)
      .catch(fail)
      .finally(() => inbox.end());
    const consuming = this.#consume(inbox, stream.signal).catch(fail);
    await Promise.all([reading, consuming]);
    stream.signal.throwIfAborted();
  }

  async #readStream(inbox: FeedInbox, signal: AbortSignal): Promise<void> {
    const events = await openFeed(this.#endpoint, { cursors: Object.fromEntries(this.#cursors) }, signal);
    this.#options.onConnect?.();
    let heartbeats = 0;
    for await (const event of events) {
      if (event.type === "heartbeat") {
        this.#options.onHeartbeat?.(event.heads);
        heartbeats += 1;
        if (heartbeats === 2) this.#fruitlessStreams = 0;
      } else await inbox.put(event);
      signal.throwIfAborted();
    }
  }

  async #consume(inbox: FeedInbox, signal: AbortSignal): Promise<void> {
    for (;;) {
      const item = await inbox.take();
      if (item === undefined || signal.aborted) return;
      await this.#handOver(item);
      // The server left the site out of this stream; the next one continues it, along with all that resynchronised meanwhile
      if (item.type === "resync" && !inbox.hasResync) throw new RestartStream();
    }
  }

  async #handOver(item: InboxItem): Promise<void> {
    const { site, epoch } = item;
    if (item.type === "resync") {
      this.#cursors.set(site, await this.#options.onResync(site, { epoch, reason: item.reason }));
      return;
    }
    await this.#options.onChanges(site, epoch, item.changes);
    const last = item.changes.at(-1);
    if (last !== undefined) this.#cursors.set(site, { epoch, seq: last.seq });
    this.#fruitlessStreams = 0;
  }

  async #pause(): Promise<void> {
    const { minMs, maxMs } = this.#options.reconnect ?? { minMs: 100, maxMs: 5_000 };
    const longest = Math.min(maxMs, minMs * 2 ** Math.min(this.#fruitlessStreams, 16));
    this.#fruitlessStreams += 1;
    // An aborted pause means close(), which the loop sees next
    await delay(longest * (0.5 + Math.random() / 2), undefined, { signal: this.#closing.signal }).catch(
      () => undefined,
    );
  }
}

/** Ends a stream on purpose: the next one differs. */
class RestartStream extends Error {}
