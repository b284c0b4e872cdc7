/*
 * Removes what need not be kept: old changes of the feeds, idempotency keys that ran out.
 */
import { pruneOutbox, type Retention } from "@park-hub/outbox";
import { purgeIdempotencyKeys, type Clock, type KitLogger } from "@park-hub/subgraph-kit";
import type { SiteRuntime } from "../services/site-runtime";

const ROUND_MS = 60 * 60 * 1000;
/** A follower that was away for a month takes a snapshot instead. */
const DEFAULT_RETENTION: Retention = { olderThanMs: 30 * 24 * 60 * 60 * 1000, keepAtLeast: 10_000 };

/** What housekeeping needs. */
export interface HousekeepingOptions {
  readonly sites: readonly SiteRuntime[];
  readonly retention: Retention | undefined;
  readonly clock: Clock;
  readonly logger: KitLogger;
}

/** Keeps house every hour, a site at a time; gives the function that ends that and waits for the site in hand. */
export function startHousekeeping(options: HousekeepingOptions): () => Promise<void> {
  const { sites, clock, logger, retention = DEFAULT_RETENTION } = options;
  let isEnded = false;
  let round = Promise.resolve();
  const keepHouse = async (): Promise<void> => {
    for (const { code, database } of sites) {
      if (isEnded) return;
      try {
        await pruneOutbox(database, retention);
        await purgeIdempotencyKeys(database, clock.now());
      } catch (error) {
        logger.warn({ err: error, site: code }, "housekeeping of a site failed; it is tried again in an hour");
      }
    }
  };
  const timer = setInterval(() => {
    round = round.then(keepHouse);
  }, ROUND_MS);
  timer.unref();
  return async () => {
    isEnded = true;
    clearInterval(timer);
    await round;
  };
}
