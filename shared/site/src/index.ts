export { startSiteHost } from "./server/start-site-host";
export type { HostedSite, HostParts, SiteHost, SiteHostOptions } from "./server/host-options";
export { HUB_HEAD_HEADER } from "./server/mount-site-graph";
export { listsGraph } from "./schema/lists-graph";
export { placementsGraph } from "./schema/placements-graph";
export type { SiteGraph } from "./schema/site-graph";
export { siteContextOf } from "./context/site-context";
export type { SiteContext } from "./context/site-context";
export { SITE_ENTITIES } from "./data/site-entities";
export { siteMigrations } from "./data/site-migrations";
export { afterCursor, insertRows, loadRows, lockRow, pageOf } from "./data/rows";
export type { IdRow, PageRequest } from "./data/rows";
export { listPage } from "./loaders/list-page";
export type { ListPage } from "./loaders/list-page";
export { objectLoader } from "./loaders/object-loader";
export { SiteLoaders } from "./loaders/site-loaders";
export { isParty, isSteward, mayKeepProject, requireRight, requireSomebody, speaksFor, worksAt } from "./model/access";
export type { PlacementSides } from "./model/access";
export {
  areaCode,
  areaCodes,
  checkId,
  checkKey,
  checkNote,
  checkReason,
  codeList,
  dayWindow,
  given,
  line,
  MAX_INT,
  prose,
  requiredInteger,
} from "./model/field-rules";
export type { DayWindow, WindowRule } from "./model/field-rules";
export type { Demand } from "./model/demand";
export type { Placement, PlacementStep } from "./model/placement";
export { placesLeftOf } from "./model/project";
export type { Project } from "./model/project";
export type { Resource } from "./model/resource";
export { DEFAULT_COMMITMENT_TIMES } from "./services/commitment-times";
export type { CommitmentTimes } from "./services/commitment-times";
export type { DirectorySource } from "./services/directory-source";
export { hasChanged } from "./services/has-changed";
export { caught, conflict, done, madeOnce, notFound, refused, refusedFor, replayed } from "./services/outcome";
export type { Outcome } from "./services/outcome";
export { requireOwnSite } from "./services/own-site";
export { ReservationClient } from "./services/reservation-client";
export type { ProjectDescription } from "./services/reservation-protocol";
export { ReservationService } from "./services/reservation-service";
export type { SiteRuntime } from "./services/site-runtime";
export { siteServices } from "./services/site-services";
export type { SiteServices } from "./services/site-services";
export { runSiteHost } from "./process/run-site-host";
export type { SiteHostProgram, SiteHostStart } from "./process/run-site-host";
export { SITE_HOST_SETTINGS } from "./process/site-host-config";
export type { SiteConfig, SiteHostConfig, SiteHostDefaults } from "./process/site-host-config";
