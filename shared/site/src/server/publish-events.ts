import { EventLink, EventPublisher } from "@park-hub/events-nats";
import type { FeedServer } from "@park-hub/outbox";
import type { ClosingStack } from "./closing-stack";
import type { SiteHostOptions } from "./host-options";

/** Publishes the changes of all sites on the broker, where there is one; ends before the feed does. */
export function publishEvents(
  { broker, name, sites, logger }: Pick<SiteHostOptions, "broker" | "name" | "sites" | "logger">,
  feed: FeedServer,
  closing: ClosingStack,
): void {
  if (broker === undefined || broker === null) return;
  const link = new EventLink({
    ...broker,
    name,
    onProblem: (problem) => logger.warn({ code: problem.code }, `${problem.message}; changes are published later`),
  });
  closing.add(link, (connected) => connected.close());
  const published = sites.flatMap(({ code, signingKey }) => {
    const tail = feed.tailOf(code);
    return tail === undefined ? [] : [{ code, tail, signingKey }];
  });
  const onError = (site: string, error: unknown): void =>
    logger.error({ err: error, site }, "changes of a site are not on the broker yet; they are published later");
  closing.add(new EventPublisher({ link, sites: published, onError }), (publisher) => publisher.close());
}
