/*
 * Follows the sites over a NATS broker: each that has anything there, changes or a head; the others at their hosts over HTTP,
 * until they are heard of on the broker. Snapshots are read from the hosts in both cases.
 * Promises: a site is followed by one way at a time, from its cursor; a silent host or broker makes its sites disconnected.
 * Leaves alone: the broker's stream (@park-hub/events-nats), what a change means (services/feed-intake.ts).
 */
import type { DirectorySite } from "@park-hub/directory";
import { EventFollower, type EventLink, type EventSession } from "@park-hub/events-nats";
import { IDENTITY_HEADER, type TrustStore } from "@park-hub/identity";
import { openSnapshot, type FeedCursor, type Resync } from "@park-hub/outbox";
import { Agent } from "undici";
import { FeedResync } from "../services/feed-resync";
import type { FeedHostsOptions } from "./feed-hosts";
import type { FollowedSites, SiteFeeds } from "./site-feeds";

/** How long hosts may take to tell their heads when they are asked, in ms: then their sites count as tried. */
const ANSWER_MS = 1_000;
const DEFAULT_HEARTBEAT_TIMEOUT_MS = 15_000;
const BROKER_AWAY = "the broker is away";

/** What following over a broker needs. */
export interface NatsFeedsOptions extends FeedHostsOptions {
  /** Closed with the feeds. */
  readonly link: EventLink;
  /** The sites' public keys. */
  readonly trust: TrustStore;
  /** Follows what is not on the broker. */
  readonly http: SiteFeeds;
}

/** The feeds of all sites, over a broker. */
export class NatsFeeds implements SiteFeeds {
  readonly #agent = new Agent({ connections: 8 });
  readonly #follower: EventFollower;
  readonly #heartbeatTimeoutMs: number;
  readonly #watch: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #directory: FollowedSites = { sites: [] };
  /** Sites that have changes in the stream or told a head. */
  readonly #onBroker = new Set<string>();
  /** The last word of a site, and when it came or was first waited for, in ms of the machine's clock. */
  readonly #heard = new Map<string, { readonly head: FeedCursor | null; readonly atMs: number }>();
  #isBrokerKnown = false;
  #work: Promise<void> = Promise.resolve();
  readonly #closing = new AbortController();

