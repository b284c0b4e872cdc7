import type { MigrationClass } from "@park-hub/database";
import { SiteCommitments1795392003000 } from "./migrations/site-commitments-1795392003000";
import { SiteFeed1795392000000 } from "./migrations/site-feed-1795392000000";
import { SiteLists1795392001000 } from "./migrations/site-lists-1795392001000";
import { SitePlacements1795392002000 } from "./migrations/site-placements-1795392002000";

/** The migrations of what every site is, in their order; those of a site's own graph come after them. */
export const siteMigrations: readonly MigrationClass[] = [
  SiteFeed1795392000000,
  SiteLists1795392001000,
  SitePlacements1795392002000,
  SiteCommitments1795392003000,
];
