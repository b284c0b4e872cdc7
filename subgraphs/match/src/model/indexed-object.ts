/*
 * What the index holds beside the feed's snapshots: where an object comes from, and the directory's names.
 */
import type { AreaLevel, SiteKind } from "@park-hub/contracts";
import type { ObjectVisibility } from "./visibility";

/** Where an indexed object comes from. */
export interface IndexMeta {
  readonly siteCode: string;
  readonly visibility: ObjectVisibility;
  /** Instant (RFC 3339) of the feed row that this snapshot was read from. */
  readonly asOf: string;
  /** Kind of the owning site; the directory's entry, once set, is stronger. */
  readonly siteKind?: SiteKind;
}

/** A feed snapshot together with its origin. */
export interface Indexed<T> {
  readonly value: T;
  readonly meta: IndexMeta;
}

/** What the engine needs to know of a site. */
export interface SiteFacts {
  readonly code: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly areaCode: string;
}

/** What the engine needs to know of an area. */
export interface AreaFacts {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
}

/** The part of the directory that labels facets and names areas in reasons. */
export interface DirectoryFacts {
  readonly sites: readonly SiteFacts[];
  readonly areas: readonly AreaFacts[];
}
