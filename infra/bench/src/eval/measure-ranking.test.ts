import type { JudgedAnswer } from "./ask-matches";
import { crossValidate, fit } from "./learned-weights";
import { ablations, qualityOf } from "./measure-ranking";

/** A demand whose one fitting project is told apart by TEXT alone; AREA points to the other. */
function answerOf(ref: string): JudgedAnswer {
  const match = (project: string, text: number, area: number) => ({
    project,
    parts: new Map([
      ["TEXT", text],
      ["AREA", area],
    ]),
  });
  return {
    demand: { ref, title: ref, grades: new Map([["p-good", 3]]), ineligible: new Map() },
    verdict: "GOOD",
    matches: [match("p-other", 0.2, 0.6), match("p-good", 0.6, 0)],
    weights: new Map([
      ["TEXT", 0.5],
      ["AREA", 0.5],
    ]),
  };
}

const answers = Array.from({ length: 12 }, (_, at) => answerOf(`d-${at}`));

describe("ablations()", () => {
  it("ranks anew without each part", () => {
    const rows = new Map(ablations(answers).map(({ without, quality }) => [without, quality]));
    expect([...rows.keys()]).toEqual([null, "TEXT", "AREA"]);
    expect(rows.get(null)?.firstBest).toBe(2);
    expect(rows.get("AREA")).toMatchObject({ ndcg: 1, firstBest: 1 });
    expect(rows.get("TEXT")?.firstBest).toBe(2);
  });

  it("measures an answer as it was answered", () => {
    expect(qualityOf(answerOf("d"))).toMatchObject({ recall: 1, firstBest: 2 });
  });
});

describe("crossValidate()", () => {
  it("measures each demand with weights that were learned without it", () => {
    const folds = crossValidate(answers);
    expect(folds.reduce((sum, { demands }) => sum + demands, 0)).toBe(answers.length);
    expect(folds.every(({ learned, inUse }) => learned.ndcg > inUse.ndcg)).toBe(true);
  });

  it("learns weights that sum to 1 and prefer the part that tells", () => {
    const weights = fit(answers, answers[0]?.weights ?? new Map());
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(weights.get("TEXT")).toBeGreaterThan(weights.get("AREA") ?? 1);
  });
});
