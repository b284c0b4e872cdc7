/** What the hub's things are called on the broker; all of them begin with the hub's prefix. */
export interface EventNames {
  /** The durable stream of all sites' changes. */
  readonly stream: string;
  /** The subjects of all sites' changes, as a pattern. */
  readonly everyFeed: string;
  /** The subjects of all sites' heads, as a pattern. */
  readonly everyHead: string;
  /** Where whoever follows asks the hosts for their heads. */
  readonly ask: string;
  /** The subject of a site's changes. */
  feedOf(site: string): string;
  /** The subject of a site's heads, which are not kept. */
  headOf(site: string): string;
}

/** The names for a prefix, e.g. `hub`: stream `hub-feed`, subjects `hub.feed.<site>`, `hub.heads.<site>`, `hub.ask`. */
export function eventNames(prefix: string): EventNames {
  return {
    stream: `${prefix}-feed`,
    everyFeed: `${prefix}.feed.*`,
    everyHead: `${prefix}.heads.*`,
    ask: `${prefix}.ask`,
    feedOf: (site) => `${prefix}.feed.${site}`,
    headOf: (site) => `${prefix}.heads.${site}`,
  };
}

/** The site whose subject this is. */
export function siteOfSubject(subject: string): string {
  return subject.slice(subject.lastIndexOf(".") + 1);
}
