import fc from "fast-check";
import type { AssignmentProblem } from "./assignment";
import { blockingPairs, stableAssignment, type Rankings } from "./stable-assignment";

const SEED = Date.now() % 1_000_000;

interface Ranked {
  readonly problem: AssignmentProblem;
  readonly rankings: Rankings;
}

const DEMANDS = 5;
const PROJECTS = 4;

/** All pairs but those that are not listed; no two places are equal, as in rankings that people hand in. */
const ranked: fc.Arbitrary<Ranked> = fc
  .record({
    capacities: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: PROJECTS, maxLength: PROJECTS }),
    bound: fc.option(fc.integer({ min: 1, max: 3 })),
    orders: fc.array(fc.tuple(fc.boolean(), fc.nat(50), fc.nat(50)), {
      minLength: DEMANDS * PROJECTS,
      maxLength: DEMANDS * PROJECTS,
    }),
  })
  .map(({ capacities, bound, orders }) => {
    const kept = orders.flatMap(([isListed, ofDemand, ofProject], at) =>
      isListed ? [{ demand: Math.floor(at / PROJECTS), project: at % PROJECTS, ofDemand, ofProject }] : [],
    );
    return {
      problem: {
        demandCount: DEMANDS,
        projects: capacities.map((capacity, at) => ({ capacity, organization: at % 2 })),
        atMostPerOrganization: bound,
        options: kept.map(({ demand, project }) => ({ demand, project, score: 0.5 })),
      },
      rankings: {
        ofDemand: kept.map((one, at) => one.ofDemand * kept.length + at),
        ofProject: kept.map((one, at) => one.ofProject * kept.length + at),
      },
    };
  });

/** Every assignment within the capacities. */
function* assignments({ problem }: Ranked, demand = 0, load = new Map<number, number>()): Generator<(number | null)[]> {
  if (demand === problem.demandCount) {
    yield [];
    return;
  }
  for (const rest of assignments({ problem } as Ranked, demand + 1, load)) yield [null, ...rest];
  for (const [at, option] of problem.options.entries()) {
    const used = load.get(option.project) ?? 0;
    if (option.demand !== demand || used >= (problem.projects[option.project]?.capacity ?? 0)) continue;
    load.set(option.project, used + 1);
    for (const rest of assignments({ problem } as Ranked, demand + 1, load)) yield [at, ...rest];
    load.set(option.project, used);
  }
}

describe("stableAssignment()", () => {
  it(`leaves no pair that would rather have each other (seed ${SEED})`, () => {
    fc.assert(
      fc.property(ranked, ({ problem: bounded, rankings }) => {
        const problem = { ...bounded, atMostPerOrganization: null };
        expect(blockingPairs(problem, stableAssignment(problem, rankings), rankings)).toEqual([]);
      }),
      { seed: SEED },
    );
  });

  it(`gives every demand the best that any stable assignment gives it (seed ${SEED})`, () => {
    fc.assert(
      fc.property(ranked, ({ problem: bounded, rankings }) => {
        const problem = { ...bounded, atMostPerOrganization: null };
        const ours = stableAssignment(problem, rankings).optionOf;
        const placeOf = (at: number | null | undefined): number =>
          at === null || at === undefined ? Number.POSITIVE_INFINITY : (rankings.ofDemand[at] ?? 0);
        for (const optionOf of assignments({ problem, rankings })) {
          if (blockingPairs(problem, { optionOf }, rankings).length > 0) continue;
          optionOf.forEach((at, demand) => expect(placeOf(ours[demand])).toBeLessThanOrEqual(placeOf(at)));
        }
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it(`keeps the capacity of each project and the bound of each organisation (seed ${SEED})`, () => {
    fc.assert(
      fc.property(ranked, ({ problem, rankings }) => {
        const made = stableAssignment(problem, rankings).optionOf.flatMap((at) => (at === null ? [] : [at]));
        const projects = made.map((at) => problem.options[at]?.project ?? -1);
        problem.projects.forEach(({ capacity }, project) =>
          expect(projects.filter((other) => other === project).length).toBeLessThanOrEqual(capacity),
        );
        for (const organization of [0, 1]) {
          const load = projects.filter((project) => problem.projects[project]?.organization === organization).length;
          expect(load).toBeLessThanOrEqual(problem.atMostPerOrganization ?? Number.POSITIVE_INFINITY);
        }
      }),
      { seed: SEED },
    );
  });
});

describe("blockingPairs()", () => {
  it("names the pair whose two sides were kept apart", () => {
    const options = [
      { demand: 0, project: 0, score: 1 },
      { demand: 0, project: 1, score: 1 },
    ];
    const projects = [
      { capacity: 1, organization: 0 },
      { capacity: 1, organization: 1 },
    ];
    const problem = { demandCount: 1, projects, options, atMostPerOrganization: null };
    const rankings = { ofDemand: [0, 1], ofProject: [0, 0] };
    expect(blockingPairs(problem, { optionOf: [1] }, rankings)).toEqual([0]);
    expect(blockingPairs(problem, { optionOf: [0] }, rankings)).toEqual([]);
  });
});
