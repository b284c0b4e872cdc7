import { parsePartnerFile } from "./partner-file";

describe("parsePartnerFile()", () => {
  it("reads partners with and without a file of their SDL", () => {
    const text = `[{"name": "culture", "url": "https://culture.example/graphql", "sdlFile": "culture.graphql"},
      {"name": "sports", "url": "http://sports.example"}]`;
    expect(parsePartnerFile(text)).toEqual([
      { name: "culture", url: "https://culture.example/graphql", sdlFile: "culture.graphql" },
      { name: "sports", url: "http://sports.example", sdlFile: null },
    ]);
  });

  it.each([
    ["[{", "not JSON"],
    ["{}", "no list"],
    [`[3, {"name": "A"}, {"name": "ab", "url": "ftp://x"}]`, "partner 1 is no object"],
    [`[{"name": "A"}]`, "its name is not of the form"],
    [`[{"name": "ab", "url": "ftp://x"}]`, "its url is no http address"],
    [`[{"name": "ab", "url": "http://a"}, {"name": "ab", "url": "http://b"}]`, "ab is named twice"],
  ])("refuses %s", (text, reason) => {
    expect(() => parsePartnerFile(text)).toThrow(reason);
  });
});
