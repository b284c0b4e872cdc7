import fc from "fast-check";
import { TopK } from "./top-k";

describe("TopK", () => {
  it("keeps what a full sort would keep", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.nat(12), (scores, k) => {
        const isBetter = (a: number, b: number): boolean =>
          (scores[a] ?? 0) > (scores[b] ?? 0) || (scores[a] === scores[b] && a < b);
        const top = new TopK(k, isBetter);
        scores.forEach((_, slot) => top.offer(slot));
        const sorted = scores.map((_, slot) => slot).sort((a, b) => (a === b ? 0 : isBetter(a, b) ? -1 : 1));
        expect(top.best()).toEqual(sorted.slice(0, k));
        expect(top.worst()).toEqual(k > 0 && scores.length >= k ? sorted[k - 1] : null);
      }),
    );
  });
});
