import fc from "fast-check";
import type { PairOption } from "./assignment";
import { bestSet, bestSetSteps } from "./best-set";
import type { ChosenSet, SetProblem } from "./best-set";

const PRICE = 0.05;

/** Served items and the sum less prices, of any choice; null when it breaks a capacity. */
function worthOf(problem: SetProblem, optionOf: readonly (number | null)[]): { served: number; net: number } | null {
  const made = optionOf.flatMap((at) => (at === null ? [] : (problem.options[at] ?? [])));
  const load = new Map<number, number>();
  made.forEach(({ project }) => load.set(project, (load.get(project) ?? 0) + 1));
  if ([...load].some(([project, count]) => count > (problem.projects[project]?.capacity ?? 0))) return null;
  const organizations = new Set(made.map(({ project }) => problem.projects[project]?.organization));
  const net = made.reduce((sum, { score }) => sum + score, 0) - PRICE * organizations.size;
  return { served: made.length, net };
}

/** Every choice there is, one after another. */
function bruteForce(problem: SetProblem): { served: number; net: number } {
  let best = { served: 0, net: 0 };
  const choices = Array.from({ length: problem.demandCount }, (_, demand) => [
    null,
    ...problem.options.flatMap((option, at) => (option.demand === demand ? [at] : [])),
  ]);
  const tryFrom = (demand: number, optionOf: (number | null)[]): void => {
    if (demand === problem.demandCount) {
      const worth = worthOf(problem, optionOf);
      const isBetter =
        worth !== null && (worth.served > best.served || (worth.served === best.served && worth.net > best.net));
      if (worth !== null && (isBetter || (worth.served === best.served && best.served === 0))) best = worth;
      return;
    }
    for (const choice of choices[demand] ?? []) tryFrom(demand + 1, [...optionOf, choice]);
  };
  tryFrom(0, []);
  return best;
}

const score = fc.integer({ min: 0, max: 200 }).map((step) => step / 200);
const anyProblem: fc.Arbitrary<SetProblem> = fc
  .record({
    demandCount: fc.integer({ min: 1, max: 5 }),
    projects: fc.array(
      fc.record({ capacity: fc.integer({ min: 0, max: 3 }), organization: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 1, maxLength: 5 },
    ),
    scores: fc.array(fc.option(score), { minLength: 25, maxLength: 25 }),
  })
  .map(({ demandCount, projects, scores }) => {
    const options: PairOption[] = [];
    for (let demand = 0; demand < demandCount; demand += 1) {
      projects.forEach((_, project) => {
        const found = scores[demand * 5 + project] ?? null;
        if (found !== null) options.push({ demand, project, score: found });
      });
    }
    return { demandCount, projects, options, organizationPrice: PRICE };
  });

describe("bestSet()", () => {
  it("is the best of all sets there are, by brute force", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const found = bestSet(problem);
        const best = bruteForce(problem);
        const worth = worthOf(problem, found.optionOf);
        expect(found).toMatchObject({ gap: 0, servesMost: true });
        expect(worth?.served).toBe(best.served);
        expect(worth?.net).toBeCloseTo(best.net, 9);
      }),
      { numRuns: 400 },
    );
  });

  it("takes one organisation for two items when another would be hardly better", () => {
    const problem = {
      demandCount: 2,
      projects: [
        { capacity: 2, organization: 0 },
        { capacity: 1, organization: 1 },
      ],
      options: [
        { demand: 0, project: 0, score: 0.6 },
        { demand: 1, project: 0, score: 0.5 },
        { demand: 1, project: 1, score: 0.54 },
      ],
      organizationPrice: PRICE,
    };
    expect(bestSet(problem).optionOf).toEqual([0, 1]);
    const better = problem.options.map((option, at) => (at === 2 ? { ...option, score: 0.56 } : option));
    expect(bestSet({ ...problem, options: better }).optionOf).toEqual([0, 2]);
  });

  it("never serves fewer items to save an organisation", () => {
    const options = [
      { demand: 0, project: 0, score: 0.9 },
      { demand: 1, project: 1, score: 0.01 },
    ];
    const projects = [
      { capacity: 1, organization: 0 },
      { capacity: 1, organization: 1 },
    ];
    expect(bestSet({ demandCount: 2, projects, options, organizationPrice: 0.5 }).optionOf).toEqual([0, 1]);
  });

  it("bounds what it may have missed when its nodes run out", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const found = exhausted(problem, 1);
        const best = bruteForce(problem);
        const worth = worthOf(problem, found.optionOf);
        expect(worth?.served === best.served || !found.servesMost).toBe(true);
        if (worth !== null && worth.served === best.served) expect(best.net - worth.net).toBeLessThan(found.gap + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});

function exhausted(problem: SetProblem, nodes: number): ChosenSet {
  const steps = bestSetSteps(problem, nodes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
