/*
 * A host's side of the broker: publishes the changes of its sites and tells their heads, every few seconds and when asked.
 * Promises: writes at a site never wait for the broker; what they changed is published when it is back, in order.
 * After: site-publication.ts, heads-beacon.ts.
 */
import { setMaxListeners } from "node:events";
import type { EventLink, EventSession } from "./event-link";
import { HeadsBeacon } from "./heads-beacon";
import { SitePublication, type PublishedSite } from "./site-publication";

/** What a publisher publishes, where, and who is told of trouble. */
export interface EventPublisherOptions {
  /** Closed by whoever made it, after the publisher. */
  readonly link: EventLink;
  readonly sites: readonly PublishedSite[];
  /** Pause between two words about the heads, in ms; a follower takes three missing ones for an outage. Default 5000. */
  readonly heartbeatMs?: number | undefined;
  /** Told of what went wrong with a site; it is tried again. */
  readonly onError: (site: string, error: unknown) => void;
  /** First and longest pause before that, in ms. Default 100 and 5000. */
  readonly retry?: { readonly minMs: number; readonly maxMs: number } | undefined;
}

/** Publishes from its construction until close(). */
export class EventPublisher {
  readonly #publications: readonly SitePublication[];
  readonly #beacon: HeadsBeacon;
  readonly #closing = new AbortController();
  readonly #stopListening: () => void;
  #work: Promise<unknown> = Promise.resolve();

  constructor({ link, sites, heartbeatMs = 5_000, onError, retry }: EventPublisherOptions) {
    // Every site waits on the one signal: more than ten is no leak here.
    setMaxListeners(0, this.#closing.signal);
    const options = { onError, retry: retry ?? { minMs: 100, maxMs: 5_000 } };
    this.#publications = sites.map((site) => new SitePublication(site, options));
    this.#beacon = new HeadsBeacon({ sites, heartbeatMs, onError });
    this.#stopListening = link.onSession((session) => this.#serve(session));
  }

  /** Stops; resolves when nothing is published any more. */
  async close(): Promise<void> {
    this.#stopListening();
    this.#closing.abort();
    await this.#work;
  }

  #serve(session: EventSession): void {
    setMaxListeners(0, session.ended);
    const { signal } = this.#closing;
    // The sessions before have ended, so what is left of them ends soon
    this.#work = Promise.all([
      this.#work,
      this.#beacon.run(session, signal),
      ...this.#publications.map((publication) => publication.run(session, signal)),
    ]);
  }
}
