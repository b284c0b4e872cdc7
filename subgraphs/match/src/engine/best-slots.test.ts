import fc from "fast-check";
import { bestSlots } from "./best-slots";

describe("bestSlots()", () => {
  it("gives what a sort of everything begins with, however many keys are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), fc.nat(70), (keys, depth) => {
        const keyOf = Float64Array.from(keys);
        const isBefore = (a: number, b: number): boolean => a > b;
        const sorted = keys.map((_, slot) => slot).sort((a, b) => (keyOf[b] ?? 0) - (keyOf[a] ?? 0) || b - a);
        const found = Uint32Array.from(keys, (_, slot) => slot);
        expect([...bestSlots(found, keyOf, isBefore, depth)]).toEqual(sorted.slice(0, depth));
      }),
    );
  });
});
