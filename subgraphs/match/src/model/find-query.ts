/*
 * Questions and answers of find. The filters are those of the public schema; an absent or null key does not filter,
 * an empty list filters nothing out.
 */
import type {
  Audience,
  CreditStanding,
  DemandState,
  Format,
  OrganizationCategory,
  PlacementState,
  ProjectStage,
  ResourceKind,
  ServiceField,
  SiteKind,
} from "@park-hub/contracts";
import type { Indexed } from "./indexed-object";
import type { VisibilityPredicate } from "./visibility";

/** Order of a find: by relevance (newest first when there is no text), by creation, by last change. */
export type FindOrder = "RELEVANCE" | "NEWEST" | "UPDATED";

type List<T> = readonly T[] | null;

/** `ProjectFilter` of the public schema. */
export interface ProjectFilter {
  readonly fields?: List<ServiceField>;
  readonly audiences?: List<Audience>;
  readonly formats?: List<Format>;
  /** Division code: the site that owns the object, or the object's own area, lies within it. */
  readonly within?: string | null;
  /** Division code: one of the service areas covers it. */
  readonly servesArea?: string | null;
  readonly sites?: List<string>;
  readonly siteKinds?: List<SiteKind>;
  readonly stages?: List<ProjectStage>;
  readonly budgetAtMost?: number | null;
  readonly availableOn?: string | null;
  readonly organizationId?: string | null;
}

/** `DemandFilter` of the public schema. */
export interface DemandFilter {
  readonly fields?: List<ServiceField>;
  readonly audiences?: List<Audience>;
  readonly within?: string | null;
  readonly sites?: List<string>;
  readonly siteKinds?: List<SiteKind>;
  readonly states?: List<DemandState>;
  /** Needed by this day or earlier. */
  readonly neededBy?: string | null;
}

/** `ResourceFilter` of the public schema. */
export interface ResourceFilter {
  readonly kinds?: List<ResourceKind>;
  readonly within?: string | null;
  readonly sites?: List<string>;
  readonly availableOn?: string | null;
}

/** `OrganizationFilter` of the public schema. */
export interface OrganizationFilter {
  readonly categories?: List<OrganizationCategory>;
  readonly creditStanding?: List<CreditStanding>;
}

/** `PlacementFilter` of the public schema. */
export interface PlacementFilter {
  readonly sites?: List<string>;
  readonly projectSites?: List<string>;
  readonly states?: List<PlacementState>;
  readonly organizationId?: string | null;
}

/** One question to find. */
export interface FindQuery<Filter> {
  /** The user's words; absent, null or blank: everything, newest first. */
  readonly text?: string | null;
  readonly filter?: Filter | null;
  /** Default RELEVANCE. */
  readonly orderBy?: FindOrder | null;
  /** How many hits are ranked and frozen; the rest is only counted. Default 1000: fifty pages of twenty. */
  readonly depth?: number;
  /** Default: only what is public. */
  readonly canSee?: VisibilityPredicate;
}

/** One hit of a find. */
export interface FindHit<T> {
  readonly id: string;
  /** Above 0 for a text query (unbounded), 0 without text. */
  readonly score: number;
  /** The user's words that the object answers, as they were written. */
  readonly matchedTerms: readonly string[];
  /** Null when the object vanished after the ranking was frozen. */
  readonly item: Indexed<T> | null;
}

/** One value of a facet. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Counts over everything that was found, most frequent first. */
export interface Facet {
  readonly name: string;
  readonly values: readonly FacetValue[];
}

/** A frozen ranked list: ids and scores, out of which pages are cut by offset. */
export interface Ranking {
  readonly ids: readonly string[];
  readonly scores: readonly number[];
  readonly totalCount: number;
  readonly facets: readonly Facet[];
  /** The index generation that it was made from. */
  readonly generation: number;
  /** The query's text, so that a later page can name the matched words. */
  readonly text: string | null;
}
