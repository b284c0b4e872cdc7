import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  sampleProject,
  sampleResource,
  sampleSubject,
} from "../../tests/engine-objects";
import { MatchIndex } from "./match-index";
import { matchDemand } from "./match-demand";
import { matchProject } from "./match-project";
import { propose } from "./propose";
import { suitableResources } from "./suitable-resources";

function sampleIndex(): MatchIndex {
  const index = new MatchIndex(FIELD_LEXICON);
  index.upsertProject(sampleProject("p-1"), sampleMeta());
  index.upsertProject(sampleProject("p-2", { title: "楼道旧物改造", budgetMin: 60_000 }), sampleMeta());
  index.upsertResource(sampleResource("r-near"), sampleMeta());
  index.upsertResource(sampleResource("r-far", { areaCode: "330282001" }), sampleMeta());
  index.upsertResource(sampleResource("r-late", { availableFrom: "2028-01-01" }), sampleMeta());
  index.upsertResource(sampleResource("r-none", { quantity: 0 }), sampleMeta());
  index.upsertResource(
    sampleResource("r-other", { title: "电脑", summary: "二手电脑。", kind: "EQUIPMENT" }),
    sampleMeta(),
  );
  return index;
}

describe("propose()", () => {
  it("answers each draft in order, with matches and resources", () => {
    const drafts = [sampleSubject(), sampleSubject({ title: "楼道旧物堆满", budgetMax: 40_000 })];
    const entries = propose(sampleIndex(), drafts, { firstEach: 1 });
    expect(entries.map(({ index }) => index)).toEqual([0, 1]);
    expect(entries[0]?.matches.map(({ projectId, rank }) => [projectId, rank])).toEqual([["p-1", 1]]);
    expect(entries[0]?.resources[0]?.resourceId).toBe("r-near");
  });

  it("names the gate that stopped what would have fitted when nothing good is left", () => {
    const [entry] = propose(sampleIndex(), [sampleSubject({ budgetMax: 1000 })]);
    expect(entry).toMatchObject({ matches: [], unmet: "BUDGET", verdict: "NONE" });
  });

  it("names no gate when nothing fits by words either", () => {
    const asked = {
      title: "学日语",
      description: "想学日语会话",
      fields: ["EMPLOYMENT" as const],
      audiences: ["YOUTH" as const],
    };
    expect(propose(sampleIndex(), [sampleSubject(asked)])[0]).toMatchObject({ unmet: null, verdict: "NONE" });
  });
});

describe("suitableResources()", () => {
  it("prefers what is near and leaves out what is late, gone or in another city's reach", () => {
    const found = suitableResources(sampleIndex(), sampleSubject());
    expect(found.map(({ resourceId }) => resourceId)).toEqual(["r-near", "r-far"]);
    expect(found[0]?.matchedTerms).toContain("旧物");
    const abroad = suitableResources(sampleIndex(), sampleSubject({ areaCode: "330100001" }));
    expect(abroad).toEqual([]);
  });
});

describe("matchProject()", () => {
  it("scores a pair as matchDemand() does", () => {
    const index = sampleIndex();
    index.upsertDemand(sampleDemand("d-1", { tried: ["交换旧物"] }), sampleMeta());
    index.upsertDemand(
      sampleDemand("d-2", { title: "老人反诈", description: "老人被骗", areaCode: "330212001" }),
      sampleMeta(),
    );
    index.upsertDemand(sampleDemand("d-placed", { state: "PLACED" }), sampleMeta());
    index.upsertDemand(sampleDemand("d-poor", { budgetMax: 10 }), sampleMeta());
    const list = matchProject(index, "p-1");
    expect(list.matches.map(({ demandId }) => demandId)).toEqual(["d-1", "d-2"]);
    expect(list.refused).toMatchObject([{ demandId: "d-poor", gate: "BUDGET" }]);
    const [pair] = list.matches;
    const direct = matchDemand(index, sampleSubject({ tried: ["交换旧物"] })).matches.find(
      ({ projectId }) => projectId === "p-1",
    );
    expect(pair?.score).toBeCloseTo(direct?.score ?? 0, 9);
    expect(pair?.parts.map(({ evidence }) => evidence)).toEqual(direct?.parts.map(({ evidence }) => evidence));
  });

  it("has nothing for a project that is not there", () => {
    expect(matchProject(sampleIndex(), "p-9")).toMatchObject({ matches: [], verdict: "NONE" });
  });
});
