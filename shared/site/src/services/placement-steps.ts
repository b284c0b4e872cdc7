/*
 * Moves a placement one step on and takes its demand along, inside a transaction that holds the demand's lock.
 * The one place that writes a step, so that history, demand and feed never part.
 */
import type { PlacementState } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { appendChanges, type NewChange } from "@park-hub/outbox";
import { ProblemCollector, type Problem } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { lockDemand, writeDemand } from "../data/demands";
import { findPlacement, placementsOf, writeStep } from "../data/placements";
import { demandChange, placementChange } from "../events/site-changes";
import type { Demand } from "../model/demand";
import { stateAfterDecline, stateAfterLanding } from "../model/demand-state";
import type { Placement } from "../model/placement";
import { checkPlacementStep, checkStepFacts, type StepFacts } from "../model/placement-state";
import { conflict } from "./outcome";

/** A step that somebody asks for. */
export interface AskedStep extends StepFacts {
  /** The version that the step is based on. */
  readonly version: number;
  readonly to: PlacementState;
  /** Subject of the caller. */
  readonly by: string;
}

/** A placement and its demand, which nobody else changes until the transaction ends. */
export interface LockedPlacement {
  readonly placement: Placement;
  readonly demand: Demand;
}

/** Locks a placement by its demand and gives both as they are then. @throws {HubError} STORAGE when one of them is gone. */
export async function lockPlacement(
  em: EntityManager,
  { id, demandId }: Pick<Placement, "id" | "demandId">,
): Promise<LockedPlacement> {
  const demand = await lockDemand(em, demandId);
  const placement = await findPlacement(em, id);
  if (demand === null || placement === null)
    throw new HubError("STORAGE", `placement ${id} or its demand ${demandId} is gone`);
  return { placement, demand };
}

/** What keeps a placement from that step; empty: nothing. */
export function problemsOf(placement: Placement, step: AskedStep): readonly Problem[] {
  if (placement.version !== step.version) return [conflict("对接单", step.version, placement.version)];
  const problems = new ProblemCollector();
  checkPlacementStep(placement.state, step.to, problems);
  checkStepFacts(step.to, step, problems);
  return problems.list;
}

/** Writes a step that was checked, with what it does to the demand, and tells the feed of all of it last. */
export async function takeStep(
  em: EntityManager,
  { placement, demand }: LockedPlacement,
  step: AskedStep,
  at: Date,
  alsoChanged: readonly NewChange[] = [],
): Promise<Placement> {
  const { outcome, declineReason } = step;
  const changes = { state: step.to, outcome, declineReason, updatedAt: at };
  const next = { ...placement, ...changes, version: placement.version + 1 };
  const row = { placementId: placement.id, step: next.version, state: step.to, at, by: step.by, note: step.note };
  if (!(await writeStep(em, placement.id, changes, row))) {
    throw new HubError("STORAGE", `placement ${placement.id} changed under its demand's lock`);
  }
  const demandChanges = await moveDemand(em, demand, await stateAfter(em, demand, placement, step.to), at);
  await appendChanges(em, [...alsoChanged, ...demandChanges, placementChange(next, "UPDATED")]);
  return next;
}

/** Puts a locked demand into a state and gives the change to tell, if there is one. */
export async function moveDemand(
  em: EntityManager,
  demand: Demand,
  state: Demand["state"],
  updatedAt: Date,
): Promise<readonly NewChange[]> {
  if (state === demand.state) return [];
  if (!(await writeDemand(em, demand.id, demand.version, { state, updatedAt }))) {
    throw new HubError("STORAGE", `demand ${demand.id} changed under its lock`);
  }
  return [demandChange({ ...demand, state, updatedAt, version: demand.version + 1 }, "UPDATED")];
}

async function stateAfter(
  em: EntityManager,
  demand: Demand,
  placement: Placement,
  to: PlacementState,
): Promise<Demand["state"]> {
  if (to === "LANDED") return stateAfterLanding(demand.state);
  if (to !== "DECLINED") return demand.state;
  const others = (await placementsOf(em, demand.id)).filter(({ id }) => id !== placement.id);
  return stateAfterDecline(
    demand.state,
    others.map(({ state }) => state),
  );
}
