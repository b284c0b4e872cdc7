import type { ProjectFeed } from "@park-hub/contracts";
import fc from "fast-check";
import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  sampleOrganization,
  samplePlacement,
  sampleProject,
  sampleResource,
} from "../../tests/engine-objects";
import type { FindQuery, ProjectFilter } from "../model/find-query";
import {
  projectPage,
  rankDemands,
  rankOrganizations,
  rankPlacements,
  rankProjects,
  rankResources,
  resourcePage,
} from "./find";
import { MatchIndex } from "./match-index";

const BAIHE = { code: "baihe", name: "白鹤街道社工站", kind: "STATION", areaCode: "330212011" } as const;
const PARK = { code: "park", name: "创新园", kind: "PARK", areaCode: "330212" } as const;
const HAISHU = { code: "haishu", name: "海曙社工站", kind: "STATION", areaCode: "330203001" } as const;

function sampleIndex(): MatchIndex {
  const index = new MatchIndex(FIELD_LEXICON);
  index.setDirectory({
    sites: [BAIHE, PARK, HAISHU],
    areas: [
      { code: "330212", name: "鄞州区", level: "DISTRICT" },
      { code: "330203", name: "海曙区", level: "DISTRICT" },
    ],
  });
  const put = (id: string, siteCode: string, change: Partial<ProjectFeed>): void =>
    index.upsertProject(sampleProject(id, change), sampleMeta({ siteCode }));
  put("p-1", "park", { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-09-01T00:00:00.000Z" });
  put("p-2", "baihe", {
    title: "独居老人守望",
    summary: "每周上门看望独居老人。",
    fields: ["ELDERLY_CARE"],
    audiences: ["ELDERLY"],
    formats: ["HOME_VISIT"],
    serviceAreaCodes: ["330212011"],
    budgetMin: 20_000,
    createdAt: "2026-03-01T00:00:00.000Z",
    updatedAt: "2026-03-01T00:00:00.000Z",
  });
  put("p-3", "haishu", {
    title: "ＡＥＤ急救培训",
    summary: "教居民心肺复苏。",
    fields: ["HEALTH", "SAFETY"],
    formats: ["TRAINING"],
    serviceAreaCodes: ["330200"],
    availableFrom: "2027-05-01",
    stage: "PAUSED",
    createdAt: "2026-02-01T00:00:00.000Z",
    updatedAt: "2026-02-01T00:00:00.000Z",
  });
  put("p-4", "baihe", { title: "独居老人手册草稿", stage: "DRAFT" });
  return index;
}

describe("rankProjects()", () => {
  const index = sampleIndex();
  const ids = (query: FindQuery<ProjectFilter>): readonly string[] => rankProjects(index, query).ids;

  it("shows the newest first without text, and the last changed first when asked", () => {
    expect(ids({})).toEqual(["p-2", "p-3", "p-1"]);
    expect(ids({ text: "  " })).toEqual(["p-2", "p-3", "p-1"]);
    expect(ids({ orderBy: "UPDATED" })).toEqual(["p-1", "p-2", "p-3"]);
  });

  it.each<[string, ProjectFilter, readonly string[]]>([
    ["a field", { fields: ["ELDERLY_CARE", "HEALTH"] }, ["p-2", "p-3"]],
    ["an audience", { audiences: ["ELDERLY"] }, ["p-2"]],
    ["a format", { formats: ["TRAINING"] }, ["p-3"]],
    ["sites", { sites: ["baihe", "park"] }, ["p-2", "p-1"]],
    ["kinds of sites", { siteKinds: ["STATION"] }, ["p-2", "p-3"]],
    ["a stage, drafts only then", { stages: ["DRAFT"] }, ["p-4"]],
    ["within a district", { within: "330212" }, ["p-2", "p-1"]],
    ["within the city", { within: "330200" }, ["p-2", "p-3", "p-1"]],
    ["an area to be served", { servesArea: "330203001" }, ["p-3"]],
    ["a budget", { budgetAtMost: 10_000 }, ["p-3", "p-1"]],
    ["a day", { availableOn: "2027-01-01" }, ["p-2", "p-1"]],
    ["an organisation", { organizationId: "o-2" }, []],
    ["nothing by an empty list", { fields: [], sites: [] }, ["p-2", "p-3", "p-1"]],
  ])("filters by %s", (_name, filter, expected) => {
    expect(ids({ filter })).toEqual(expected);
  });

  it("finds by words, by other words of the field, and whatever the width of the letters", () => {
    expect(ids({ text: "独居老人" })[0]).toBe("p-2");
    expect(ids({ text: "空巢" })).toEqual(["p-2"]);
    expect(ids({ text: "aed" })).toEqual(["p-3"]);
    expect(ids({ text: "量子计算" })).toEqual([]);
    expect(ids({ text: "肺" })).toEqual(["p-3"]);
    expect(ids({ text: "每周" })).toEqual(["p-2"]);
  });

  it("names the user's words that matched, as they were written", () => {
    const page = (text: string) => projectPage(index, rankProjects(index, { text }), 0, 1)[0]?.matchedTerms;
    expect(page("独居老人 量子")).toEqual(["独居", "老人"]);
    expect(page("aEd")).toEqual(["aEd"]);
    expect(page("空巢")).toEqual(["空巢"]);
  });

  it("counts the facets over everything found, also beyond the depth", () => {
    const { facets, totalCount, ids: kept } = rankProjects(index, { depth: 1 });
    expect(kept.length).toBe(1);
    expect(totalCount).toBe(3);
    const valuesOf = (name: string) => facets.find((facet) => facet.name === name)?.values;
    expect(facets.map(({ name }) => name)).toEqual(["fields", "audiences", "formats", "sites", "districts", "stage"]);
    expect(valuesOf("sites")).toContainEqual({ value: "baihe", label: "白鹤街道社工站", count: 1 });
    expect(valuesOf("districts")).toEqual([
      { value: "330212", label: "鄞州区", count: 2 },
      { value: "330203", label: "海曙区", count: 1 },
    ]);
    expect(valuesOf("stage")).toEqual([
      { value: "OPEN", label: "开放对接", count: 2 },
      { value: "PAUSED", label: "暂停", count: 1 },
    ]);
  });

  it("counts in each facet what a filter by that value finds", () => {
    const { facets } = rankProjects(index, {});
    const fields = facets.find(({ name }) => name === "fields")?.values ?? [];
    for (const { value, count } of fields) {
      const filter = { fields: [value] } as ProjectFilter;
      expect(rankProjects(index, { filter }).totalCount).toBe(count);
    }
  });

  it("cuts pages that fit together, also when an object vanished meanwhile", () => {
    const changing = sampleIndex();
    const ranking = rankProjects(changing, {});
    changing.remove("p-3");
    const pages = [0, 1, 2].flatMap((offset) => projectPage(changing, ranking, offset, 1));
    expect(pages.map(({ id, item }) => [id, item === null])).toEqual([
      ["p-2", false],
      ["p-3", true],
      ["p-1", false],
    ]);
  });

  it("finds nothing that the asker may not see", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 8 }), (isPublic) => {
        const mixed = new MatchIndex(FIELD_LEXICON);
        isPublic.forEach((one, at) =>
          mixed.upsertProject(
            sampleProject(`p-${at}`),
            sampleMeta({ visibility: { isPublic: one, sites: [], organizations: [] } }),
          ),
        );
        const expected = isPublic.filter(Boolean).length;
        expect(rankProjects(mixed, { text: "旧物" }).totalCount).toBe(expected);
        expect(rankProjects(mixed, {}).facets[0]?.values[0]?.count ?? 0).toBe(expected);
      }),
    );
  });
});

