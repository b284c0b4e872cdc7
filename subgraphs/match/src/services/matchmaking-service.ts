/*
 * Plans of matchmaking events: made, kept, read again, approved by a person.
 * Promises: nothing happens at any site before the approval, and nothing by match itself (ADR 8): an approved plan names
 * the placements to open, each with its key, and whoever approved it opens them with their own rights.
 */
import { newObjectId } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import type { Problem } from "@park-hub/subgraph-kit";
import type { MatchmakingPlanRow } from "../data/entities/matchmaking-plan-row";
import type { MatchDatabase } from "../data/match-database";
import { approvePlan, findPlan, insertPlan } from "../data/plan-store";
import type { MatchIndex } from "../engine/match-index";
import type { MatchmakingPlan, MatchmakingRequest, PlanOutcome } from "../model/matchmaking";
import type { Asker } from "./asker";
import { matchmakingRequest, type MatchmakingInput } from "./check-matchmaking";
import { requirePlanner } from "./require-planner";
import { shownPairs, type ShownPair } from "./show-plan";

/** What became of an approval: the plan as it is now, and what kept it from being approved. */
export interface Approval {
  readonly plan: MatchmakingPlan | null;
  readonly problems: readonly Problem[];
}

/** Keeps the plans of matchmaking events. */
export class MatchmakingService {
  constructor(
    private readonly index: MatchIndex,
    private readonly planner: { plan(request: MatchmakingRequest, asker: Asker): PlanOutcome | Promise<PlanOutcome> },
    private readonly database: MatchDatabase,
    private readonly now: () => Date,
  ) {}

  /**
   * Makes a plan and stores it.
   *
   * @throws {HubError} UNAUTHENTICATED, FORBIDDEN unless a steward or an officer asks; BAD_REQUEST for a broken input
   */
  async plan(input: MatchmakingInput, asker: Asker): Promise<MatchmakingPlan> {
    requirePlanner(asker.principal);
    const request = matchmakingRequest(input);
    return this.keep(request, await this.planner.plan(request, asker), asker);
  }

  /** Stores the plan that was made of a request. */
  async keep(request: MatchmakingRequest, outcome: PlanOutcome, asker: Asker): Promise<MatchmakingPlan> {
    const row: MatchmakingPlanRow = {
      id: newObjectId("match"),
      state: "PROPOSED",
      madeBy: asker.principal.subject,
      madeAt: this.now(),
      approvedBy: null,
      approvedAt: null,
      request,
      outcome,
    };
    await this.database.write((manager) => insertPlan(manager, row));
    return planOf(row);
  }

  /** A stored plan for its maker or a steward; null for everybody else, as if there were none. */
  async find(id: string, { principal }: Asker): Promise<MatchmakingPlan | null> {
    requirePlanner(principal);
    const row = await findPlan(this.database.reader, id);
    return row === null || !maySee(principal, row) ? null : planOf(row);
  }

  /** The pairs of a plan, each with what opens its placement. */
  pairsOf(plan: MatchmakingPlan, { viewer }: Asker): ShownPair[] {
    return shownPairs(this.index, plan, viewer.canSee);
  }

  /**
   * Notes that a person approves the plan; approving twice changes nothing.
   *
   * @throws {HubError} UNAUTHENTICATED, FORBIDDEN unless a steward or an officer asks
   */
  async approve(id: string, asker: Asker): Promise<Approval> {
    const known = await this.find(id, asker);
    if (known === null) {
      return { plan: null, problems: [{ field: ["planId"], code: "NOT_FOUND", message: `没有方案「${id}」` }] };
    }
    if (known.pairs.length === 0) {
      return {
        plan: known,
        problems: [{ field: ["planId"], code: "WRONG_STATE", message: "方案里没有配对,无可批准" }],
      };
    }
    const approval = { by: asker.principal.subject, at: this.now() };
    await this.database.write((manager) => approvePlan(manager, id, approval));
    return { plan: await this.find(id, asker), problems: [] };
  }
}

function maySee({ roles, subject }: Principal, { madeBy }: MatchmakingPlanRow): boolean {
  return roles.includes("PARK_STEWARD") || madeBy === subject;
}

function planOf({ request, outcome, madeAt, approvedAt, ...row }: MatchmakingPlanRow): MatchmakingPlan {
  const { id, state, madeBy, approvedBy } = row;
  return {
    ...outcome,
    id,
    title: request.title,
    method: request.method,
    state,
    madeBy,
    madeAt: madeAt.toISOString(),
    approvedBy,
    approvedAt: approvedAt?.toISOString() ?? null,
  };
}
