import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  sampleProject,
  sampleResource,
  sampleSubject,
} from "../../tests/engine-objects";
import type { ProjectFeed } from "@park-hub/contracts";
import type { DemandSubject } from "../model/demand-subject";
import type { ProposalEntry, ProposalSet } from "../model/match-result";
import { MatchIndex } from "./match-index";
import { matchDemand } from "./match-demand";
import { matchProject } from "./match-project";
import { propose } from "./propose";
import { proposeSetSteps } from "./propose-set";
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

/** Two organisations, of which the first fits both kinds of drafts nearly as well as the second fits one. */
function listIndex(change: Partial<ProjectFeed> = {}): MatchIndex {
  const index = new MatchIndex(FIELD_LEXICON);
  const text = { title: "楼道旧物交换集市", summary: "把楼道里堆着的旧物拿出来交换，没处换的旧物有去处。" };
  index.upsertProject(sampleProject("p-both", { ...text, organizationId: "o-both", ...change }), sampleMeta());
  index.upsertProject(sampleProject("p-one", { ...text, organizationId: "o-one", ...change }), sampleMeta());
  return index;
}

function onlyEntry(index: MatchIndex, draft: DemandSubject): ProposalEntry {
  const [entry] = propose(index, [draft]);
  if (entry === undefined) throw new Error("the draft was not answered");
  return entry;
}

function theSet(index: MatchIndex, entries: readonly ProposalEntry[]): ProposalSet | null {
  const steps = proposeSetSteps(index, entries);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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

describe("proposeSetSteps()", () => {
  const listed = (titles: readonly string[]): ProposalEntry[] =>
    titles.map((title, index) => ({ ...onlyEntry(listIndex(), sampleSubject({ title, description: title })), index }));

  it("lets one organisation serve several drafts when it fits them, and says what that spares", () => {
    const set = theSet(listIndex(), listed(["楼道旧物堆满", "旧物没处换"]));
    expect(set?.organizations).toMatchObject([{ organizationId: "o-both", items: [{ index: 0 }, { index: 1 }] }]);
    expect(set).toMatchObject({ unserved: [], gap: 0 });
    expect(set?.reasons.join()).toContain("一家可承接第1、2条");
  });

  it("does not give a project more drafts than it has places, and names the drafts left over", () => {
    const set = theSet(listIndex({ placesLeft: 1 }), listed(["楼道旧物堆满", "旧物没处换", "想学日语会话"]));
    expect(set?.organizations.map(({ items }) => items.length)).toEqual([1, 1]);
    expect(set?.unserved).toEqual([2]);
  });

  it("is null when nothing fits any draft", () => {
    expect(theSet(listIndex(), listed(["想学日语会话"]))).toBeNull();
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
