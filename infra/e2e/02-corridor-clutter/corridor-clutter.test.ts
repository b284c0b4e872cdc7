/* Story 2: corridor clutter (楼道堆物). The breakthrough came when "the hard ones are old people" was said. */
import { startTestHub, type TestHub } from "../src/test-hub";

interface Match {
  readonly rank: number;
  readonly previousRank: number | null;
  readonly projectId: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly parts: readonly {
    readonly name: string;
    readonly score: number;
    readonly weight: number;
    readonly evidence: readonly string[];
  }[];
}
interface Demand {
  readonly id: string;
  readonly version: number;
  readonly matches: { readonly nodes: readonly Match[] };
}
type Payload = { readonly demand: Demand | null; readonly problems: readonly { readonly message: string }[] };

const MATCHES = `matches(first: 100) { nodes { rank projectId score reasons parts { name score weight evidence } } }`;
const WORKER = { role: "STATION_WORKER", site: "baihe" } as const;
const CLUTTER = {
  site: "baihe",
  areaCode: "330212011",
  community: "鹤鸣社区",
  title: "楼道清了又堆",
  description:
    "楼道里缸、旧橱、童车堆到三四楼,消防检查年年点名,清掉过两个月又回来。想让住户自己愿意拿出来,清完别再反弹。",
  fields: ["ENVIRONMENT", "SAFETY"],
  audiences: ["ALL_RESIDENTS"],
  budgetMax: 30000,
  neededFrom: "2026-12-01",
  neededBy: "2027-06-30",
};

function partOf(
  match: Match | undefined,
  name: string,
): { score: number; weight: number; evidence: readonly string[] } {
  const part = match?.parts.find((candidate) => candidate.name === name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return part;
}

describe("story 2: corridor clutter", () => {
  let hub: TestHub;
  let before: Demand;
  let museum: string;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
    museum = hub.refs.get("p-007") ?? "";
    const posted = await hub.ask<{ postDemand: Payload }>(
      `mutation Post($input: PostDemandInput!) { postDemand(input: $input) { demand { id version ${MATCHES} } problems { message } } }`,
      { input: CLUTTER },
      WORKER,
    );
    expect(posted.errors).toEqual([]);
    if (posted.data.postDemand.demand === null) throw new Error(posted.data.postDemand.problems[0]?.message);
    before = posted.data.postDemand.demand;
  });
  afterAll(async () => hub?.stop());

  const of = (demand: Demand | null, id: string) => demand?.matches.nodes.find((match) => match.projectId === id);

  it("answers what if the audience included the elderly, with the rank before", async () => {
    const { data, errors } = await hub.ask<{ matchesFor: { nodes: readonly Match[] } }>(
      `query WhatIf($id: ID!) { matchesFor(demandId: $id, asIf: { audiences: [ALL_RESIDENTS, ELDERLY] }, first: 10) {
        nodes { rank previousRank projectId score reasons parts { name score weight evidence } } } }`,
      { id: before.id },
    );
    expect(errors).toEqual([]);
    const supposed = data.matchesFor.nodes.find((match) => match.projectId === museum);
    expect(supposed?.previousRank).toBe(of(before, museum)?.rank ?? null);
  });

  it("ranks the museum of old things higher once the elderly are named, and says that the audience moved it", async () => {
    const refined = await hub.ask<{ refineDemand: Payload }>(
      `mutation Refine($input: RefineDemandInput!) { refineDemand(input: $input) { demand { id version ${MATCHES} } problems { message } } }`,
      { input: { id: before.id, version: before.version, audiences: ["ALL_RESIDENTS", "ELDERLY"] } },
      WORKER,
    );
    expect(refined.errors).toEqual([]);
    expect(refined.data.refineDemand.problems).toEqual([]);
    const old = of(before, museum);
    const now = of(refined.data.refineDemand.demand, museum);
    expect(now?.rank).toBeLessThan(old?.rank ?? Infinity);
    expect(now?.rank).toBeLessThanOrEqual(10);
    expect(partOf(now, "AUDIENCE").score).toBeGreaterThan(partOf(old, "AUDIENCE").score);
    expect(partOf(now, "AUDIENCE").evidence.join()).toContain("老年人");
    for (const part of ["TEXT", "FIELD", "AREA", "BUDGET", "TRIED"])
      expect(partOf(now, part).score).toBeCloseTo(partOf(old, part).score, 5);
  });

  it("ranks what was tried already lower, and says so", async () => {
    const query = `query Tried($id: ID!, $tried: [String!]) { matchesFor(demandId: $id, asIf: { tried: $tried }, first: 100) {
      nodes { rank previousRank projectId score reasons parts { name score weight evidence } } } }`;
    const tried = await hub.ask<{ matchesFor: { nodes: readonly Match[] } }>(query, {
      id: before.id,
      tried: ["开过旧物循环小店,旧家具清洗维修后低价卖"],
    });
    const lowered = tried.data.matchesFor.nodes.filter((match) => partOf(match, "TRIED").score < 1);
    expect(lowered.length).toBeGreaterThan(0);
    for (const match of lowered) {
      expect(match.rank).toBeGreaterThanOrEqual(match.previousRank ?? 0);
      expect(partOf(match, "TRIED").evidence.join()).toMatch(/试过/);
    }
  });
});
