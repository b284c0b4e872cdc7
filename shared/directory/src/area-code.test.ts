import { coversByCode } from "./area-code";

describe("coversByCode()", () => {
  it.each([
    ["330212011", "330212011", true],
    ["330212", "330212011", true],
    ["330200", "330212", true],
    ["330200", "330212011", true],
    ["330200", "330212011003", true],
    ["330000", "330212011", true],
    ["330212", "330213011", false],
    ["330200", "330300", false],
    ["330212011", "330212", false],
    ["330212011", "330212012", false],
    ["330212100", "330212101", false],
    ["", "330212011", false],
    ["000000", "330212011", false],
  ])("%s covers %s: %s", (outer, inner, expected) => {
    expect(coversByCode(outer, inner)).toBe(expected);
  });
});
