import fc from "fast-check";
import highsLoader from "highs";
import type { AssignmentProblem, PairOption } from "./assignment";
import { SCORE_STEPS, scoreSteps, worthOf } from "./assignment";
import { bestAssignment } from "./best-assignment";

const SEED = Date.now() % 1_000_000;

function problems(most: { demands: number; projects: number }): fc.Arbitrary<AssignmentProblem> {
  return fc
    .record({
      demandCount: fc.integer({ min: 0, max: most.demands }),
      projects: fc.array(
        fc.record({ capacity: fc.integer({ min: 0, max: 3 }), organization: fc.integer({ min: 0, max: 2 }) }),
        { maxLength: most.projects },
      ),
      atMostPerOrganization: fc.option(fc.integer({ min: 0, max: 3 })),
      chances: fc.array(fc.integer({ min: -60, max: 100 }), { minLength: 200, maxLength: 200 }),
    })
    .map(({ chances, ...rest }) => ({ ...rest, options: optionsOf(rest.demandCount, rest.projects.length, chances) }));
}

/** A pair for each chance above 0; small whole scores, so that ties are frequent. */
function optionsOf(demandCount: number, projectCount: number, chances: readonly number[]): PairOption[] {
  const options: PairOption[] = [];
  for (let demand = 0; demand < demandCount; demand += 1) {
    for (let project = 0; project < projectCount; project += 1) {
      const chance = chances[(demand * projectCount + project) % chances.length] ?? 0;
      if (chance > 0) options.push({ demand, project, score: chance / 100 });
    }
  }
  return options;
}

function expectWithinBounds(problem: AssignmentProblem): void {
  const byProject = new Map<number, number>();
  const byOrganization = new Map<number, number>();
  bestAssignment(problem).optionOf.forEach((at, demand) => {
    if (at === null) return;
    const option = problem.options[at];
    expect(option?.demand).toBe(demand);
    const project = option?.project ?? -1;
    const organization = problem.projects[project]?.organization ?? -1;
    byProject.set(project, (byProject.get(project) ?? 0) + 1);
    byOrganization.set(organization, (byOrganization.get(organization) ?? 0) + 1);
  });
  for (const [project, load] of byProject) expect(load).toBeLessThanOrEqual(problem.projects[project]?.capacity ?? 0);
  for (const load of byOrganization.values()) {
    expect(load).toBeLessThanOrEqual(problem.atMostPerOrganization ?? Number.POSITIVE_INFINITY);
  }
}

/** Tries everything. */
function bruteForce(problem: AssignmentProblem): { served: number; steps: number } {
  const load = problem.projects.map(() => 0);
  const organizationLoad = [0, 0, 0];
  const bound = problem.atMostPerOrganization ?? Number.POSITIVE_INFINITY;
  const best = (demand: number): { served: number; steps: number } => {
    if (demand === problem.demandCount) return { served: 0, steps: 0 };
    let most = best(demand + 1);
    for (const { demand: owner, project, score } of problem.options) {
      const planned = problem.projects[project];
      if (owner !== demand || planned === undefined) continue;
      const { organization, capacity } = planned;
      if ((load[project] ?? 0) >= capacity || (organizationLoad[organization] ?? 0) >= bound) continue;
      load[project] = (load[project] ?? 0) + 1;
      organizationLoad[organization] = (organizationLoad[organization] ?? 0) + 1;
      const rest = best(demand + 1);
      load[project] -= 1;
      organizationLoad[organization] -= 1;
      const made = { served: rest.served + 1, steps: rest.steps + scoreSteps(score) };
      if (made.served > most.served || (made.served === most.served && made.steps > most.steps)) most = made;
    }
    return most;
  };
  return best(0);
}

/** The same question as a linear program in CPLEX's format; a served demand is worth more than all scores together. */
function linearProgram({ demandCount, projects, options, atMostPerOrganization }: AssignmentProblem): string {
  const worth = (demandCount + 1) * SCORE_STEPS;
  const sum = (chosen: readonly number[]): string => chosen.map((at) => `x${at}`).join(" + ");
  const rows: string[] = [];
  const row = (isMember: (option: PairOption) => boolean, bound: number): void => {
    const members = options.flatMap((option, at) => (isMember(option) ? [at] : []));
    if (members.length > 0) rows.push(` r${rows.length}: ${sum(members)} <= ${bound}`);
  };
  for (let demand = 0; demand < demandCount; demand += 1) row((option) => option.demand === demand, 1);
  projects.forEach(({ capacity }, at) => row(({ project }) => project === at, capacity));
  if (atMostPerOrganization !== null) {
    for (const organization of new Set(projects.map((project) => project.organization))) {
      row(({ project }) => projects[project]?.organization === organization, atMostPerOrganization);
    }
  }
  const goal = options.map(({ score }, at) => `${(worth + scoreSteps(score)) / SCORE_STEPS} x${at}`).join(" + ");
  const names = options.map((_, at) => `x${at}`);
  const bounds = names.map((name) => ` 0 <= ${name} <= 1`).join("\n");
  return `Maximize\n obj: ${goal}\nSubject To\n${rows.join("\n")}\nBounds\n${bounds}\nGeneral\n ${names.join(" ")}\nEnd`;
}

describe("bestAssignment()", () => {
  it(`is as good as trying everything, and within all bounds (seed ${SEED})`, () => {
    fc.assert(
      fc.property(problems({ demands: 5, projects: 4 }), (problem) => {
        expectWithinBounds(problem);
        expect(worthOf(problem, bestAssignment(problem))).toEqual(bruteForce(problem));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it(`is as good as what HiGHS finds (seed ${SEED})`, async () => {
    const highs = await highsLoader();
    fc.assert(
      fc.property(problems({ demands: 25, projects: 12 }), (problem) => {
        expectWithinBounds(problem);
        if (problem.options.length === 0) return;
        const { ObjectiveValue: found } = highs.solve(linearProgram(problem));
        const { served, steps } = worthOf(problem, bestAssignment(problem));
        expect(served * (problem.demandCount + 1) + steps / SCORE_STEPS).toBeCloseTo(found, 4);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("serves two demands rather than one with a greater score", () => {
    const options = [
      { demand: 0, project: 0, score: 1 },
      { demand: 0, project: 1, score: 0.01 },
      { demand: 1, project: 0, score: 0.01 },
    ];
    const projects = [
      { capacity: 1, organization: 0 },
      { capacity: 1, organization: 1 },
    ];
    const problem = { demandCount: 2, projects, options, atMostPerOrganization: null };
    expect(bestAssignment(problem).optionOf).toEqual([1, 2]);
  });

  it("chooses whom to serve by score when an organisation may serve one only", () => {
    const options = [
      { demand: 0, project: 0, score: 0.4 },
      { demand: 1, project: 1, score: 0.9 },
    ];
    const projects = [
      { capacity: 5, organization: 0 },
      { capacity: 5, organization: 0 },
    ];
    const problem = { demandCount: 2, projects, options, atMostPerOrganization: 1 };
    expect(bestAssignment(problem).optionOf).toEqual([null, 1]);
  });
});
