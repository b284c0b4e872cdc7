/*
 * The terms of planning: demands, projects with capacities, organisations with a common bound, and the pairs that may be
 * made. Everything is numbered from 0; what the numbers stand for is the caller's matter. Pure.
 */

/** A project's side of a plan. */
export interface PlannedProject {
  /** How many demands it may serve; a whole number from 0. */
  readonly capacity: number;
  /** Number of its organisation. */
  readonly organization: number;
}

/** A pair that may be made. */
export interface PairOption {
  readonly demand: number;
  readonly project: number;
  /** 0 to 1; counted to a millionth. */
  readonly score: number;
}

/** What is to be assigned. */
export interface AssignmentProblem {
  readonly demandCount: number;
  readonly projects: readonly PlannedProject[];
  /** How many demands the projects of one organisation serve together at most; null: as many as they can. */
  readonly atMostPerOrganization: number | null;
  /** At most one of each demand and project; what is not listed is not made. */
  readonly options: readonly PairOption[];
}

/** Who serves whom. */
export interface Assignment {
  /** By demand: the number of the option that is made, or null. */
  readonly optionOf: readonly (number | null)[];
}

/** Steps of a score: a millionth, so that sums are exact. */
export const SCORE_STEPS = 1_000_000;

/** A score as a whole number of steps. */
export function scoreSteps(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * SCORE_STEPS);
}

/** How many demands are served, and the sum of their scores in steps. */
export function worthOf(problem: AssignmentProblem, { optionOf }: Assignment): { served: number; steps: number } {
  let served = 0;
  let steps = 0;
  for (const at of optionOf) {
    const option = at === null ? undefined : problem.options[at];
    if (option !== undefined) {
      served += 1;
      steps += scoreSteps(option.score);
    }
  }
  return { served, steps };
}
