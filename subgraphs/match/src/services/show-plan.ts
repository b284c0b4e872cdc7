import type { MatchIndex } from "../engine/match-index";
import { placementKey, type MatchmakingPlan, type PlannedPair } from "../model/matchmaking";
import type { VisibilityPredicate } from "../model/visibility";

/** A pair with what opens its placement, and the placement once there is one. */
export interface ShownPair extends PlannedPair {
  readonly idempotencyKey: string;
  readonly placementId: string | null;
}

/** The pairs of a plan as answers show them: placements are those that the index holds now and the asker may see. */
export function shownPairs(index: MatchIndex, plan: MatchmakingPlan, canSee: VisibilityPredicate): ShownPair[] {
  const placements = new Map(plan.pairs.map(({ demandId, projectId }) => [`${demandId} ${projectId}`, ""]));
  for (const { value, meta } of index.placements.values()) {
    const key = `${value.demandId} ${value.projectId}`;
    const isUnderWay = value.state !== "CLOSED" && value.state !== "DECLINED";
    if (isUnderWay && placements.has(key) && canSee(meta.visibility, meta.siteCode)) placements.set(key, value.id);
  }
  return plan.pairs.map((pair) => ({
    ...pair,
    idempotencyKey: placementKey(plan.id, pair.demandId),
    placementId: placements.get(`${pair.demandId} ${pair.projectId}`) || null,
  }));
}
