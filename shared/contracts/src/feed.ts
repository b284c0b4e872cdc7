/*
 * What a change feed says of an object: a full snapshot after the change, without contact data.
 * Written by the owners (shared/site, park), read by match. Dates are YYYY-MM-DD, instants RFC 3339 in UTC.
 */
import type {
  Audience,
  CreditStanding,
  DeclineReason,
  DemandState,
  Format,
  OrganizationCategory,
  PlacementOutcome,
  PlacementState,
  ProjectStage,
  ResourceKind,
  ServiceField,
} from "./vocabulary";

/** Kinds of objects in a feed. */
export const FEED_KINDS = ["PROJECT", "DEMAND", "RESOURCE", "PLACEMENT", "ORGANIZATION", "SITE"] as const;
/** One kind of object in a feed. */
export type FeedKind = (typeof FEED_KINDS)[number];

/** A project as its owner's feed shows it. */
export interface ProjectFeed {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly summary: string;
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly formats: readonly Format[];
  readonly budgetMin: number | null;
  readonly budgetMax: number | null;
  /** Division codes: 9 digits a township, 6 a district, `330200` the whole city. */
  readonly serviceAreaCodes: readonly string[];
  readonly capacity: number;
  readonly placesLeft: number;
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
  readonly busyUntil: string | null;
  readonly stage: ProjectStage;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A demand as its owner's feed shows it. */
export interface DemandFeed {
  readonly id: string;
  readonly areaCode: string | null;
  readonly community: string | null;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly budgetMax: number | null;
  readonly neededFrom: string | null;
  readonly neededBy: string | null;
  readonly tried: readonly string[];
  readonly state: DemandState;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A resource as its owner's feed shows it. */
export interface ResourceFeed {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly title: string;
  readonly summary: string;
  readonly areaCode: string | null;
  readonly quantity: number;
  readonly unit: string;
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
  readonly isWithdrawn: boolean;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A placement as the demand's site's feed shows it. */
export interface PlacementFeed {
  readonly id: string;
  readonly demandId: string;
  readonly projectId: string;
  readonly organizationId: string;
  readonly state: PlacementState;
  readonly outcome: PlacementOutcome | null;
  readonly declineReason: DeclineReason | null;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An organisation as the park's feed shows it. */
export interface OrganizationFeed {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly category: OrganizationCategory;
  readonly foundedOn: string | null;
  readonly summary: string | null;
  readonly creditStanding: CreditStanding;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A site's own entry as the park's feed shows it; the objectId is the site code. */
export interface SiteFeed {
  readonly code: string;
  readonly name: string;
  readonly lifecycle: "ACTIVE" | "RETIRED";
}
