/*
 * This process's share of the hub-wide log: the index that follows it, the states of the sites, and, while this process
 * leads, what fills it.
 * Before: server.ts. After: services/leadership.ts and its duties in order: what a leader begins with, feeds, report,
 * pruning, sealing. Leaves alone: who asks.
 */
import type { SigningJwk } from "@park-hub/identity";
import type { KitLogger } from "@park-hub/subgraph-kit";
import type { MatchDatabase } from "../data/match-database";
import type { MatchIndex } from "../engine/match-index";
import type { LogRetention } from "../services/change-service";
import { IndexFollower, type IndexFollowerOptions } from "../services/index-follower";
import { Leadership } from "../services/leadership";
import { LinkReport } from "../services/link-report";
import { LogPruning } from "../services/log-pruning";
import { LogTail } from "../services/log-tail";
import { SiteStates } from "../services/site-states";
import { StatesView } from "../services/states-view";
import { WebhookSealing } from "../services/webhook-sealing";
import { WebhookSecrets } from "../services/webhook-secrets";
import { LeadingFeeds, type LeadingFeedsOptions } from "./leading-feeds";
import type { FollowedSites } from "./site-feeds";

/** What a share is made of. */
export interface HubLogOptions extends Pick<LeadingFeedsOptions, "sites" | "open"> {
  readonly database: MatchDatabase;
  readonly index: MatchIndex;
  /** See IndexFollowerOptions. */
  readonly findSaved?: IndexFollowerOptions["findSaved"];
  readonly logger: KitLogger;
  readonly now: () => Date;
  readonly retention: LogRetention;
  /** What the secrets of webhooks are sealed by. */
  readonly signingKey: SigningJwk;
  /** See LeadershipOptions. */
  readonly leaseMs?: number | undefined;
}

/** Pause before an index that could not be loaded is loaded again, in ms. */
const LOAD_AGAIN_MS = 1_000;

/** The log, followed and perhaps led by this process. */
export class HubLog {
  readonly states = new SiteStates();
  readonly follower: IndexFollower;
  readonly tail: LogTail;
  readonly leadership: Leadership;
  readonly #feeds: LeadingFeeds;
  readonly #view: StatesView;
  readonly #closing = new AbortController();
  #loading: Promise<void> = Promise.resolve();
  #isLoaded = false;

  constructor(private readonly options: HubLogOptions) {
    const { database, logger, now, leaseMs, retention } = options;
    const { states } = this;
    this.follower = new IndexFollower(options);
    const told = (what: string) => (error: unknown) => logger.error({ err: error }, `${what}; the next try follows`);
    this.tail = new LogTail(database, { consumer: this.follower, onError: told("the log cannot be looked at") });
    const onError = told("the leader's links cannot be read");
    this.#view = new StatesView({ database, tail: this.tail, states, now, onError });
    this.#feeds = new LeadingFeeds({ ...options, follower: this.follower, tail: this.tail, states });
    const report = new LinkReport({ states, now, onError: told("the links cannot be told to the other processes") });
    const pruning = new LogPruning({ database, retention, now, logger });
    const sealing = new WebhookSealing(new WebhookSecrets(options.signingKey), logger);
    const duties = [this.#view, this.#feeds, report, pruning, sealing];
    this.leadership = new Leadership({ database, duties, leaseMs, logger });
  }

  /** Whether the index holds everything, so that half an answer is not taken for a whole one. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Loads the index in the background; then follows the log, and leads when nobody does. */
  start(): void {
    this.#loading = this.#load();
  }

  /** The directory has changed. */
  async follow(sites: FollowedSites): Promise<void> {
    await this.#feeds.follow(sites);
  }

  /** Gives the lease up and stops following. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#loading;
    await this.leadership.close();
    await this.#view.close();
    await this.tail.close();
  }

  async #load(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        await this.follower.load();
        await this.tail.start();
        await this.#view.start();
        this.#isLoaded = true;
        this.leadership.start();
        return;
      } catch (error) {
        this.options.logger.error({ err: error }, "the index cannot be loaded; the next try follows");
        await this.#pause();
      }
    }
  }

  async #pause(): Promise<void> {
    const { signal } = this.#closing;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOAD_AGAIN_MS);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
