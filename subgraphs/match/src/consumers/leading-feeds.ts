/*
 * The sites' feeds, followed while this process leads: every time of leading begins with feeds of its own, at the cursors
 * that the log's last leader left behind.
 * Before: services/leadership.ts. After: whatever brings the changes (site-feeds.ts).
 */
import { FeedIntake, type IntakeParts } from "../services/feed-intake";
import type { LeaderDuty, LeaderTerm } from "../services/leadership";
import type { FollowedSites, SiteFeeds } from "./site-feeds";

/** What feeds bring their changes to. */
export interface Taking extends IntakeParts {
  readonly intake: FeedIntake;
}

/** What following needs. */
export interface LeadingFeedsOptions extends Omit<IntakeParts, "database"> {
  /** Which sites there are at the moment; null while nobody knows. */
  readonly sites: () => FollowedSites | null;
  /** Makes the feeds of one time of leading. */
  readonly open: (taking: Taking) => SiteFeeds;
}

/** Follows the feeds while this process leads. */
export class LeadingFeeds implements LeaderDuty {
  readonly name = "feeds";
  #feeds: SiteFeeds | null = null;

  constructor(private readonly options: LeadingFeedsOptions) {}

  async begin(database: LeaderTerm): Promise<void> {
    const parts = { ...this.options, database };
    this.#feeds = this.options.open({ ...parts, intake: new FeedIntake(parts) });
    const sites = this.options.sites();
    if (sites !== null) await this.follow(sites);
  }

  /** Follows these from now on, if this process leads. */
  async follow(sites: FollowedSites): Promise<void> {
    await this.#feeds?.follow(sites);
  }

  async end(): Promise<void> {
    const feeds = this.#feeds;
    this.#feeds = null;
    await feeds?.close();
  }
}
