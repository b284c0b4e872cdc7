/* What is there and what is missing across the city. Names are those of the public schema. Pure types. */
import type { Coverage } from "./coverage";
import type { MatchmakingPlan } from "./matchmaking";

/** By what counts are broken down. */
export type GapDimension = "FIELD" | "AUDIENCE" | "TOWNSHIP" | "MONTH";

/** One value of a dimension. */
export interface GapKey {
  readonly dimension: GapDimension;
  readonly value: string;
  readonly label: string;
}

/** The counts of one cell. */
export interface GapCounts {
  readonly demands: number;
  readonly openDemands: number;
  readonly unmetDemands: number;
  readonly projects: number;
  readonly placesLeft: number;
  readonly idleProjects: number;
  readonly unservedCommunities: number;
}

/** One combination of values. */
export interface GapRow extends GapCounts {
  readonly keys: readonly GapKey[];
  /** −1 (only supply) to 1 (only demand). */
  readonly gapIndex: number;
}

/** Totals over the whole question; each object counts once. */
export interface SupplyTotals extends GapCounts {
  readonly resources: number;
  readonly activePlacements: number;
}

/** A demand that nobody works on. */
export interface UnmetDemand {
  readonly demandId: string;
  readonly title: string;
  readonly areaCode: string | null;
  readonly community: string | null;
  /** Since when it stands on its list, RFC 3339. */
  readonly since: string;
}

/** An open project that nobody uses. */
export interface UnusedProject {
  readonly projectId: string;
  readonly title: string;
  readonly placesLeft: number;
}

/** A community that asked and got nothing so far. */
export interface UnservedCommunity {
  readonly areaCode: string;
  readonly areaName: string;
  readonly community: string;
  readonly openDemands: number;
}

/** The answer. */
export interface SupplyAndDemand {
  readonly totals: SupplyTotals;
  readonly rows: readonly GapRow[];
  readonly unmetDemands: readonly UnmetDemand[];
  readonly idleProjects: readonly UnusedProject[];
  readonly unservedCommunities: readonly UnservedCommunity[];
  readonly coverage: Coverage;
}

/** An idle project that would serve demands of one township. */
export interface RebalanceMove {
  readonly projectId: string;
  readonly projectTitle: string;
  readonly toAreaCode: string;
  readonly toAreaName: string;
  readonly demandIds: readonly string[];
  readonly reasons: readonly string[];
}

/** Moves that a person may approve as a plan. */
export interface Rebalance {
  readonly moves: readonly RebalanceMove[];
  /** Null when there is nothing to move. */
  readonly plan: MatchmakingPlan | null;
  readonly coverage: Coverage;
}
