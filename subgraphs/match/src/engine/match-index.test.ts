import type { ProjectFeed } from "@park-hub/contracts";
import fc from "fast-check";
import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  sampleOrganization,
  samplePlacement,
  sampleProject,
  sampleSubject,
} from "../../tests/engine-objects";
import { EMPTY_LEXICON } from "../model/lexicon";
import { projectPage, rankProjects } from "./find";
import { matchDemand } from "./match-demand";
import { MatchIndex } from "./match-index";
import { matchProject } from "./match-project";

const text = fc.constantFrom(
  "楼道旧物改造成展品",
  "上门看望独居老人",
  "青少年心理辅导与家长课堂",
  "邻里纠纷调解",
  "𠮷祥号ＡＥＤ急救培训",
);
const id = fc.nat(5);
const step = fc.oneof(
  fc.record({
    kind: fc.constant("project" as const),
    id,
    title: text,
    summary: text,
    organization: fc.nat(2),
    day: fc.nat(8),
  }),
  fc.record({ kind: fc.constant("demand" as const), id, title: text, description: text }),
  fc.record({ kind: fc.constant("organization" as const), id: fc.nat(2), name: text }),
  fc.record({ kind: fc.constant("placement" as const), id, demand: id, project: id, isMet: fc.boolean() }),
  fc.record({ kind: fc.constant("remove" as const), id: fc.constantFrom("p-0", "p-1", "d-1", "o-1", "t-2", "p-3") }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function apply(index: MatchIndex, change: Step): void {
  switch (change.kind) {
    case "project": {
      const { title, summary, day } = change;
      const updatedAt = `2026-10-0${day + 1}T00:00:00.000Z`;
      const organizationId = `o-${change.organization}`;
      return index.upsertProject(
        sampleProject(`p-${change.id}`, { title, summary, organizationId, updatedAt }),
        sampleMeta(),
      );
    }
    case "demand": {
      const { title, description } = change;
      return index.upsertDemand(sampleDemand(`d-${change.id}`, { title, description }), sampleMeta());
    }
    case "organization":
      return index.upsertOrganization(sampleOrganization(`o-${change.id}`, { name: change.name }), sampleMeta());
    case "placement": {
      const links = { demandId: `d-${change.demand}`, projectId: `p-${change.project}` };
      const placement = samplePlacement(`t-${change.id}`, { ...links, outcome: change.isMet ? "MET" : "NOT_MET" });
      return index.upsertPlacement(placement, sampleMeta());
    }
    case "remove":
      index.remove(change.id);
      return undefined;
    default:
      return change satisfies never;
  }
}

/** Everything that the index answers to a few questions. */
function answersOf(index: MatchIndex): unknown {
  const subject = sampleSubject({
    title: "楼道堆了旧物",
    description: "老人舍不得，想请人上门",
    tried: ["邻里纠纷调解"],
  });
  const ranking = rankProjects(index, { text: "旧物老人急救" });
  return JSON.parse(
    JSON.stringify({
      counts: index.counts(),
      matches: matchDemand(index, subject),
      demands: matchProject(index, "p-0"),
      found: { ...ranking, generation: 0 },
      page: projectPage(index, ranking, 0, 10),
    }),
  );
}

/** An index with the same objects, put in one by one in the order of their ids. */
function rebuilt(index: MatchIndex): MatchIndex {
  const fresh = new MatchIndex(FIELD_LEXICON);
  const byId = <T extends { readonly value: { readonly id: string } }>(items: Iterable<T>): T[] =>
    [...items].sort((a, b) => (a.value.id < b.value.id ? -1 : 1));
  byId(index.projects.slots.values()).forEach(({ value, meta }) => fresh.upsertProject(value, meta));
  byId(index.placements.values()).forEach(({ value, meta }) => fresh.upsertPlacement(value, meta));
  byId(index.demands.slots.values()).forEach(({ value, meta }) => fresh.upsertDemand(value, meta));
  byId(index.organizations.slots.values()).forEach(({ value, meta }) => fresh.upsertOrganization(value, meta));
  return fresh;
}

describe("MatchIndex", () => {
  it("answers after any changes as one rebuilt from what is left, in another order", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const index = new MatchIndex(FIELD_LEXICON);
        steps.forEach((change) => apply(index, change));
        expect(answersOf(index)).toEqual(answersOf(rebuilt(index)));
      }),
      { numRuns: 60 },
    );
  });

  it("finds a project by the name of an organisation that arrives or is renamed later", () => {
    const index = new MatchIndex(FIELD_LEXICON);
    const found = (words: string): readonly string[] => rankProjects(index, { text: words }).ids;
    index.upsertProject(sampleProject("p-1", { title: "计划", summary: "内容" }), sampleMeta());
    expect(found("银巢养老")).toEqual([]);
    index.upsertOrganization(sampleOrganization("o-1"), sampleMeta());
    expect(found("银巢养老")).toEqual(["p-1"]);
    index.upsertOrganization(sampleOrganization("o-1", { name: "米口袋社会服务中心" }), sampleMeta());
    expect(found("银巢养老")).toEqual([]);
    expect(found("米口袋")).toEqual(["p-1"]);
  });

  it("reads every text anew with another lexicon", () => {
    const index = new MatchIndex(EMPTY_LEXICON);
    const summary = "做消防演练";
    index.upsertProject(sampleProject("p-1", { title: "演练", summary, fields: [] }), sampleMeta());
    const asked = sampleSubject({ title: "飞线充电", description: "飞线充电", fields: [], audiences: [] });
    expect(matchDemand(index, asked).matches).toEqual([]);
    index.setLexicon(FIELD_LEXICON);
    expect(matchDemand(index, asked).matches.map(({ projectId }) => projectId)).toEqual(["p-1"]);
  });

  it("says whether there was anything to remove, and moves its generation only then", () => {
    const index = new MatchIndex(FIELD_LEXICON);
    index.upsertProject(sampleProject("p-1"), sampleMeta());
    const { generation } = index;
    expect(index.remove("p-2")).toBe(false);
    expect(index.generation).toBe(generation);
    expect(index.remove("p-1")).toBe(true);
    expect(index.generation).toBeGreaterThan(generation);
    expect(index.newestDay).toBeNull();
  });

  it("keeps the newest day of its projects through changes", () => {
    const index = new MatchIndex(FIELD_LEXICON);
    const at = (updatedAt: string): Partial<ProjectFeed> => ({ updatedAt });
    index.upsertProject(sampleProject("p-1", at("2026-10-01T00:00:00.000Z")), sampleMeta());
    index.upsertProject(sampleProject("p-2", at("2026-10-05T00:00:00.000Z")), sampleMeta());
    expect(index.newestDay).toBe("2026-10-05");
    index.upsertProject(sampleProject("p-2", at("2026-09-05T00:00:00.000Z")), sampleMeta());
    expect(index.newestDay).toBe("2026-10-01");
  });
});
