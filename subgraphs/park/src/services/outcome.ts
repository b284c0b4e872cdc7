/*
 * What a mutation comes to: the object, or the problems that kept it from happening.
 */
import { ProblemCollector, ProblemsFound, type Problem, type ProblemCode } from "@park-hub/subgraph-kit";

/** No problem at all. */
export const NO_PROBLEMS: readonly Problem[] = [];

/** Ends a unit of work with one problem, so that it is rolled back. */
export function refuse(field: string | readonly string[], code: ProblemCode, message: string): never {
  const problems = new ProblemCollector();
  problems.add(field, code, message);
  throw new ProblemsFound(problems.list);
}

/** Ends a unit of work when problems were found. */
export function refuseIfAny(problems: ProblemCollector): void {
  if (!problems.isEmpty) throw new ProblemsFound(problems.list);
}

/** Ends a unit of work because somebody else changed the object first. */
export function refuseVersion(given: number, current: number): never {
  return refuse("version", "CONFLICT", `所依据的版本号为 ${given},当前版本号为 ${current},请刷新后重新修改`);
}

/** Runs the work; the problems that it threw become the answer of `refused`. */
export async function withProblems<T>(
  work: () => Promise<T>,
  refused: (problems: readonly Problem[]) => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemsFound) return refused(error.problems);
    throw error;
  }
}