describe("the other kinds", () => {
  const index = sampleIndex();
  index.upsertDemand(sampleDemand("d-1"), sampleMeta({ siteCode: "baihe" }));
  index.upsertDemand(sampleDemand("d-2", { state: "DRAFT" }), sampleMeta({ siteCode: "baihe" }));
  index.upsertDemand(sampleDemand("d-3", { areaCode: null, neededBy: null }), sampleMeta({ siteCode: "haishu" }));
  index.upsertResource(sampleResource("r-1"), sampleMeta());
  index.upsertResource(sampleResource("r-2", { isWithdrawn: true }), sampleMeta());
  index.upsertOrganization(sampleOrganization("o-1"), sampleMeta());
  index.upsertOrganization(sampleOrganization("o-2", { name: "失信协会", creditStanding: "ABNORMAL" }), sampleMeta());
  index.upsertPlacement(samplePlacement("baihe:1", { projectId: "park:1" }), sampleMeta({ siteCode: "baihe" }));
  index.upsertPlacement(samplePlacement("park:2", { projectId: "baihe:2", state: "LANDED" }), sampleMeta());

  it("finds demands by area, state and day", () => {
    expect(rankDemands(index, {}).ids).toEqual(["d-1", "d-3"]);
    expect(rankDemands(index, { filter: { within: "330203" } }).ids).toEqual(["d-3"]);
    expect(rankDemands(index, { filter: { neededBy: "2027-06-30" } }).ids).toEqual(["d-1"]);
    expect(rankDemands(index, { filter: { states: ["DRAFT"] } }).ids).toEqual(["d-2"]);
    expect(rankDemands(index, { text: "楼道" }).ids).toContain("d-1");
  });

  it("finds resources that are not withdrawn", () => {
    const ranking = rankResources(index, { text: "展览", filter: { kinds: ["VENUE"], within: "330212" } });
    expect(resourcePage(index, ranking, 0, 5)).toMatchObject([{ id: "r-1", matchedTerms: ["展览"] }]);
  });

  it("finds organisations by name, credit code and standing", () => {
    expect(rankOrganizations(index, { text: "银巢" }).ids).toEqual(["o-1"]);
    expect(rankOrganizations(index, { text: "52330212mjy3644972", filter: { creditStanding: ["GOOD"] } }).ids).toEqual([
      "o-1",
    ]);
    expect(rankOrganizations(index, { filter: { creditStanding: ["ABNORMAL"] } }).ids).toEqual(["o-2"]);
  });

  it("finds placements by either party and state", () => {
    expect(rankPlacements(index, { filter: { sites: ["baihe"] } }).ids).toEqual(["baihe:1"]);
    expect(rankPlacements(index, { filter: { projectSites: ["baihe"] } }).ids).toEqual(["park:2"]);
    expect(rankPlacements(index, { filter: { states: ["LANDED"] } }).ids).toEqual(["park:2"]);
  });
});
