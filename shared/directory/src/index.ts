export { parseDirectoryDocument } from "./directory-document";
export type {
  DirectoryArea,
  DirectoryDivisionCode,
  DirectoryDocument,
  DirectoryPlace,
  DirectorySite,
  SiteLifecycle,
} from "./directory-document";
export { Directory } from "./directory";
export type { SiteSelection } from "./directory";
export { coversByCode } from "./area-code";
export { DirectoryFollower } from "./directory-follower";
export type { DirectoryFollowerOptions, DirectoryListener } from "./directory-follower";
export type { DirectoryWarning, DirectoryWarningCode, WarningListener } from "./directory-warning";
export type { BackOffOptions } from "./back-off";
export { directoryTrust } from "./directory-trust";
export type { RefreshableDirectory } from "./directory-trust";
export { announceSite } from "./announce-site";
export type { AnnounceSiteOptions } from "./announce-site";
export { FOLLOWER_HEADER } from "./park-client";
