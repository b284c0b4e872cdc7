/*
 * The stages of a project (listed in @park-hub/contracts, PROJECT_STAGES) and the steps between them. Pure.
 * FULL is OPEN without a place left: nobody asks for it, it follows from the places (settledStage).
 */
import { PROJECT_STAGES, type ProjectStage } from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { PATH_STAGE } from "./input-path";

/** Stages that an update may ask for, by the present one. WITHDRAWN is reached by a withdrawal only. */
const STEPS: Readonly<Record<ProjectStage, readonly ProjectStage[]>> = {
  DRAFT: ["INCUBATING", "OPEN"],
  INCUBATING: ["OPEN", "PAUSED", "ENDED"],
  OPEN: ["PAUSED", "ENDED"],
  FULL: ["OPEN", "ENDED"],
  PAUSED: ["OPEN", "ENDED"],
  ENDED: [],
  WITHDRAWN: [],
};

/** Stages in which a project may be published. */
export const FIRST_STAGES: readonly ProjectStage[] = ["DRAFT", "INCUBATING", "OPEN"];

/** Whether the project has come to its end: nothing of it changes any more. */
export function isFinalStage(stage: ProjectStage): boolean {
  return stage === "ENDED" || stage === "WITHDRAWN";
}

/** OPEN without a place left is FULL, FULL with places is OPEN; every other stage stays. */
export function settledStage(stage: ProjectStage, placesLeft: number): ProjectStage {
  if (stage === "OPEN" && placesLeft <= 0) return "FULL";
  return stage === "FULL" && placesLeft > 0 ? "OPEN" : stage;
}

/** Adds a problem unless a project may be published in that stage. */
export function checkFirstStage(stage: ProjectStage, problems: ProblemCollector): void {
  if (FIRST_STAGES.includes(stage)) return;
  problems.add(PATH_STAGE, "WRONG_STATE", `新项目的阶段为「${PROJECT_STAGES[stage]}」,须为${labels(FIRST_STAGES)}之一`);
}

/** Adds a problem unless the step is allowed; asking for the present stage is no step. */
export function checkStageStep(
  present: ProjectStage,
  asked: ProjectStage,
  placesLeft: number,
  problems: ProblemCollector,
): void {
  if (asked === present) return;
  if (!STEPS[present].includes(asked)) {
    problems.add(
      PATH_STAGE,
      "WRONG_STATE",
      `项目现为「${PROJECT_STAGES[present]}」,不能改为「${PROJECT_STAGES[asked]}」;${nextOf(present)}`,
    );
  } else if (present === "FULL" && asked === "OPEN" && placesLeft <= 0) {
    problems.add(PATH_STAGE, "NO_CAPACITY", "项目名额已满(剩余 0 个),须先增加名额才能重新开放");
  }
}

function nextOf(stage: ProjectStage): string {
  return STEPS[stage].length === 0 ? "此阶段不可再变" : `可改为${labels(STEPS[stage])}`;
}

function labels(stages: readonly ProjectStage[]): string {
  return stages.map((stage) => `「${PROJECT_STAGES[stage]}」`).join("、");
}
