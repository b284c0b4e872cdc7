/*
 * Makes a plan for a batch matchmaking event out of the index: pairs with reasons, what is left over and why.
 * Before: matchmaking-candidates.ts. After: matchmaking-service.ts. Leaves alone: storing and approving.
 */
import type { MatchIndex } from "../engine/match-index";
import type { BlockingPair, MatchmakingRequest, PlannedPair, PlanOutcome, Wishes } from "../model/matchmaking";
import { SCORE_STEPS, worthOf, type Assignment, type AssignmentProblem } from "../planning/assignment";
import { bestAssignmentSteps } from "../planning/best-assignment";
import { blockingPairs, stableAssignment, type Rankings } from "../planning/stable-assignment";
import type { Asker } from "./asker";
import { FairTurns } from "./fair-turns";
import { gatherCandidates, type CandidatePair, type Candidates } from "./matchmaking-candidates";
import { LeftOvers } from "./matchmaking-left-overs";

/** Plans over one index. */
export class MatchmakingPlanner {
  constructor(private readonly index: MatchIndex) {}

  /** The plan of a request that was checked; others get their turn while demands are scored. */
  async plan(request: MatchmakingRequest, asker: Asker): Promise<PlanOutcome> {
    const wanted = new WantedPairs(request);
    const candidates = await gatherCandidates(this.index, request, asker, (demandId, projectId) =>
      wanted.isAcceptable(demandId, projectId),
    );
    const { problem, pairs } = candidates;
    const rankings = wanted.rankingsOf(pairs);
    const assignment =
      request.method === "STABLE" ? stableAssignment(problem, rankings) : await bestAssignmentInTurns(problem);
    const leftOvers = new LeftOvers(candidates, assignment);
    return {
      pairs: plannedPairs(candidates, assignment),
      unmatched: leftOvers.unmatched(),
      idle: leftOvers.idle(),
      blocking: wanted.hasWishes ? this.#blocking(candidates, assignment, rankings) : [],
      totalScore: worthOf(problem, assignment).steps / SCORE_STEPS,
      coverage: asker.coverageOf({}),
    };
  }

  #blocking({ problem, pairs }: Candidates, assignment: Assignment, rankings: Rankings): BlockingPair[] {
    return blockingPairs(problem, assignment, rankings).flatMap((at) => {
      const pair = pairs[at];
      const isRanked = Number.isFinite(rankings.ofDemand[at]) && Number.isFinite(rankings.ofProject[at]);
      if (pair === undefined || !isRanked) return [];
      const { demand, project } = pair;
      const detail = `需求「${demand.item?.value.title ?? demand.id}」与项目「${project.item?.value.title ?? project.id}」彼此都比现在的安排更愿意对接`;
      return [{ demandId: demand.id, projectId: project.id, detail }];
    });
  }
}

async function bestAssignmentInTurns(problem: AssignmentProblem): Promise<Assignment> {
  const turns = new FairTurns();
  const steps = bestAssignmentSteps(problem);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turns.take();
  }
}

/** The chosen pairs in the order of the demands, put into words. */
function plannedPairs({ pairs }: Candidates, { optionOf }: Assignment): PlannedPair[] {
  return optionOf.flatMap((at) => {
    const chosen = at === null ? undefined : pairs[at];
    if (chosen === undefined) return [];
    const { demand, project, pair } = chosen;
    const { reasons, crossField } = pair.describe();
    return [
      {
        demandId: demand.id,
        demandTitle: demand.item?.value.title ?? "",
        projectId: project.id,
        projectTitle: project.item?.value.title ?? "",
        organizationId: project.item?.value.organizationId ?? "",
        score: pair.score,
        reasons,
        crossField,
      },
    ];
  });
}

/** What the request rules out, and whom each side wants. */
class WantedPairs {
  readonly #excluded: ReadonlySet<string>;
  readonly #ofDemand: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #ofProject: ReadonlyMap<string, ReadonlyMap<string, number>>;

  constructor(private readonly request: MatchmakingRequest) {
    this.#excluded = new Set(request.excluded.map(({ demandId, projectId }) => `${demandId} ${projectId}`));
    this.#ofDemand = placesOf(request.demandWishes);
    this.#ofProject = placesOf(request.projectWishes);
  }

  get hasWishes(): boolean {
    return this.#ofDemand.size + this.#ofProject.size > 0;
  }

  /** In a stable plan, whoever hands in a ranking accepts only what stands in it. */
  isAcceptable(demandId: string, projectId: string): boolean {
    if (this.#excluded.has(`${demandId} ${projectId}`)) return false;
    if (this.request.method !== "STABLE") return true;
    return (
      (this.#ofDemand.get(demandId)?.has(projectId) ?? true) && (this.#ofProject.get(projectId)?.has(demandId) ?? true)
    );
  }

  /** Places by the rankings that were handed in, by score for whoever handed in none. */
  rankingsOf(pairs: readonly CandidatePair[]): Rankings {
    const placeIn = (places: ReadonlyMap<string, number> | undefined, id: string, score: number): number =>
      places === undefined ? -score : (places.get(id) ?? Number.POSITIVE_INFINITY);
    return {
      ofDemand: pairs.map(({ demand, project, pair }) =>
        placeIn(this.#ofDemand.get(demand.id), project.id, pair.score),
      ),
      ofProject: pairs.map(({ demand, project, pair }) =>
        placeIn(this.#ofProject.get(project.id), demand.id, pair.score),
      ),
    };
  }
}

function placesOf(wishes: readonly Wishes[]): Map<string, Map<string, number>> {
  return new Map(wishes.map(({ id, wants }) => [id, new Map(wants.map((wanted, place) => [wanted, place]))]));
}
