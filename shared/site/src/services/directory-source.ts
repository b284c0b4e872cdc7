import type { Directory } from "@park-hub/directory";

/** The directory as a site asks it: a follower of park's, or park's own. */
export interface DirectorySource {
  /** As last known; null before there is any. */
  current(): Directory | null;
  /** As it is now, for whoever met an unknown site; what is known when park is away. */
  refresh(): Promise<Directory | null>;
}
