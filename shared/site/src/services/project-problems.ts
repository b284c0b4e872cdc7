/*
 * Words for what the owner of a project answers, as problems for the staff of the demand's site.
 */
import { PROJECT_STAGES, type ProjectStage } from "@park-hub/contracts";
import type { Problem } from "@park-hub/subgraph-kit";
import { notFound } from "./outcome";
import type { ProjectDescription, ReserveAnswer } from "./reservation-protocol";

/** The problem that another site cannot be asked now. */
export function otherSiteUnavailable(field: readonly string[], site: string): Problem {
  return { field, code: "OTHER_SITE_UNAVAILABLE", message: `站点「${site}」暂时无法联系,未作任何改动,请稍后重试` };
}

/** Why no placement can be opened with a project; null: one can. */
export function problemOfDescription(projectId: string, description: ProjectDescription): Problem | null {
  const field = ["projectId"];
  if (description.outcome === "NOT_FOUND") return notFound("项目", projectId, field);
  const { stage, placesLeft } = description;
  if (stage === "FULL" || (stage === "OPEN" && placesLeft <= 0)) return noCapacity(field, projectId);
  return stage === "OPEN" ? null : wrongStage(field, stage);
}

/** Why a placement cannot land; null: the place is held. */
export function problemOfReservation(projectId: string, owner: string, answer: ReserveAnswer): Problem | null {
  const field = ["to"];
  switch (answer.outcome) {
    case "HELD":
      return null;
    case "NO_CAPACITY":
      return noCapacity(field, projectId);
    case "WRONG_STATE":
      return wrongStage(field, answer.stage);
    case "NOT_FOUND":
      return notFound("项目", projectId, field);
    case "STALE":
      return otherSiteUnavailable(field, owner);
    default:
      return answer satisfies never;
  }
}

function noCapacity(field: readonly string[], projectId: string): Problem {
  return { field, code: "NO_CAPACITY", message: `项目「${projectId}」剩余名额 0 个,须有剩余名额` };
}

function wrongStage(field: readonly string[], stage: ProjectStage): Problem {
  return { field, code: "WRONG_STATE", message: `项目现为「${PROJECT_STAGES[stage]}」,须为「${PROJECT_STAGES.OPEN}」` };
}
