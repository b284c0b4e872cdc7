/*
 * Proposes moves (精准调控): idle projects towards townships whose unmet demands they may serve. Every move is part of a
 * stored plan; nothing happens before a person approves it. Before: supply-facts.ts, matchmaking-service.ts.
 */
import { HubError } from "@park-hub/errors";
import type { DemandFeed } from "@park-hub/contracts";
import { matchDemand } from "../engine/match-demand";
import type { MatchIndex } from "../engine/match-index";
import { subjectOfDemand } from "../model/demand-subject";
import type { Coverage } from "../model/coverage";
import type { Indexed } from "../model/indexed-object";
import type { MatchmakingRequest, PlannedPair, PlanOutcome } from "../model/matchmaking";
import type { RebalanceMove } from "../model/supply-and-demand";
import type { Asker } from "./asker";
import { checkDivisionCode } from "./check-question";
import type { MatchmakingPlanner } from "./matchmaking-planner";
import { requirePlanner } from "./require-planner";
import { SupplyFacts } from "./supply-facts";

/** So many unmet demands are looked at, the longest waiting first. */
const MOST_DEMANDS = 100;
/** So many projects are looked at for each of them. */
const PROJECTS_EACH = 30;
const MOST_PROJECTS = 600;
const MAX_MOVES = 100;

/** Moves that may be made, and the plan that they come from, which nobody has stored yet. */
export interface RebalanceDraft {
  readonly moves: readonly RebalanceMove[];
  readonly made: { readonly request: MatchmakingRequest; readonly outcome: PlanOutcome } | null;
  readonly coverage: Coverage;
}

/** Proposes moves over one index. */
export class RebalanceService {
  constructor(
    private readonly index: MatchIndex,
    private readonly planner: MatchmakingPlanner,
  ) {}

  /**
   * The moves towards townships within the division, the township with most unmet demands first.
   *
   * @throws {HubError} UNAUTHENTICATED, FORBIDDEN unless a steward or an officer asks; BAD_REQUEST
   */
  async propose(within: string | null, limit: number, asker: Asker): Promise<RebalanceDraft> {
    requirePlanner(asker.principal);
    checkDivisionCode("within", within);
    if (limit < 1 || limit > MAX_MOVES)
      throw new HubError("BAD_REQUEST", `first ${limit} is not within 1 to ${MAX_MOVES}`);
    const facts = new SupplyFacts(this.index, asker.viewer.canSee, within);
    const unmet = facts.demands.filter((item) => facts.isUnmet(item)).sort(byWaiting);
    const projectIds = await this.#idleProjectsFor(unmet.slice(0, MOST_DEMANDS), asker);
    const coverage = asker.coverageOf({ within, hasOwnArea: true });
    if (projectIds.length === 0) return { moves: [], made: null, coverage };
    const request = requestFor(unmet.slice(0, MOST_DEMANDS), projectIds);
    const outcome = await this.planner.plan(request, asker);
    return { moves: this.#moves(outcome, facts, unmet).slice(0, limit), made: { request, outcome }, coverage };
  }

  async #idleProjectsFor(demands: readonly Indexed<DemandFeed>[], { viewer }: Asker): Promise<string[]> {
    const { canSee } = viewer;
    const everywhere = new SupplyFacts(this.index, canSee, null);
    const idle = new Set(everywhere.projects.filter((item) => everywhere.isIdle(item)).map(({ value }) => value.id));
    const found = new Set<string>();
    for (const { value } of demands) {
      const options = { limit: PROJECTS_EACH, refusedLimit: 0, canSee };
      for (const { projectId } of matchDemand(this.index, subjectOfDemand(value), options).matches) {
        if (idle.has(projectId) && found.size < MOST_PROJECTS) found.add(projectId);
      }
      await new Promise(setImmediate);
    }
    return [...found];
  }

  #moves({ pairs }: PlanOutcome, facts: SupplyFacts, unmet: readonly Indexed<DemandFeed>[]): RebalanceMove[] {
    const areas = new Map(unmet.map((item) => [item.value.id, facts.areaOf(item)]));
    const waiting = new Map<string, number>();
    for (const area of areas.values()) waiting.set(area, (waiting.get(area) ?? 0) + 1);
    const moves = new Map<string, { readonly area: string; readonly pairs: PlannedPair[] }>();
    for (const pair of pairs) {
      const area = areas.get(pair.demandId) ?? "";
      const move = moves.get(`${pair.projectId} ${area}`) ?? { area, pairs: [] };
      moves.set(`${pair.projectId} ${area}`, move);
      move.pairs.push(pair);
    }
    return [...moves.values()]
      .sort((a, b) => (waiting.get(b.area) ?? 0) - (waiting.get(a.area) ?? 0) || b.pairs.length - a.pairs.length)
      .flatMap((move) => this.#moveOf(move.area, move.pairs, waiting.get(move.area) ?? 0));
  }

  #moveOf(area: string, pairs: readonly PlannedPair[], waiting: number): RebalanceMove[] {
    const [first] = pairs;
    if (first === undefined) return [];
    const areaName = this.index.areaName(area);
    const placesLeft = this.index.project(first.projectId)?.value.placesLeft ?? 0;
    const titles = pairs.map(({ demandTitle }) => `「${demandTitle}」`).join("、");
    return [
      {
        projectId: first.projectId,
        projectTitle: first.projectTitle,
        toAreaCode: area,
        toAreaName: areaName,
        demandIds: pairs.map(({ demandId }) => demandId),
        reasons: [
          `${areaName}有${waiting}条需求无人承接`,
          `项目「${first.projectTitle}」目前没有进行中的对接,还有${placesLeft}个名额`,
          `可承接其中${pairs.length}条:${titles}`,
          ...first.reasons,
        ],
      },
    ];
  }
}

function byWaiting(a: Indexed<DemandFeed>, b: Indexed<DemandFeed>): number {
  if (a.value.createdAt === b.value.createdAt) return a.value.id < b.value.id ? -1 : 1;
  return a.value.createdAt < b.value.createdAt ? -1 : 1;
}

function requestFor(demands: readonly Indexed<DemandFeed>[], projectIds: readonly string[]): MatchmakingRequest {
  return {
    title: "供需调配",
    demandIds: demands.map(({ value }) => value.id),
    projects: projectIds.map((projectId) => ({ projectId })),
    excluded: [],
    atMostPerOrganization: null,
    method: "BEST_TOTAL" as const,
    demandWishes: [],
    projectWishes: [],
  };
}
