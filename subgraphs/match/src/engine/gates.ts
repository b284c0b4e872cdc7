/*
 * The hard gates between a demand and a project. A pair that fails one is never matched. Pure.
 * Which gate is named when several fail: the first in the order of GATES.
 */
import type { CreditStanding, ProjectFeed } from "@park-hub/contracts";
import { CREDIT_STANDINGS, PROJECT_STAGES } from "@park-hub/contracts";
import { coversAny } from "../model/area-code";
import { shareDay, windowText } from "../model/date-window";
import type { DemandSubject } from "../model/demand-subject";
import type { Gate } from "../model/match-result";

/** The facts of a project that the gates look at. */
export type GatedProject = Pick<
  ProjectFeed,
  "stage" | "placesLeft" | "serviceAreaCodes" | "budgetMin" | "availableFrom" | "availableTo" | "busyUntil"
>;

/** The facts of a demand that the gates look at. */
export type GatedDemand = Pick<DemandSubject, "areaCode" | "budgetMax" | "neededFrom" | "neededBy">;

/**
 * The gate that stops the pair, or null when it passes.
 *
 * What is not known does not stop: a demand without area or budget, a project without lowest budget, an organisation
 * whose entry has not arrived (`standing` null). BUSY: the project is busy beyond the last day of the demand's window.
 */
export function failedGate(demand: GatedDemand, project: GatedProject, standing: CreditStanding | null): Gate | null {
  if (project.stage !== "OPEN" && project.stage !== "FULL") {
    return "STAGE";
  }
  if (project.stage === "FULL" || project.placesLeft <= 0) {
    return "CAPACITY";
  }
  if (standing !== null && standing !== "GOOD") {
    return "CREDIT_STANDING";
  }
  if (demand.areaCode !== null && !coversAny(project.serviceAreaCodes, demand.areaCode)) {
    return "AREA";
  }
  if (demand.budgetMax !== null && project.budgetMin !== null && project.budgetMin > demand.budgetMax) {
    return "BUDGET";
  }
  return failedDates(demand, project);
}

function failedDates(demand: GatedDemand, project: GatedProject): Gate | null {
  const needed = { from: demand.neededFrom, to: demand.neededBy };
  const available = { from: project.availableFrom, to: project.availableTo };
  if (!shareDay(needed, available)) {
    return "DATES";
  }
  return project.busyUntil !== null && demand.neededBy !== null && project.busyUntil > demand.neededBy ? "BUSY" : null;
}

/** One Chinese sentence with the two values that do not agree. */
export function gateDetail(
  gate: Gate,
  demand: GatedDemand,
  project: GatedProject,
  standing: CreditStanding | null,
  areaName: (code: string) => string,
): string {
  switch (gate) {
    case "STAGE":
      return `项目目前为“${PROJECT_STAGES[project.stage]}”，不接新的对接`;
    case "CAPACITY":
      return "项目名额已满，暂时接不了新点位";
    case "CREDIT_STANDING":
      return `承办机构信用状况为“${CREDIT_STANDINGS[standing ?? "ABNORMAL"]}”`;
    case "AREA":
      return `项目只服务${project.serviceAreaCodes.map(areaName).join("、") || "未填写的区域"}，不含${areaName(demand.areaCode ?? "")}`;
    case "BUDGET":
      return `项目最低需${project.budgetMin ?? 0}元，超过需求预算上限${demand.budgetMax ?? 0}元`;
    case "DATES":
      return `项目可用时间${windowText({ from: project.availableFrom, to: project.availableTo })}，与需求时间${windowText({ from: demand.neededFrom, to: demand.neededBy })}没有重合`;
    case "BUSY":
      return `项目手上有任务，忙到${project.busyUntil ?? ""}，晚于需求截止日${demand.neededBy ?? ""}`;
    default:
      return gate satisfies never;
  }
}
