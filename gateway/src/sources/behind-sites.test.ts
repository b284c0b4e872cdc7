import { PUBLIC_PRINCIPAL } from "@park-hub/identity";

import { PartFailures, type OperationScope } from "../operation";
import { BehindSites, type ComparedSite } from "./behind-sites";
import type { PartRequest } from "./graph-client";
import type { PartOutcome } from "./read-answer";
import { stripLacking } from "./strip-lacking";

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { project(id: ID!): Project }
  type Mutation { close(id: ID!): Project }
  type Project @key(fields: "id") { id: ID! title: String busy: String }`;
const QUERY: PartRequest = { query: '{ project(id: "1") { title busy } }', variables: {}, isMutation: false };
const MUTATION: PartRequest = { query: 'mutation { close(id: "1") { title } }', variables: {}, isMutation: true };
const ANSWERED: PartOutcome = { kind: "answered", data: { project: { title: "a" } }, errors: [] };
const BUSY = new Set(["Project.busy"]);

function refusal(field: string): PartOutcome {
  const message = `Cannot query field "${field}"`;
  return { kind: "answered", data: null, errors: [{ message, extensions: { code: "VALIDATION" } }] };
}

function scope(): OperationScope {
  const signal = new AbortController().signal;
  return { principal: PUBLIC_PRINCIPAL, requestId: "r", signal, heads: new Map(), failures: new PartFailures() };
}

interface FakeSite extends ComparedSite {
  readonly sent: string[];
  /** Milliseconds that each reading of its schema was given. */
  readonly readings: number[];
}

/** A site that answers in turn, and whose schema is `learnt` once it was read. */
function siteOf(
  lacking: ReadonlySet<string> | null,
  answers: readonly PartOutcome[],
  learnt: { readonly lacking?: ReadonlySet<string>; readonly refusal?: string } = {},
): FakeSite {
  const sent: string[] = [];
  const readings: number[] = [];
  return {
    code: "baihe",
    sent,
    readings,
    lacking: () => (readings.length > 0 ? (learnt.lacking ?? lacking) : lacking),
    refusal: () => (readings.length > 0 ? (learnt.refusal ?? null) : null),
    learn: async (withinMs) => void readings.push(withinMs),
    deadlineMs: ({ withinMs = 60_000 }) => withinMs,
    send: async ({ query }) => answers[sent.push(query) - 1] ?? ANSWERED,
  };
}

describe("BehindSites", () => {
  it("rewrites a fetch once for all sites that lack the same, and anew for one that lacks something else", async () => {
    const rewritten: string[] = [];
    const behind = new BehindSites(SDL, (schema, query, lacking) => {
      rewritten.push([...lacking].join());
      return stripLacking(schema, query, lacking);
    });
    const [baihe, minglou, fuming] = [
      siteOf(BUSY, []),
      siteOf(new Set(BUSY), []),
      siteOf(new Set(["Project.title"]), []),
    ];
    for (const site of [baihe, baihe, minglou, fuming]) await behind.ask(site, QUERY, scope());
    expect(rewritten).toEqual(["Project.busy", "Project.title"]);
    expect([...baihe.sent, ...minglou.sent]).toEqual(Array<string>(3).fill('{project(id:"1"){title}}'));
    expect(fuming.sent).toEqual(['{project(id:"1"){busy}}']);
  });

  it("asks a site once more that refuses what nobody knew it lacks", async () => {
    const site = siteOf(null, [refusal("busy")], { lacking: BUSY });
    const outcome = await new BehindSites(SDL).ask(site, QUERY, scope());
    expect(site.sent).toEqual([QUERY.query, '{project(id:"1"){title}}']);
    expect(outcome).toMatchObject({
      data: { project: { title: "a" } },
      errors: [{ extensions: { field: "Project.busy" } }],
    });
    expect(site.readings).toHaveLength(1);
    expect(site.readings[0]).toBeLessThanOrEqual(60_000);
  });

  it("asks no third time", async () => {
    const site = siteOf(null, [refusal("busy"), refusal("title")], { lacking: BUSY });
    expect(await new BehindSites(SDL).ask(site, QUERY, scope())).toEqual({
      kind: "failed",
      code: "SITE_SCHEMA_BEHIND",
      message: 'Cannot query field "title"',
    });
    expect([site.sent.length, site.readings.length]).toEqual([2, 1]);
  });

  it("sends a refused mutation no second time", async () => {
    const site = siteOf(null, [refusal("close")], { lacking: BUSY });
    expect(await new BehindSites(SDL).ask(site, MUTATION, scope())).toMatchObject({ code: "SITE_SCHEMA_BEHIND" });
    expect(site.sent).toEqual([MUTATION.query]);
  });

  it.each([
    ["that lacks nothing after all", {}, refusal("busy")],
    [
      "whose schema turns out to contradict the contract",
      { refusal: "its schema contradicts" },
      { kind: "failed", code: "SITE_UNAVAILABLE", message: "its schema contradicts" },
    ],
  ] as const)("does not ask a site again %s", async (_what, learnt, outcome) => {
    const site = siteOf(null, [refusal("busy")], learnt);
    expect(await new BehindSites(SDL).ask(site, QUERY, scope())).toEqual(outcome);
    expect(site.sent).toHaveLength(1);
  });

  it("has no time to ask again when the first answer took it all", async () => {
    const site = { ...siteOf(null, [refusal("busy")], { lacking: BUSY }), deadlineMs: () => 0 };
    expect(await new BehindSites(SDL).ask(site, QUERY, scope())).toMatchObject({ code: "SITE_SCHEMA_BEHIND" });
    expect(site.sent).toHaveLength(1);
  });
});
