import { isAbsolute } from "node:path";
import { boolean, durationMs, integer, list, oneOf, path, port, text, url, type Rule } from "./rules";

describe.each<[string, Rule<unknown>, readonly (readonly [string, unknown])[]]>([
  [
    "integer()",
    integer({ min: -1, max: 10 }),
    [
      ["10", 10],
      ["-1", -1],
      ["11", undefined],
      ["-2", undefined],
      ["1.5", undefined],
      ["1e1", undefined],
      ["x", undefined],
    ],
  ],
  [
    "port()",
    port(),
    [
      ["0", 0],
      ["65535", 65_535],
      ["65536", undefined],
      ["-1", undefined],
    ],
  ],
  [
    "boolean()",
    boolean(),
    [
      ["true", true],
      ["ON", true],
      ["1", true],
      ["no", false],
      ["0", false],
      ["maybe", undefined],
    ],
  ],
  [
    "text()",
    text(/^a+$/, "some a"),
    [
      ["aa", "aa"],
      ["ab", undefined],
    ],
  ],
  [
    "oneOf()",
    oneOf("a", "b"),
    [
      ["a", "a"],
      ["A", undefined],
      ["c", undefined],
    ],
  ],
  [
    "url()",
    url("http:", "https:"),
    [
      ["http://127.0.0.1:4000/a", "http://127.0.0.1:4000/a"],
      ["ftp://host", undefined],
      ["host:80", undefined],
      ["/a", undefined],
    ],
  ],
  [
    "durationMs()",
    durationMs({ min: 1, max: 86_400_000 }),
    [
      ["250ms", 250],
      ["250", 250],
      ["15s", 15_000],
      ["2m", 120_000],
      ["24h", 86_400_000],
      ["2d", undefined],
      ["0", undefined],
      ["-1s", undefined],
      ["1 week", undefined],
    ],
  ],
  [
    "list()",
    list(integer({ min: 0, max: 9 })),
    [
      ["1,2", [1, 2]],
      ["1, 2,", [1, 2]],
      [",", []],
      ["1,x", undefined],
      ["1,1", undefined],
    ],
  ],
])("%s", (_name, rule, cases) => {
  it.each(cases)("reads %j as %j", (given, value) => {
    expect(rule.parse(given)).toEqual(value);
  });
});

describe("path()", () => {
  it("makes a path absolute", () => {
    expect(isAbsolute(path().parse(".data") ?? "")).toBe(true);
    expect(path().parse("/var/hub/")).toBe("/var/hub");
    expect(path().parse("a\0b")).toBeUndefined();
  });
});
