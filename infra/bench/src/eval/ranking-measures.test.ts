import { ndcgAt, rankOfFirst, recallAt } from "./ranking-measures";

const grades = new Map([
  ["best", 3],
  ["good", 2],
  ["fair", 1],
]);

describe("ndcgAt()", () => {
  it("is one for the best order and zero when nothing wanted is found", () => {
    expect(ndcgAt(10, ["best", "good", "fair"], grades)).toBe(1);
    expect(ndcgAt(10, ["x", "y"], grades)).toBe(0);
  });

  it("discounts by the logarithm of the rank", () => {
    const ideal = 7 + 3 / Math.log2(3) + 1 / 2;
    expect(ndcgAt(10, ["x", "best"], grades)).toBeCloseTo(7 / Math.log2(3) / ideal, 10);
  });

  it("looks at the first k only", () => {
    expect(ndcgAt(1, ["x", "best"], grades)).toBe(0);
  });
});

describe("recallAt() and rankOfFirst()", () => {
  it("counts what is wanted among the first k", () => {
    expect(recallAt(2, ["best", "x", "good"], grades)).toBeCloseTo(1 / 3);
    expect(recallAt(3, ["best", "x", "good"], grades, 2)).toBe(1);
  });

  it("finds the first of a grade", () => {
    expect(rankOfFirst(3, ["x", "best"], grades)).toBe(2);
    expect(rankOfFirst(3, ["x"], grades)).toBeNull();
  });
});
