/*
 * A plan of a batch matchmaking event (公益资源相亲会): who serves whom, who is left over and why. Pure types; the plan is
 * stored as it was made, so that what a person approves is what that person has read.
 */
import type { Coverage } from "./coverage";
import type { Gate } from "./match-result";

/** How pairs are chosen. */
export type PlanMethod = "BEST_TOTAL" | "STABLE";

/** How far a plan has come. */
export type PlanState = "PROPOSED" | "APPROVED";

/** A project that takes part. */
export interface MatchmakingProject {
  readonly projectId: string;
  /** How many demands it may serve at the event; its places left when absent, and never more than those. */
  readonly capacity?: number | null;
}

/** A pair by its ids. */
export interface PairIds {
  readonly demandId: string;
  readonly projectId: string;
}

/** Whom one participant wants, the most wanted first. */
export interface Wishes {
  readonly id: string;
  readonly wants: readonly string[];
}

/** What a plan is asked for. */
export interface MatchmakingRequest {
  readonly title: string | null;
  readonly demandIds: readonly string[];
  readonly projects: readonly MatchmakingProject[];
  readonly excluded: readonly PairIds[];
  readonly atMostPerOrganization: number | null;
  readonly method: PlanMethod;
  readonly demandWishes: readonly Wishes[];
  readonly projectWishes: readonly Wishes[];
}

/** A pair of the plan. */
export interface PlannedPair extends PairIds {
  readonly demandTitle: string;
  readonly projectTitle: string;
  readonly organizationId: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly crossField: boolean;
}

/** Why a demand is served by nobody, or a project serves nobody. */
export type LeftOverReason =
  | "UNKNOWN"
  | "WRONG_STATE"
  | "GATE"
  | "NOTHING_FITS"
  | "EXCLUDED"
  | "PLACES_TAKEN"
  | "ORGANIZATION_LIMIT"
  | "NOT_NEEDED";

/** A demand or project that the plan leaves over. */
export interface LeftOver {
  readonly id: string;
  readonly title: string | null;
  readonly reason: LeftOverReason;
  /** The gate that stopped most of what would have fitted; only with the reason GATE. */
  readonly gate: Gate | null;
  /** One Chinese sentence. */
  readonly detail: string;
}

/** A left-over project and the places that it had. */
export interface IdleProject extends LeftOver {
  readonly capacity: number;
}

/** A pair that both sides would rather have than what the plan gives them. */
export interface BlockingPair extends PairIds {
  readonly detail: string;
}

/** What planning found. */
export interface PlanOutcome {
  readonly pairs: readonly PlannedPair[];
  readonly unmatched: readonly LeftOver[];
  readonly idle: readonly IdleProject[];
  readonly blocking: readonly BlockingPair[];
  readonly totalScore: number;
  readonly coverage: Coverage;
}

/** A stored plan. */
export interface MatchmakingPlan extends PlanOutcome {
  readonly id: string;
  readonly title: string | null;
  readonly method: PlanMethod;
  readonly state: PlanState;
  /** Subject of whoever asked for it. */
  readonly madeBy: string;
  /** RFC 3339. */
  readonly madeAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

/** The key under which a pair's placement is opened: once, however often a plan is carried out. */
export function placementKey(planId: string, demandId: string): string {
  return `plan:${planId}/${demandId}`;
}
