/*
 * Follows the feeds of all hosts in the directory: one stream a host, carrying all its sites.
 * A site that joins is followed from its durable cursor, one that moves is first let go at its old host, one that retires
 * is no longer followed; what is known of it stays.
 * Leaves alone: what a change means (services/feed-intake.ts).
 */
import { IDENTITY_HEADER, type IdentitySigner } from "@park-hub/identity";
import { FeedFollower, type FeedHeads, type Resync } from "@park-hub/outbox";
import type { FeedIntake, IntakeParts } from "../services/feed-intake";
import { FeedResync } from "../services/feed-resync";
import type { FollowedSites, SiteFeeds } from "./site-feeds";

/** What following needs. */
export interface FeedHostsOptions extends IntakeParts {
  readonly intake: FeedIntake;
  /** Signs as match. */
  readonly signer: IdentitySigner;
  readonly now: () => Date;
  /** How long a host may be silent, in ms. Default 15000. */
  readonly heartbeatTimeoutMs?: number | undefined;
  /** Pauses before connecting again. */
  readonly reconnect?: { readonly minMs: number; readonly maxMs: number } | undefined;
}

interface FollowedHost {
  readonly url: string;
  readonly sites: Set<string>;
  readonly follower: FeedFollower;
}

/** The feeds of all hosts. */
export class FeedHosts implements SiteFeeds {
  readonly #hosts = new Map<string, FollowedHost>();
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(private readonly options: FeedHostsOptions) {}

  follow(directory: FollowedSites): Promise<void> {
    this.#work = this.#work.then(() => this.#reconcile(hostsOf(directory)));
    return this.#work;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
    await Promise.all([...this.#hosts.values()].map(({ follower }) => follower.close()));
    this.#hosts.clear();
  }

  async #reconcile(wanted: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    if (this.#isClosed) return;
    const losing = [...this.#hosts.values()].filter(({ url, sites }) => {
      const kept = wanted.get(url) ?? new Set();
      return [...sites].some((site) => !kept.has(site));
    });
    // First let go everywhere: two streams of one site would race for its cursor.
    await Promise.all(losing.map((host) => this.#letGo(host)));
    for (const [url, sites] of wanted) {
      const host = this.#hosts.get(url);
      if (host === undefined) this.#open(url, sites);
      else for (const site of sites) this.#add(host, site);
    }
  }

  async #letGo(host: FollowedHost): Promise<void> {
    this.#hosts.delete(host.url);
    await host.follower.close();
    for (const site of host.sites) this.options.states.noteDisconnected(site, "no longer followed at its former host");
  }

  #add(host: FollowedHost, site: string): void {
    if (host.sites.has(site)) return;
    host.sites.add(site);
    host.follower.addSite(site, this.options.intake.cursorOf(site));
  }

  #open(url: string, codes: ReadonlySet<string>): void {
    const { intake, signer, heartbeatTimeoutMs, reconnect } = this.options;
    const sites = new Set(codes);
    const follower: FeedFollower = new FeedFollower({
      url,
      sites: [...sites],
      cursors: Object.fromEntries([...sites].map((site) => [site, intake.cursorOf(site)])),
      headers: async (audience) => ({ [IDENTITY_HEADER]: await signer.serviceIdentity(audience) }),
      onChanges: (site, epoch, changes) => intake.takeChanges(site, epoch, changes),
      onResync: (site, resync) => this.#resync(follower, site, resync),
      onHeartbeat: (heads) => this.#noteHeads(sites, heads),
      onDisconnect: (error) => this.#noteBroken(url, sites, error),
      heartbeatTimeoutMs,
      reconnect,
    });
    this.#hosts.set(url, { url, sites, follower });
  }

  async #resync(follower: FeedFollower, site: string, { reason }: Resync): Promise<{ epoch: string; seq: number }> {
    this.options.logger.info({ site, reason }, "a site is brought up from its snapshot");
    const snapshot = await follower.fetchSnapshot(site);
    return new FeedResync(this.options, site, this.options.now()).run(snapshot);
  }

  #noteHeads(sites: ReadonlySet<string>, heads: FeedHeads): void {
    const { states, now } = this.options;
    for (const site of sites) {
      const head = heads[site];
      if (head === undefined) {
        states.noteDisconnected(site, "its host does not serve it");
        continue;
      }
      states.noteConnected(site);
      states.noteHead(site, head, now().getTime());
    }
  }

  #noteBroken(url: string, sites: ReadonlySet<string>, error: unknown): void {
    const { states, logger } = this.options;
    const trouble = error instanceof Error ? error.message : String(error);
    const isNews = [...sites].some((site) => states.of(site).trouble !== trouble);
    for (const site of sites) states.noteDisconnected(site, trouble);
    if (isNews) logger.warn({ url, sites: [...sites], err: error }, "a feed broke; it is connected again");
  }
}

/** The sites to follow by the URL of their host. */
function hostsOf(directory: FollowedSites): Map<string, Set<string>> {
  const hosts = new Map<string, Set<string>>();
  for (const { code, url, lifecycle } of directory.sites) {
    if (lifecycle !== "ACTIVE" || url === "") continue;
    const sites = hosts.get(url) ?? new Set();
    hosts.set(url, sites.add(code));
  }
  return hosts;
}
