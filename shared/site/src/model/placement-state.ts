/*
 * The states of a placement (listed in @park-hub/contracts, PLACEMENT_STATES) and the steps between them. Pure.
 */
import { PLACEMENT_STATES, type DeclineReason, type PlacementOutcome, type PlacementState } from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { PATH_TO } from "./input-path";

/** A meeting and an adaptation of the plan may be skipped, a first contact and the agreement may not. */
const STEPS: Readonly<Record<PlacementState, readonly PlacementState[]>> = {
  PROPOSED: ["CONTACTED", "DECLINED"],
  CONTACTED: ["MEETING", "ADAPTING", "AGREED", "DECLINED"],
  MEETING: ["ADAPTING", "AGREED", "DECLINED"],
  ADAPTING: ["AGREED", "DECLINED"],
  AGREED: ["LANDED", "DECLINED"],
  LANDED: ["CLOSED"],
  CLOSED: [],
  DECLINED: [],
};

/** States in which a demand and a project are still on their way to each other. */
export const UNDERWAY_STATES: readonly PlacementState[] = ["PROPOSED", "CONTACTED", "MEETING", "ADAPTING", "AGREED"];
/** States that bind both sides: a demand with such a placement is not taken back. */
export const BINDING_STATES: readonly PlacementState[] = ["AGREED", "LANDED"];

/** Whether the placement has come to its end; until then its pair of demand and project is taken. */
export function isFinalPlacement(state: PlacementState): boolean {
  return STEPS[state].length === 0;
}

/** Adds a problem unless the step is one of the present state's. */
export function checkPlacementStep(present: PlacementState, to: PlacementState, problems: ProblemCollector): void {
  if (STEPS[present].includes(to)) return;
  const allowed = STEPS[present].map((state) => `「${PLACEMENT_STATES[state]}」`).join("、");
  const rule = allowed === "" ? "此状态不可再变" : `可推进至${allowed}`;
  problems.add(
    PATH_TO,
    "WRONG_STATE",
    `对接单现为「${PLACEMENT_STATES[present]}」,不能推进至「${PLACEMENT_STATES[to]}」;${rule}`,
  );
}

/** What a step says beyond its state. */
export interface StepFacts {
  readonly note: string | null;
  readonly outcome: PlacementOutcome | null;
  readonly declineReason: DeclineReason | null;
}

/** Adds problems for what a step to that state must say and does not, or says and must not. */
export function checkStepFacts(to: PlacementState, facts: StepFacts, problems: ProblemCollector): void {
  if (to === "CLOSED") {
    if (facts.outcome === null) problems.add("outcome", "REQUIRED", "结项结果未填写,结项时必填");
    if (facts.note === null) problems.add("note", "REQUIRED", "备注未填写,结项时须写明原因");
  } else if (facts.outcome !== null) {
    problems.add("outcome", "BAD_FORMAT", `推进至「${PLACEMENT_STATES[to]}」时填写了结项结果,仅结项时可填`);
  }
  if (to === "DECLINED") {
    if (facts.declineReason === null) problems.add("declineReason", "REQUIRED", "婉拒原因未填写,婉拒时必填");
    if (facts.declineReason === "OTHER" && facts.note === null) {
      problems.add("note", "REQUIRED", "备注未填写,婉拒原因为「其他」时须写明");
    }
  } else if (facts.declineReason !== null) {
    problems.add("declineReason", "BAD_FORMAT", `推进至「${PLACEMENT_STATES[to]}」时填写了婉拒原因,仅婉拒时可填`);
  }
}
