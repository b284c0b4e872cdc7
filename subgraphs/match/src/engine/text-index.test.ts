import fc from "fast-check";
import { TextIndex } from "./text-index";

const SETTINGS = [
  { weight: 2, b: 0.75 },
  { weight: 1, b: 0.75 },
] as const;
const word = fc.constantFrom("老人", "楼道", "旧物", "调解", "𠮷野", "亲子");
const words = fc.array(word, { maxLength: 8 });
const change = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), slot: fc.nat(9), title: words, body: words }),
  fc.record({ kind: fc.constant("drop" as const), slot: fc.nat(9) }),
);
const query = ["老人", "楼道", "旧物", "调解", "𠮷野", "亲子", "没有"].map((key, at) => ({ key, weight: 1 + at }));

function scoresOf(index: TextIndex): number[] {
  const scores = new Float64Array(10);
  index.score(query, scores);
  return [...scores];
}

describe("TextIndex", () => {
  it("scores after any puts and drops as one built from what is left", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const index = new TextIndex(SETTINGS);
        const left = new Map<number, string[][]>();
        for (const step of changes) {
          if (step.kind === "put") {
            index.put(step.slot, [step.title, step.body]);
            left.set(step.slot, [step.title, step.body]);
          } else {
            index.drop(step.slot);
            left.delete(step.slot);
          }
        }
        const rebuilt = new TextIndex(SETTINGS);
        left.forEach((fields, slot) => rebuilt.put(slot, fields));
        expect(scoresOf(index)).toEqual(scoresOf(rebuilt));
        expect(index.size).toBe(left.size);
        const restored = new TextIndex(SETTINGS);
        restored.restore(index.pack());
        expect(scoresOf(restored)).toEqual(scoresOf(index));
        left.forEach((_, slot) => restored.drop(slot));
        expect([restored.size, scoresOf(restored)]).toEqual([0, Array.from({ length: 10 }, () => 0)]);
      }),
    );
  });

  it("says of one document what it adds to the scores of all", () => {
    const index = new TextIndex(SETTINGS);
    const fields = [
      ["老人", "旧物"],
      ["旧物", "楼道", "旧物"],
    ];
    index.put(0, [["亲子"], ["老人"]]);
    index.put(3, fields);
    const sum = index.contributions(query, 3, fields).reduce((total, { score }) => total + score, 0);
    expect(sum).toBeCloseTo(scoresOf(index)[3] ?? 0, 12);
  });

  it("counts a rare word more than a frequent one", () => {
    const index = new TextIndex(SETTINGS);
    [0, 1, 2].forEach((slot) => index.put(slot, [[], ["老人", slot === 0 ? "旧物" : "亲子"]]));
    expect(index.idf("旧物")).toBeGreaterThan(index.idf("老人"));
    expect(index.idf("老人")).toBeGreaterThan(0);
  });
});
