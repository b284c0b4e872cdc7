/*
 * The states of a demand (listed in @park-hub/contracts, DEMAND_STATES) and what moves it between them. Pure.
 * A person publishes, closes or withdraws it; MATCHING and PLACED follow from its placements (stateAfter…).
 */
import { DEMAND_STATES, type DemandState, type PlacementState } from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { PATH_ID, PATH_STATE } from "./input-path";
import { BINDING_STATES, UNDERWAY_STATES } from "./placement-state";

/** States that a refinement may ask for, by the present one. */
const STEPS: Readonly<Record<DemandState, readonly DemandState[]>> = {
  DRAFT: ["OPEN"],
  OPEN: [],
  MATCHING: [],
  PLACED: ["CLOSED"],
  CLOSED: [],
  WITHDRAWN: [],
};

const FIRST_STATES: readonly DemandState[] = ["DRAFT", "OPEN"];
const MATCHABLE_STATES: readonly DemandState[] = ["OPEN", "MATCHING"];

/** Whether the demand has come to its end: nothing of it changes any more. */
export function isFinalDemand(state: DemandState): boolean {
  return state === "CLOSED" || state === "WITHDRAWN";
}

/** Adds a problem unless a demand may be posted in that state. */
export function checkFirstState(state: DemandState, problems: ProblemCollector): void {
  if (FIRST_STATES.includes(state)) return;
  problems.add(PATH_STATE, "WRONG_STATE", `新需求的状态为「${DEMAND_STATES[state]}」,须为「草稿」或「待对接」`);
}

/** Adds a problem unless the step is allowed; asking for the present state is no step. */
export function checkDemandStep(present: DemandState, asked: DemandState, problems: ProblemCollector): void {
  if (asked === present || STEPS[present].includes(asked)) return;
  const allowed = STEPS[present].map((state) => `「${DEMAND_STATES[state]}」`).join("、");
  const rule = allowed === "" ? "此状态不能直接修改,随对接单变化" : `可改为${allowed}`;
  problems.add(
    PATH_STATE,
    "WRONG_STATE",
    `需求现为「${DEMAND_STATES[present]}」,不能改为「${DEMAND_STATES[asked]}」;${rule}`,
  );
}

/** Adds a problem when a placement of the demand binds both sides, so that the demand cannot be taken back. */
export function checkNotBound(placements: readonly PlacementState[], problems: ProblemCollector): void {
  const bound = placements.filter((state) => BINDING_STATES.includes(state)).length;
  if (bound > 0)
    problems.add(PATH_ID, "WRONG_STATE", `需求有 ${bound} 张已签约或已落地的对接单,须无此类对接单才能撤回`);
}

/** Adds a problem when a placement of the demand is agreed and has not landed, so that the demand cannot be closed. */
export function checkNotAgreed(placements: readonly PlacementState[], problems: ProblemCollector): void {
  const agreed = placements.filter((state) => state === "AGREED").length;
  if (agreed > 0)
    problems.add(PATH_STATE, "WRONG_STATE", `需求有 ${agreed} 张已签约、未落地的对接单,须先落地或婉拒才能关闭`);
}

/** Adds a problem unless a placement may be opened for a demand in that state. */
export function checkMatchable(state: DemandState, problems: ProblemCollector): void {
  if (MATCHABLE_STATES.includes(state)) return;
  problems.add(
    "demandId",
    "WRONG_STATE",
    `需求现为「${DEMAND_STATES[state]}」,须为「待对接」或「对接中」才能建立对接单`,
  );
}

/** The demand's state once a placement was opened. */
export function stateAfterOpening(state: DemandState): DemandState {
  return state === "OPEN" ? "MATCHING" : state;
}

/** The demand's state once one of its placements has landed; a demand that was closed meanwhile stays so. */
export function stateAfterLanding(state: DemandState): DemandState {
  return isFinalDemand(state) ? state : "PLACED";
}

/** The demand's state once a placement was declined: OPEN again when none of the others is under way or has landed. */
export function stateAfterDecline(state: DemandState, others: readonly PlacementState[]): DemandState {
  if (state !== "MATCHING") return state;
  return others.some((other) => UNDERWAY_STATES.includes(other) || other === "LANDED") ? state : "OPEN";
}
