import type { Directory } from "@park-hub/directory";

/** Which sites there are and where: the directory, or a part of it. */
export type FollowedSites = Pick<Directory, "sites">;

/** Whatever brings the sites' changes: their hosts over HTTP, or a broker. Nothing comes before follow() and after close(). */
export interface SiteFeeds {
  /** Follows what the directory says from now on, each site from its cursor; resolves when the links stand. */
  follow(directory: FollowedSites): Promise<void>;
  /** Stops; resolves when nothing is taken any more. */
  close(): Promise<void>;
}
