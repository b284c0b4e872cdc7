/*
 * Gathers what a plan is made from: the demands and projects of a request as the index knows them, and the pairs that
 * may be made. After: matchmaking-planner.ts. Leaves alone: choosing among the pairs (planning/).
 */
import type { DemandFeed, ProjectFeed } from "@park-hub/contracts";
import { ListedProjects } from "../engine/listed-projects";
import { listedPairs, type FittingPair, type RefusedPair } from "../engine/listed-pairs";
import type { MatchIndex } from "../engine/match-index";
import { subjectOfDemand } from "../model/demand-subject";
import type { Indexed } from "../model/indexed-object";
import type { MatchmakingRequest } from "../model/matchmaking";
import type { AssignmentProblem } from "../planning/assignment";
import type { Asker } from "./asker";
import { FairTurns } from "./fair-turns";
import { visible } from "./snapshots";

/** A demand of the request; `item` null: the index does not know it, or the asker may not see it. */
export interface DemandCandidate {
  readonly id: string;
  readonly item: Indexed<DemandFeed> | null;
  readonly fitting: readonly FittingPair[];
  readonly refused: readonly RefusedPair[];
}

/** A project of the request with the places that the plan may give. */
export interface ProjectCandidate {
  readonly id: string;
  readonly item: Indexed<ProjectFeed> | null;
  readonly capacity: number;
}

/** An option of the problem with the pair that it stands for. */
export interface CandidatePair {
  readonly demand: DemandCandidate;
  readonly project: ProjectCandidate;
  readonly pair: FittingPair;
}

/** All that a plan is made from. */
export interface Candidates {
  readonly demands: readonly DemandCandidate[];
  readonly projects: readonly ProjectCandidate[];
  /** By option of the problem. */
  readonly pairs: readonly CandidatePair[];
  readonly problem: AssignmentProblem;
  /** Fitting pairs that the request rules out: excluded, or in no ranking of one of its sides. */
  readonly ruledOut: readonly CandidatePair[];
}

/** Gathers the candidates; `isAcceptable` decides about each fitting pair. */
export async function gatherCandidates(
  index: MatchIndex,
  request: MatchmakingRequest,
  asker: Asker,
  isAcceptable: (demandId: string, projectId: string) => boolean,
): Promise<Candidates> {
  const projects = request.projects.map(({ projectId, capacity }) => {
    const item = visible(index.project(projectId), asker.viewer.canSee);
    const left = Math.max(0, item?.value.placesLeft ?? 0);
    return { id: projectId, item, capacity: Math.min(capacity ?? left, left) };
  });
  const demands = await scoredDemands(index, request.demandIds, projects, asker);
  const byId = new Map(projects.map((project, at) => [project.id, { project, at }]));
  const all = demands.flatMap((demand, at) =>
    demand.fitting.flatMap((pair) => {
      const known = byId.get(pair.projectId);
      return known === undefined ? [] : [{ demand, demandAt: at, project: known.project, projectAt: known.at, pair }];
    }),
  );
  const kept = all.filter(({ demand, project }) => isAcceptable(demand.id, project.id));
  const organizations = numbersOf(projects.map(({ id, item }) => item?.value.organizationId ?? id));
  return {
    demands,
    projects,
    pairs: kept,
    ruledOut: all.filter(({ demand, project }) => !isAcceptable(demand.id, project.id)),
    problem: {
      demandCount: demands.length,
      projects: projects.map(({ capacity }, at) => ({ capacity, organization: organizations[at] ?? 0 })),
      atMostPerOrganization: request.atMostPerOrganization,
      options: kept.map(({ demandAt, projectAt, pair }) => ({
        demand: demandAt,
        project: projectAt,
        score: pair.score,
      })),
    },
  };
}

async function scoredDemands(
  index: MatchIndex,
  demandIds: readonly string[],
  projects: readonly ProjectCandidate[],
  { viewer }: Asker,
): Promise<DemandCandidate[]> {
  const turns = new FairTurns();
  const listed = new ListedProjects(index);
  for (const { id, item } of projects) {
    if (item !== null) listed.add(id);
    await turns.take();
  }
  const demands: DemandCandidate[] = [];
  for (const id of demandIds) {
    const item = visible(index.demand(id), viewer.canSee);
    const isOpen = item?.value.state === "OPEN" || item?.value.state === "MATCHING";
    const pairs =
      item === null || !isOpen
        ? { fitting: [], refused: [] }
        : listedPairs(index, subjectOfDemand(item.value), listed, { canSee: viewer.canSee });
    demands.push({ id, item, ...pairs });
    await turns.take();
  }
  return demands;
}

/** A number for each distinct text. */
function numbersOf(texts: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return texts.map((text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}
