import { backOffMs } from "./back-off";

describe("backOffMs()", () => {
  it("doubles from the first pause to the longest, with jitter in the upper half", () => {
    [0, 1, 2, 3, 4, 5, 1_000].forEach((attempt) => {
      const boundMs = Math.min(5_000, 200 * 2 ** attempt);
      const pauses = Array.from({ length: 200 }, () => backOffMs(attempt));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(boundMs / 2);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(boundMs);
      expect(new Set(pauses).size).toBeGreaterThan(1);
    });
  });
});
