/* One station on last year's contract inside a hub: a real host that is behind, beside one that is not. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { eventually } from "../src/eventually";
import { lastYearsContract } from "../src/last-year";
import { runProgram } from "../src/program";
import { sitesNamed, startTestHub, type Answer, type TestHub } from "../src/test-hub";

/** Compiled like every program of the hub. */
const SCRIPT = join(dirname(require.resolve("@park-hub/e2e/package.json")), "dist", "last-year-host.js");
const STEWARD = { role: "PARK_STEWARD" } as const;

interface Posted {
  readonly postDemand: { readonly demand: { readonly id: string } };
}
interface Counts {
  readonly site: Readonly<Record<"projects" | "resources", { readonly totalCount: number }>>;
}

describe("one station on last year's contract", () => {
  let hub: TestHub;
  let organization = "";
  beforeAll(async () => {
    hub = await startTestHub({
      hosts: [
        { name: "station-host", sites: sitesNamed("minglou") },
        { name: "last-year-host", sites: sitesNamed("baihe"), script: SCRIPT },
      ],
    });
    const { data } = await hub.ask<{ registerOrganization: { organization: { id: string } } }>(
      `mutation { registerOrganization(input: { name: "邻里服务中心", creditCode: "52330212MJY3644972", category: SOCIAL_SERVICE_AGENCY }) {
        organization { id } problems { field message } } }`,
      {},
      STEWARD,
    );
    organization = data.registerOrganization.organization.id;
    // A site that has just joined is compared a moment later
    await eventually(
      () => hub.ask<{ sites: unknown }>("{ sites { nodes { contract } } }"),
      (answer) => !JSON.stringify(answer.data).includes("UNKNOWN"),
    );
  });
  afterAll(async () => hub?.stop());

  const publish = (site: string, further: string, selection = "id") =>
    hub.ask<{ publishProject: { project: { id: string } | null; problems: unknown } | null }>(
      `mutation { publishProject(input: { site: "${site}", organizationId: "${organization}", title: "楼道会客厅",
        summary: "整理楼道,邻里同坐", serviceAreaCodes: ["330212001"], capacity: 2 ${further} }) {
        project { ${selection} } problems { field code message } } }`,
      {},
      STEWARD,
    );
  const counts = async (): Promise<readonly number[]> => {
    const { data } = await hub.ask<Counts>(
      `{ site(code: "baihe") { projects { totalCount } resources { totalCount } } }`,
    );
    return [data.site.projects.totalCount, data.site.resources.totalCount];
  };
  const behind = (answer: Answer<unknown>): unknown =>
    answer.errors.map(({ extensions }) => [extensions?.code, extensions?.site]);

  it("is shown as BEHIND, and the others as the same as the contract", async () => {
    const { data } = await hub.ask("{ sites(kind: STATION) { nodes { code contract } } }");
    expect(data).toEqual({
      sites: {
        nodes: [
          { code: "minglou", contract: "SAME" },
          { code: "baihe", contract: "BEHIND" },
        ],
      },
    });
  });

  it("is what `hub check` says of it, with the same differences", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hub-last-year-"));
    const check = async (graph: "lists" | "placements") => {
      const file = join(folder, `${graph}.graphql`);
      writeFileSync(file, lastYearsContract(graph));
      return runProgram("cli", ["check", file, "--graph", graph], {}).ended;
    };
    const [lists, placements] = [await check("lists"), await check("placements")];
    rmSync(folder, { recursive: true });
    expect([lists.code, placements.code]).toEqual([0, 0]);
    expect(lists.out).toMatch(/^BEHIND: /);
    for (const name of [
      "Project.busyUntil",
      "PublishProjectInput(busyUntil)",
      "Site.demands(state)",
      "ResourceKind.POLICY",
    ])
      expect(lists.out).toContain(name);
    expect(placements.out).toMatch(/^BEHIND: [^]*Placement\.declineReason/);
  });

  it("answers null for output fields that it lacks, says so once a field, and everything else", async () => {
    const ids = await Promise.all(["baihe", "minglou"].map(async (site) => (await publish(site, "")).data));
    const [old, recent] = ids.map((answer) => answer.publishProject?.project?.id ?? "");
    const { data, errors } = await hub.ask(
      `{ a: project(id: "${old}") { title busyUntil capacity } b: project(id: "${recent}") { title busyUntil capacity }
         site(code: "baihe") { projects { nodes { id busyUntil } } placements { nodes { declineReason } totalCount } } }`,
    );
    expect(data).toEqual({
      a: { title: "楼道会客厅", busyUntil: null, capacity: 2 },
      b: { title: "楼道会客厅", busyUntil: null, capacity: 2 },
      site: { projects: { nodes: [{ id: old, busyUntil: null }] }, placements: { nodes: [], totalCount: 0 } },
    });
    expect(errors.map(({ message }) => message).sort()).toEqual([
      'site "baihe" is behind the contract and lacks Placement.declineReason',
      'site "baihe" is behind the contract and lacks Project.busyUntil',
    ]);
    expect(behind({ data, errors })).toEqual([
      ["SITE_SCHEMA_BEHIND", "baihe"],
      ["SITE_SCHEMA_BEHIND", "baihe"],
    ]);
  });

  it("is asked with an argument that it lacks as it stands, and the other site by the same operation", async () => {
    const posted = await hub.ask<Posted>(
      `mutation { postDemand(input: { site: "minglou", title: "楼道杂物", description: "堆得过不了人", state: DRAFT }) {
        demand { id } problems { message } } }`,
      {},
      { role: "STATION_WORKER", site: "minglou" },
    );
    const answer = await hub.ask(
      `query ($state: [DemandState!]) {
        a: site(code: "baihe") { name demands(state: $state) { totalCount } }
        b: site(code: "minglou") { name demands(state: $state) { nodes { id } } } }`,
      { state: ["DRAFT"] },
      { role: "STATION_WORKER", site: "minglou" },
    );
    expect(answer.data).toEqual({
      a: { name: "白鹤街道社会工作站", demands: null },
      b: { name: "明楼街道社会工作站", demands: { nodes: [{ id: posted.data.postDemand.demand.id }] } },
    });
    expect(behind(answer)).toEqual([["SITE_SCHEMA_BEHIND", "baihe"]]);
  });

  it.each([
    ["an input field that it lacks", 'busyUntil: "2026-12-01"', "id"],
    ["an output field that it lacks", "", "id busyUntil"],
  ])("writes nothing for a mutation with %s", async (_what, further, selection) => {
    const before = await counts();
    const answer = await publish("baihe", further, selection);
    expect(answer.data).toEqual({ publishProject: null });
    expect(behind(answer)).toEqual([["SITE_SCHEMA_BEHIND", "baihe"]]);
    expect(await counts()).toEqual(before);
    expect((await publish("minglou", further, selection)).errors).toEqual([]);
  });

  it.each([
    ["literally", `kind: POLICY`, {}],
    ["in a variable", `kind: $kind`, { kind: "POLICY" }],
  ])("writes nothing for an enum value that it lacks, given %s", async (how, kind, variables) => {
    const before = await counts();
    const head = how === "literally" ? "" : "($kind: ResourceKind!)";
    const answer = await hub.ask(
      `mutation ${head} { offerResource(input: { site: "baihe", ${kind}, title: "补贴办法", summary: "按季申请",
        quantity: 1, unit: "项" }) { resource { id } problems { message } } }`,
      variables,
      { role: "STATION_WORKER", site: "baihe" },
    );
    expect(answer.data).toEqual({ offerResource: null });
    expect(behind(answer)).toEqual([["SITE_SCHEMA_BEHIND", "baihe"]]);
    expect(await counts()).toEqual(before);
  });

  it("carries out what it knows whole", async () => {
    const [, before = 0] = await counts();
    const answer = await hub.ask(
      `mutation { offerResource(input: { site: "baihe", kind: VENUE, title: "会议室", summary: "可坐二十人",
        quantity: 1, unit: "间" }) { resource { title kind } problems { message } } }`,
      {},
      { role: "STATION_WORKER", site: "baihe" },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ offerResource: { resource: { title: "会议室", kind: "VENUE" }, problems: [] } });
    expect((await counts())[1]).toBe(before + 1);
  });
});
