/*
 * Says why a plan leaves a demand unserved or a project idle: the reason, and a sentence with what was seen.
 * Before: matchmaking-planner.ts has chosen the pairs. Pure.
 */
import { DEMAND_STATES } from "@park-hub/contracts";
import type { RefusedPair } from "../engine/listed-pairs";
import type { Gate } from "../model/match-result";
import type { IdleProject, LeftOver } from "../model/matchmaking";
import type { Assignment } from "../planning/assignment";
import type { CandidatePair, Candidates, DemandCandidate, ProjectCandidate } from "./matchmaking-candidates";

type Why = Pick<LeftOver, "reason" | "detail"> & { readonly gate?: Gate };

/** Names what a plan leaves over. */
export class LeftOvers {
  readonly #taken = new Map<string, number>();
  readonly #served = new Set<string>();
  readonly #takenOfOrganization = new Map<string, number>();
  readonly #pairsOfDemand: Map<string, CandidatePair[]>;
  readonly #pairsOfProject: Map<string, CandidatePair[]>;
  readonly #ruledOutDemands: Set<string>;
  readonly #ruledOutProjects: Set<string>;
  readonly #refusedOfProject: Map<string, RefusedPair[]>;

  constructor(
    private readonly candidates: Candidates,
    { optionOf }: Assignment,
  ) {
    const { pairs, ruledOut, demands } = candidates;
    for (const at of optionOf) {
      const chosen = at === null ? undefined : pairs[at];
      if (chosen === undefined) continue;
      const { demand, project } = chosen;
      this.#served.add(demand.id);
      this.#taken.set(project.id, (this.#taken.get(project.id) ?? 0) + 1);
      const organization = project.item?.value.organizationId ?? "";
      this.#takenOfOrganization.set(organization, (this.#takenOfOrganization.get(organization) ?? 0) + 1);
    }
    this.#pairsOfDemand = groupedBy(pairs, ({ demand }) => demand.id);
    this.#pairsOfProject = groupedBy(pairs, ({ project }) => project.id);
    this.#ruledOutDemands = new Set(ruledOut.map(({ demand }) => demand.id));
    this.#ruledOutProjects = new Set(ruledOut.map(({ project }) => project.id));
    this.#refusedOfProject = groupedBy(
      demands.flatMap(({ refused }) => refused),
      ({ projectId }) => projectId,
    );
  }

  /** The demands that nobody serves, in the order of the request. */
  unmatched(): LeftOver[] {
    return this.candidates.demands
      .filter(({ id }) => !this.#served.has(id))
      .map((demand) => {
        const { gate = null, ...why } = this.#whyUnmatched(demand);
        return { id: demand.id, title: demand.item?.value.title ?? null, gate, ...why };
      });
  }

  /** The projects that serve nobody, in the order of the request. */
  idle(): IdleProject[] {
    return this.candidates.projects
      .filter(({ id }) => !this.#taken.has(id))
      .map((project) => {
        const { gate = null, ...why } = this.#whyIdle(project);
        const { id, item, capacity } = project;
        return { id, title: item?.value.title ?? null, capacity, gate, ...why };
      });
  }

  #whyUnmatched({ id, item, refused }: DemandCandidate): Why {
    if (item === null) return { reason: "UNKNOWN", detail: "索引中没有这条需求,或您无权查看" };
    const { state } = item.value;
    if (state !== "OPEN" && state !== "MATCHING") {
      return { reason: "WRONG_STATE", detail: `需求目前为「${DEMAND_STATES[state]}」,只有待对接或对接中的需求参加` };
    }
    const pairs = this.#pairsOfDemand.get(id) ?? [];
    if (pairs.length === 0) {
      if (this.#ruledOutDemands.has(id)) {
        return { reason: "EXCLUDED", detail: "合适的项目都被排除,或不在双方提交的意向名单里" };
      }
      return this.#whyRefused(refused) ?? { reason: "NOTHING_FITS", detail: "参会项目中没有内容合适的" };
    }
    const withRoom = pairs.filter(({ project }) => (this.#taken.get(project.id) ?? 0) < project.capacity);
    if (withRoom.length > 0) return { reason: "ORGANIZATION_LIMIT", detail: this.#limitDetail(withRoom.length) };
    return { reason: "PLACES_TAKEN", detail: `合适的${pairs.length}个项目名额都给了其他需求` };
  }

  #whyIdle({ id, item, capacity }: ProjectCandidate): Why {
    if (item === null) return { reason: "UNKNOWN", detail: "索引中没有这个项目,或您无权查看" };
    const pairs = this.#pairsOfProject.get(id) ?? [];
    if (pairs.length === 0) {
      if (this.#ruledOutProjects.has(id)) {
        return { reason: "EXCLUDED", detail: "合适的需求都被排除,或不在双方提交的意向名单里" };
      }
      const refused = this.#whyRefused(this.#refusedOfProject.get(id) ?? []);
      return refused ?? { reason: "NOTHING_FITS", detail: "参会需求中没有内容合适的" };
    }
    if (capacity === 0) return { reason: "PLACES_TAKEN", detail: "项目没有可用名额" };
    const organization = item.value.organizationId;
    const bound = this.candidates.problem.atMostPerOrganization;
    if (bound !== null && (this.#takenOfOrganization.get(organization) ?? 0) >= bound) {
      return { reason: "ORGANIZATION_LIMIT", detail: `承办机构已承接${bound}条需求,达到本次上限` };
    }
    return { reason: "NOT_NEEDED", detail: `合适的${pairs.length}条需求已由更合适的项目承接,或没有落到该项目` };
  }

  /** The gate that stopped most of the near misses (of as many, the better ones), with the sentence of the best of them. */
  #whyRefused(refused: readonly RefusedPair[]): Why | null {
    const groups = [...groupedBy(refused, ({ gate }) => gate).values()];
    const bestOf = (pairs: readonly RefusedPair[]): RefusedPair => pairs.reduce((a, b) => (b.score > a.score ? b : a));
    const [first] = groups.sort((a, b) => b.length - a.length || bestOf(b).score - bestOf(a).score);
    if (first === undefined) return null;
    const best = bestOf(first);
    return { reason: "GATE", gate: best.gate, detail: best.describe().detail };
  }

  #limitDetail(count: number): string {
    const bound = this.candidates.problem.atMostPerOrganization ?? 0;
    return `有${count}个合适的项目还有名额,但其承办机构已达到本次${bound}条的上限`;
  }
}

function groupedBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? [];
    groups.set(keyOf(value), group);
    group.push(value);
  }
  return groups;
}
