import { join } from "node:path";
import { loadJudgedSet } from "../../scripts/judged-set";
import { ListedAreas } from "./listed-areas";
import { areaScore } from "./pair-score";

describe("ListedAreas", () => {
  const { index } = loadJudgedSet(join(__dirname, "../../../../infra/demo/yinzhou"));
  const sites = [...new Set([...index.projects.slots.values()].map(({ meta }) => meta.siteCode))].slice(0, 2);
  const HOMES = ["330212003", "110101001"];
  index.setDirectory({
    sites: sites.map((code, at) => ({ code, name: code, kind: "STATION", areaCode: HOMES[at] ?? "" })),
    areas: [],
  });
  // The whole city, the province, a district, a neighbour and nothing, beside the areas that the projects serve themselves
  const SERVED = [["330200"], ["330000"], ["330212", "330200"], ["330203"], [], ["330212003", "330212004"]];
  const entries = [...index.projects.slots.values()].map((entry, at) => ({
    ...entry,
    value: { ...entry.value, serviceAreaCodes: SERVED[at] ?? entry.value.serviceAreaCodes },
  }));
  const areas = [
    null,
    "330212",
    "330200",
    "330203001",
    ...HOMES,
    ...new Set(entries.flatMap(({ value }) => value.serviceAreaCodes)),
  ];

  it("says of each project and area what areaScore() says", () => {
    const listed = new ListedAreas(index, entries);
    const seen = new Set<number>();
    for (const areaCode of areas) {
      const expected = entries.map((entry) => areaScore(index, areaCode, entry));
      expect([...listed.scoresFor(areaCode)]).toEqual(expected);
      expected.forEach((score) => seen.add(score));
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining([0, 0.4, 0.6, 0.8, 1]));
  });
});
