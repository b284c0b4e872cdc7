/** A project of any site, of which the park knows residency and lineage. */
export interface ProjectReference {
  readonly id: string;
}

/** A site by its code; what it is, the directory says. */
export interface SiteReference {
  readonly code: string;
}
