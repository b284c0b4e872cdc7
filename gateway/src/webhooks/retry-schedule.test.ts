import { pauseAfter } from "./retry-schedule";

const PAUSES = { firstPauseMs: 1_000, longestPauseMs: 60_000 };
const middle = (): number => 0.5;

describe("pauseAfter()", () => {
  it("HOOK-07 doubles with every failure up to the longest pause", () => {
    const pauses = [1, 2, 3, 7, 8, 1_000].map((failures) => pauseAfter(failures, PAUSES, null, middle));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 60_000, 60_000, 60_000]);
  });

  it("HOOK-07 varies by a quarter, never beyond the longest", () => {
    expect(pauseAfter(1, PAUSES, null, () => 0)).toBe(750);
    expect(pauseAfter(1, PAUSES, null, () => 1)).toBe(1_250);
    expect(pauseAfter(99, PAUSES, null, () => 1)).toBe(60_000);
  });

  it("HOOK-07 keeps what the endpoint asks for, up to the longest pause", () => {
    expect(pauseAfter(1, PAUSES, 20_000, middle)).toBe(20_000);
    expect(pauseAfter(1, PAUSES, 999_000, middle)).toBe(60_000);
    expect(pauseAfter(3, PAUSES, 10, middle)).toBe(4_000);
  });
});
