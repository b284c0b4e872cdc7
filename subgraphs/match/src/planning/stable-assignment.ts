/*
 * The stable alternative: when both sides hand in rankings, no demand and project prefer each other to what they got.
 * Demands propose in the order of their rankings, projects keep the best up to their capacity, organisations the best up
 * to their bound (deferred acceptance). Without a bound the answer is stable and, where no two places are equal, of all
 * stable ones the best for every demand; a bound of organisations can leave blocking pairs, which blockingPairs() names. Pure.
 * @see Gale, Shapley: College admissions and the stability of marriage (1962)
 */
import type { Assignment, AssignmentProblem } from "./assignment";

/** The places of each option in both sides' rankings; 0 is the most wanted. */
export interface Rankings {
  /** By option: its place for the demand. */
  readonly ofDemand: readonly number[];
  /** By option: its place for the project. */
  readonly ofProject: readonly number[];
}

/** Assigns by deferred acceptance; equal problems give equal answers. */
export function stableAssignment(problem: AssignmentProblem, rankings: Rankings): Assignment {
  const wishes = wishesOf(problem, rankings);
  const next = new Array<number>(problem.demandCount).fill(0);
  const held = new HeldOptions(problem, rankings);
  const waiting = Array.from({ length: problem.demandCount }, (_, demand) => demand).reverse();
  for (let demand = waiting.pop(); demand !== undefined; demand = waiting.pop()) {
    const wish = wishes[demand]?.[next[demand] ?? 0];
    if (wish === undefined) continue;
    next[demand] = (next[demand] ?? 0) + 1;
    const refused = held.propose(wish);
    if (refused !== null) waiting.push(problem.options[refused]?.demand ?? 0);
  }
  return { optionOf: held.optionOf() };
}

/** The options of each demand, the most wanted first. */
function wishesOf({ demandCount, options }: AssignmentProblem, { ofDemand }: Rankings): number[][] {
  const wishes: number[][] = Array.from({ length: demandCount }, () => []);
  options.forEach(({ demand }, option) => wishes[demand]?.push(option));
  for (const list of wishes) list.sort((a, b) => (ofDemand[a] ?? 0) - (ofDemand[b] ?? 0) || a - b);
  return wishes;
}

/** What projects and organisations hold for the time being. */
class HeldOptions {
  readonly #ofProject: number[][];
  readonly #ofOrganization = new Map<number, number[]>();

  constructor(
    private readonly problem: AssignmentProblem,
    private readonly rankings: Rankings,
  ) {
    this.#ofProject = problem.projects.map(() => []);
  }

  /** Takes the option; returns the one that is given up for it, perhaps itself, or null. */
  propose(option: number): number | null {
    const { projects, options, atMostPerOrganization } = this.problem;
    const project = options[option]?.project ?? 0;
    const planned = projects[project];
    if (planned === undefined) return option;
    const atProject = this.#ofProject[project] ?? [];
    const atOrganization = this.#ofOrganization.get(planned.organization) ?? [];
    this.#ofOrganization.set(planned.organization, atOrganization);
    atProject.push(option);
    atOrganization.push(option);
    if (atProject.length > planned.capacity) return this.#giveUp(this.#worst(atProject));
    if (atMostPerOrganization !== null && atOrganization.length > atMostPerOrganization)
      return this.#giveUp(this.#worst(atOrganization));
    return null;
  }

  optionOf(): (number | null)[] {
    const chosen = new Array<number | null>(this.problem.demandCount).fill(null);
    for (const option of this.#ofProject.flat()) chosen[this.problem.options[option]?.demand ?? 0] = option;
    return chosen;
  }

  #worst(options: readonly number[]): number {
    const { ofProject } = this.rankings;
    return options.reduce((worst, option) => {
      const difference = (ofProject[option] ?? 0) - (ofProject[worst] ?? 0);
      return difference > 0 || (difference === 0 && option > worst) ? option : worst;
    });
  }

  #giveUp(option: number): number {
    const project = this.problem.options[option]?.project ?? 0;
    const organization = this.problem.projects[project]?.organization ?? 0;
    for (const list of [this.#ofProject[project], this.#ofOrganization.get(organization)]) {
      const at = list?.indexOf(option) ?? -1;
      if (at >= 0) list?.splice(at, 1);
    }
    return option;
  }
}

/**
 * The options whose two sides would both rather have each other than what the assignment gives them.
 *
 * A project has room while it is below its capacity and its organisation below its bound; without room it prefers an
 * option that ranks before one that it holds.
 */
export function blockingPairs(problem: AssignmentProblem, assignment: Assignment, rankings: Rankings): number[] {
  const { options, projects, atMostPerOrganization: bound } = problem;
  const { ofDemand, ofProject } = rankings;
  const held: number[][] = projects.map(() => []);
  const loads = new Map<number, number>();
  for (const option of assignment.optionOf) {
    const project = option === null ? undefined : options[option]?.project;
    if (option === null || project === undefined) continue;
    held[project]?.push(option);
    const organization = projects[project]?.organization ?? 0;
    loads.set(organization, (loads.get(organization) ?? 0) + 1);
  }
  const wantsMore = (option: number, { demand }: { readonly demand: number }): boolean => {
    const has = assignment.optionOf[demand] ?? null;
    return has === null || (ofDemand[option] ?? 0) < (ofDemand[has] ?? 0);
  };
  const isWanted = (option: number, { project }: { readonly project: number }): boolean => {
    const planned = projects[project];
    const holds = held[project] ?? [];
    if (planned === undefined || planned.capacity === 0) return false;
    const isFull = holds.length >= planned.capacity;
    if (!isFull && (bound === null || (loads.get(planned.organization) ?? 0) < bound)) return true;
    return holds.some((other) => (ofProject[option] ?? 0) < (ofProject[other] ?? 0));
  };
  return options.flatMap((pair, option) => (wantsMore(option, pair) && isWanted(option, pair) ? [option] : []));
}