  constructor(private readonly options: NatsFeedsOptions) {
    const { link, trust, intake, logger, reconnect } = options;
    this.#heartbeatTimeoutMs = options.heartbeatTimeoutMs ?? DEFAULT_HEARTBEAT_TIMEOUT_MS;
    this.#follower = new EventFollower({
      link,
      trust,
      cursorOf: (site) => intake.cursorOf(site),
      onChanges: (site, epoch, changes) => intake.takeChanges(site, epoch, changes),
      onResync: (site, resync) => this.#resync(site, resync),
      onHead: (site, head) => this.#noteHead(site, head),
      onRefused: (site, error) => this.#noteRefused(site, error),
      onError: (site, error) =>
        logger.warn({ site, err: error }, "following over the broker failed; it is tried again"),
      patienceMs: Math.min(4_000, this.#heartbeatTimeoutMs / 2),
      retry: reconnect,
    });
    this.#stopListening = link.onSession((session) => this.#begin(session));
    this.#watch = setInterval(() => this.#noteSilent(), Math.min(5_000, this.#heartbeatTimeoutMs / 3));
    this.#watch.unref();
  }

  follow(directory: FollowedSites): Promise<void> {
    this.#directory = directory;
    return this.#reconcile();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#watch);
    this.#stopListening();
    await this.#follower.close();
    await this.#work;
    await this.options.http.close();
    await this.options.link.close();
    await this.#agent.destroy();
  }

  #begin(session: EventSession): void {
    for (const site of this.#onBroker) this.#waitFor(site);
    session.ended.addEventListener("abort", () => this.#noteBrokerAway(), { once: true });
    session.stream.sites().then(
      (sites) => {
        for (const site of sites) this.#onBroker.add(site);
        void this.#reconcile();
        // Hosts have been asked: who does not answer is followed over HTTP, or known to be silent
        setTimeout(() => this.#noteAnswered(session), Math.min(ANSWER_MS, this.#heartbeatTimeoutMs)).unref();
      },
      (error: unknown) => {
        if (this.#closing.signal.aborted || session.ended.aborted) return;
        this.options.logger.warn({ err: error }, "the broker's sites cannot be listed; it is connected again");
        void session.connection.close();
      },
    );
  }

  #noteAnswered(session: EventSession): void {
    if (this.#closing.signal.aborted || session.ended.aborted) return;
    this.#isBrokerKnown = true;
    void this.#reconcile();
    for (const { code } of this.#active())
      if (this.#onBroker.has(code) && !this.options.states.of(code).isConnected)
        this.options.states.noteDisconnected(code, "its host does not answer over the broker");
  }

  /** One at a time: the sites of the broker here, the others there, let go before they are taken up. */
  #reconcile(): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#closing.signal.aborted) return;
      const here = this.#active().filter(({ code }) => this.#onBroker.has(code));
      const there = this.#active().filter(({ code }) => !this.#onBroker.has(code));
      await this.options.http.follow({ sites: this.#isBrokerKnown ? there : [] });
      if (this.#closing.signal.aborted) return;
      const before = this.#follower.sites;
      await this.#follower.follow(new Set(here.map(({ code }) => code)));
      for (const { code } of here) if (!before.has(code)) this.#noteFollowed(code);
      if (this.options.link.problem !== "") this.#noteBrokerAway();
    });
    return this.#work;
  }

  #active(): readonly DirectorySite[] {
    return this.#directory.sites.filter(({ lifecycle, url }) => lifecycle === "ACTIVE" && url !== "");
  }

  #noteHead(site: string, head: FeedCursor): void {
    this.#heard.set(site, { head, atMs: Date.now() });
    if (this.#follower.sites.has(site)) this.#tellHead(site, head);
    if (this.#onBroker.has(site)) return;
    this.#onBroker.add(site);
    void this.#reconcile();
  }

  /** What the site said before it was followed here counts from now on. */
  #noteFollowed(site: string): void {
    const head = this.#heard.get(site)?.head ?? null;
    if (head === null) this.#waitFor(site);
    else this.#tellHead(site, head);
  }

  #tellHead(site: string, head: FeedCursor): void {
    const { states, now } = this.options;
    states.noteConnected(site);
    states.noteHead(site, head, now().getTime());
  }

  #waitFor(site: string): void {
    this.#heard.set(site, { head: null, atMs: Date.now() });
  }

  #noteRefused(site: string, error: unknown): void {
    // Before a site is registered nobody knows its key, and its host may run already
    if (!this.#directory.sites.some(({ code }) => code === site)) return;
    this.options.states.noteRefusedMessage(site, messageOf(error));
    this.options.logger.warn({ site, err: error }, "a message of the broker was refused");
  }

  #noteSilent(): void {
    const silentSince = Date.now() - this.#heartbeatTimeoutMs;
    for (const site of this.#follower.sites)
      if ((this.#heard.get(site)?.atMs ?? 0) < silentSince)
        this.options.states.noteDisconnected(
          site,
          `its host was silent on the broker for ${this.#heartbeatTimeoutMs} ms`,
        );
  }

  #noteBrokerAway(): void {
    if (this.#closing.signal.aborted) return;
    const sites = this.#isBrokerKnown ? this.#follower.sites : this.#active().map(({ code }) => code);
    for (const site of sites) this.options.states.noteDisconnected(site, BROKER_AWAY);
  }

  async #resync(site: string, { reason }: Resync): Promise<FeedCursor> {
    const { logger, signer, now } = this.options;
    logger.info({ site, reason }, "a site is brought up from its snapshot");
    const url = this.#active().find(({ code }) => code === site)?.url ?? "";
    const endpoint = {
      url,
      headers: async (audience: string) => ({ [IDENTITY_HEADER]: await signer.serviceIdentity(audience) }),
      dispatcher: this.#agent,
      silenceMs: this.#heartbeatTimeoutMs,
    };
    return new FeedResync(this.options, site, now()).run(await openSnapshot(endpoint, site, this.#closing.signal));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
