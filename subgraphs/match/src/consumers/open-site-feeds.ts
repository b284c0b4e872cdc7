import { EventLink, type EventBroker } from "@park-hub/events-nats";
import type { TrustStore } from "@park-hub/identity";
import { FeedHosts, type FeedHostsOptions } from "./feed-hosts";
import { NatsFeeds } from "./nats-feeds";
import type { SiteFeeds } from "./site-feeds";

/** What following needs, by whichever way. */
export interface SiteFeedsOptions extends FeedHostsOptions {
  /** Null: sites are followed over HTTP alone. */
  readonly broker: EventBroker | null;
  /** The sites' public keys. */
  readonly trust: TrustStore;
}

/** The feeds of all sites: over the broker where there is one, else over HTTP. */
export function openSiteFeeds({ broker, ...options }: SiteFeedsOptions): SiteFeeds {
  const http = new FeedHosts(options);
  if (broker === null) return http;
  const { logger, reconnect } = options;
  const link = new EventLink({
    ...broker,
    name: "match",
    reconnect,
    onProblem: (problem) => logger.warn({ code: problem.code }, problem.message),
  });
  return new NatsFeeds({ ...options, link, http });
}
