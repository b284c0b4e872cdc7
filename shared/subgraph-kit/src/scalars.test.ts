import { dateScalar, dateTimeScalar } from "./scalars";

describe("the scalars", () => {
  it("gives instants in UTC with milliseconds", () => {
    expect(dateTimeScalar.serialize("2026-11-23T16:00:00+08:00")).toBe("2026-11-23T08:00:00.000Z");
    expect(dateTimeScalar.serialize(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  });

  it.each(["yesterday", 5, "2026-13-01T00:00:00Z", null])("refuses the instant %j and names it", (value) => {
    expect(() => dateTimeScalar.parseValue(value)).toThrow(JSON.stringify(value));
  });

  it.each(["2026-02-29", "26-02-01", 20260201])("refuses the day %j and names it", (value) => {
    expect(() => dateScalar.parseValue(value)).toThrow(JSON.stringify(value));
  });

  it("knows leap days", () => {
    expect(dateScalar.parseValue("2028-02-29")).toBe("2028-02-29");
  });
});
