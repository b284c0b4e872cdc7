/* Reads and writes plans of matchmaking events. A plan is written once; only its approval is added, once. */
import type { EntityManager } from "typeorm";
import { MatchmakingPlanRow } from "./entities/matchmaking-plan-row";

/** Stores a new plan. */
export async function insertPlan(manager: EntityManager, row: MatchmakingPlanRow): Promise<void> {
  await manager.createQueryBuilder().insert().into(MatchmakingPlanRow).values(row).updateEntity(false).execute();
}

/** The plan under the id, or null. */
export function findPlan(manager: EntityManager, id: string): Promise<MatchmakingPlanRow | null> {
  return manager.findOneBy(MatchmakingPlanRow, { id });
}

/** Notes who approved the plan, unless somebody did before: of two at once the first one stays. */
export async function approvePlan(
  manager: EntityManager,
  id: string,
  approval: { readonly by: string; readonly at: Date },
): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(MatchmakingPlanRow)
    .set({ state: "APPROVED", approvedBy: approval.by, approvedAt: approval.at })
    .where("id = :id AND state = :state", { id, state: "PROPOSED" })
    .execute();
}
