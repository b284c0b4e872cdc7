/*
 * The change feed of one host process: all its sites in one stream for each follower, and a snapshot of a site for those who start anew.
 * Before: the host's HTTP server, which has checked the caller. After: feed-session.ts, snapshot-writer.ts.
 */
import type { ServerResponse } from "node:http";
import type { DataSource } from "typeorm";
import { HubError } from "@park-hub/errors";
import type { FeedHeads, FeedRequest } from "./feed-protocol";
import { FeedSession, type FeedSource } from "./feed-session";
import { OutboxTail } from "./outbox-tail";
import { streamSnapshot, type SnapshotReader } from "./snapshot-writer";

/** A site that a feed carries. */
export interface FeedSite {
  /** The site code. */
  readonly code: string;
  readonly dataSource: DataSource;
  /** Gives every object that a follower needs, as if each had just been created. */
  readonly snapshot: SnapshotReader;
}

/** How a feed is served. */
export interface FeedServerOptions {
  /** Pause between two heartbeats, in ms; a follower takes three missing ones for an outage. Default 5000. */
  readonly heartbeatMs?: number | undefined;
  /** See OutboxTailOptions. */
  readonly pollMs?: number | undefined;
  /** See OutboxTailOptions. */
  readonly ringSize?: number | undefined;
  /** Told of what went wrong behind a site; its changes follow when its database answers again. */
  readonly onError?: ((site: string, error: unknown) => void) | undefined;
}

/** The feed of a host process. */
export class FeedServer {
  readonly #options: FeedServerOptions;
  readonly #sites = new Map<string, { readonly site: FeedSite; readonly tail: OutboxTail }>();
  readonly #sessions = new Set<FeedSession>();
  #isClosed = false;

  constructor(options: FeedServerOptions = {}) {
    this.#options = options;
  }

  /** Adds a site, also while followers are being served: those that asked for it are served from now on. */
  async addSite(site: FeedSite): Promise<void> {
    if (this.#sites.has(site.code)) throw new HubError("CONFLICT", `site ${site.code} is part of this feed already`);
    const { pollMs, ringSize } = this.#options;
    const onError = (error: unknown): void => this.#options.onError?.(site.code, error);
    const tail = await OutboxTail.open(site.dataSource, { pollMs, ringSize, onError });
    tail.onAdvance(() => this.#notify());
    this.#sites.set(site.code, { site, tail });
    this.#notify();
  }

  /** Takes a site out of the feed; its database may be closed afterwards. */
  async removeSite(code: string): Promise<void> {
    const known = this.#sites.get(code);
    this.#sites.delete(code);
    await known?.tail.close();
  }

  /** The tail of a site of this feed, for who tells its changes by another way; it ends with the site. */
  tailOf(code: string): OutboxTail | undefined {
    return this.#sites.get(code)?.tail;
  }

  /** The heads of all sites, with everything that was committed before this call; a site whose database fails is left out. */
  async heads(): Promise<FeedHeads> {
    await Promise.allSettled([...this.#sites.values()].map(({ tail }) => tail.refresh()));
    return this.#knownHeads();
  }

  /**
   * Serves one follower until it goes, `signal` aborts or the server closes; the response is ended then.
   * Sites of the request that the host does not serve are silent until they are added.
   */
  async serve(request: FeedRequest, response: ServerResponse, signal?: AbortSignal): Promise<void> {
    const source: FeedSource = {
      tailOf: (site) => this.#sites.get(site)?.tail,
      heads: () => this.#knownHeads(),
      onError: (site, error) => this.#options.onError?.(site, error),
    };
    const session = new FeedSession(source, request, response);
    const onAbort = (): void => session.end();
    signal?.addEventListener("abort", onAbort);
    if (this.#isClosed || signal?.aborted === true) session.end();
    this.#sessions.add(session);
    try {
      await session.run(this.#options.heartbeatMs ?? 5_000);
    } finally {
      this.#sessions.delete(session);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /**
   * Writes all objects of a site as NDJSON and ends the response.
   *
   * @throws {HubError} SITE_UNKNOWN, or what reading the head threw, before anything is written. A later failure cuts the
   * response off, so that the reader misses the end line, and goes to `onError`.
   */
  async writeSnapshot(site: string, response: ServerResponse, signal?: AbortSignal): Promise<void> {
    const known = this.#sites.get(site);
    if (known === undefined) throw new HubError("SITE_UNKNOWN", `site ${site} is not served here`);
    try {
      await streamSnapshot(known.site.dataSource, known.site.snapshot, response, signal);
    } catch (error) {
      if (!response.headersSent) throw error;
      this.#options.onError?.(site, error);
    }
  }

  /** Ends every stream and stops following the sites. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const session of this.#sessions) session.end();
    await Promise.all([...this.#sites.keys()].map((code) => this.removeSite(code)));
  }

  #notify(): void {
    for (const session of this.#sessions) session.notify();
  }

  #knownHeads(): FeedHeads {
    const healthy = [...this.#sites].filter(([, { tail }]) => !tail.hasFailed);
    return Object.fromEntries(
      healthy.map(([code, { tail }]) => [code, { epoch: tail.head.epoch, seq: tail.head.seq }]),
    );
  }
}
