/*
 * What a site, park or match costs that is away or answers nonsense: its own objects, and one error that names it.
 */
import { idOf } from "./fake-data";
import { startFakeHub, type Answer, type FakeHub } from "./fake-hub";
import type { Behaviour } from "./fake-host";

const ACROSS = `{ sites { nodes { code name projects { nodes { title organization { name } } } } } }`;

interface SiteRow {
  readonly code: string;
  readonly projects: { readonly nodes: readonly { readonly organization: { readonly name: string } | null }[] } | null;
}

function rowsOf(answer: Answer): readonly SiteRow[] {
  return (answer.data?.sites as { nodes: readonly SiteRow[] }).nodes;
}

function answeredBy(answer: Answer): readonly string[] {
  return rowsOf(answer).flatMap(({ code, projects }) => (projects === null ? [] : [code]));
}

describe("a cross-site query with parts away", () => {
  let hub: FakeHub;
  beforeEach(async () => {
    hub = await startFakeHub();
  });
  afterEach(() => hub.dispose());

  it("gives null lists and one error for each site of a stopped host, and everything else", async () => {
    await hub.first.stop();
    const answer = await hub.ask(ACROSS);
    expect(answer.status).toBe(200);
    expect(answeredBy(answer)).toEqual(["park", "fuming", "justice"]);
    expect(rowsOf(answer)[3]?.projects?.nodes[0]?.organization?.name).toBe("organisation 701");
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([
      { code: "SITE_UNAVAILABLE", site: "baihe", affected: 1 },
      { code: "SITE_UNAVAILABLE", site: "minglou", affected: 1 },
    ]);
    expect(answer.errors[0]?.path).toEqual(["sites", "nodes", 1]);
    expect(answer.text).not.toContain(hub.first.url);
    expect(answer.text).not.toContain("127.0.0.1");
  });

  it("reports a site once however many fetches it costs, with all that it costs", async () => {
    await hub.first.stop();
    const { errors, data } = await hub.ask(
      `{ site(code: "baihe") { projects { nodes { id } } placements { nodes { id } } station { desk } name }
         a: project(id: "${idOf("baihe", 1)}") { title } b: project(id: "${idOf("baihe", 2)}") { title } }`,
    );
    expect(data).toMatchObject({ a: null, b: null, site: { name: "站点 baihe", projects: null, station: null } });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: "SITE_UNAVAILABLE", site: "baihe", affected: 5 });
  });

  it("answers again as soon as the host is back", async () => {
    await hub.first.stop();
    expect(answeredBy(await hub.ask(ACROSS))).not.toContain("baihe");
    await hub.first.start();
    expect(answeredBy(await hub.ask(ACROSS))).toContain("baihe");
  });

  it.each<[Behaviour, string]>([
    ["DROP", "SITE_UNAVAILABLE"],
    ["HTML", "SITE_BAD_ANSWER"],
    ["NULL", "SITE_BAD_ANSWER"],
    ["SHORT", "SITE_BAD_ANSWER"],
    ["HUGE", "SITE_BAD_ANSWER"],
    ["UNAUTHENTICATED", "SITE_BAD_ANSWER"],
  ])("takes %s for the failure of that site alone", expectAlone);

  it("takes HANG for the failure of that site alone", async () => {
    await hub.dispose();
    // Its neighbours are asked with the same deadline, and must keep it
    hub = await startFakeHub({ deadlines: { siteQueryMs: 6_000, partQueryMs: 20_000, mutationMs: 20_000 } });
    await expectAlone("HANG", "SITE_UNAVAILABLE");
  });

  async function expectAlone(behaviour: Behaviour, code: string): Promise<void> {
    hub.first.behaviour.set("baihe", behaviour);
    const answer = await hub.ask(ACROSS);
    expect(answeredBy(answer)).toEqual(["park", "minglou", "fuming", "justice"]);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.extensions).toMatchObject({ code, site: "baihe", affected: 1 });
    expect(answer.text).not.toContain("10.0.0.7");
  }

  it.each<[Behaviour, string, object]>([
    ["SILENT", "its answer lacks what it was asked for", { path: ["project"], extensions: { site: "baihe" } }],
    [
      "UNFIT",
      "Invalid value found for field Project.title",
      { path: ["project", "title"], extensions: { site: "baihe" } },
    ],
  ])("never gives a null without a word: %s", async (behaviour, message, place) => {
    hub.first.behaviour.set("baihe", behaviour);
    for (const way of ["through Apollo Server", "as a known query"]) {
      const { data, errors } = await hub.ask(`{ project(id: "${idOf("baihe", 1)}") { title } sites { totalCount } }`);
      expect(data).toEqual({ project: null, sites: { totalCount: 5 } });
      expect([way, errors.length]).toEqual([way, 1]);
      expect(errors[0]).toMatchObject({ ...place, message: expect.stringContaining(message) as string });
      expect(errors[0]?.extensions.code).toBe("SITE_BAD_ANSWER");
    }
  });

  it("names who gave a value that breaks the schema, wherever it stands", async () => {
    hub.first.behaviour.set("baihe", "UNFIT");
    hub.match.behaviour.set("match", "UNFIT");
    for (const way of ["through Apollo Server", "as a known query"]) {
      const { errors } = await hub.ask(
        `{ project(id: "${idOf("baihe", 1)}") { title } b: project(id: "${idOf("fuming", 1)}") { title }
           some: sites { nodes { projects { nodes { name: title } } } } findProjects { totalCount } }`,
      );
      const origins = errors.map(({ path, extensions: { code, site, part } }) => [path?.join("."), code, site ?? part]);
      expect([way, ...origins]).toEqual([
        way,
        ["project.title", "SITE_BAD_ANSWER", "baihe"],
        ["some.nodes.1.projects.nodes.0.name", "SITE_BAD_ANSWER", "baihe"],
        ["findProjects.totalCount", "SITE_BAD_ANSWER", "match"],
      ]);
    }
  });

  it("tells of a value that breaks the schema beside a site that is away", async () => {
    hub.first.behaviour.set("baihe", "UNFIT");
    await hub.second.stop();
    for (const way of ["through Apollo Server", "as a known query"]) {
      const { data, errors } = await hub.ask(
        `{ project(id: "${idOf("baihe", 1)}") { title } b: project(id: "${idOf("fuming", 1)}") { title } }`,
      );
      expect(data).toEqual({ project: null, b: null });
      const told = errors.map(({ path, extensions: { code, site } }) => [path?.join("."), code, site]);
      expect([way, ...told]).toEqual([
        way,
        ["b", "SITE_UNAVAILABLE", "fuming"],
        ["project.title", "SITE_BAD_ANSWER", "baihe"],
      ]);
    }
  });

  it("answers what park does not own when park is stopped", async () => {
    await hub.park.stop();
    const answer = await hub.ask(ACROSS);
    expect(answeredBy(answer)).toEqual(["baihe", "minglou", "fuming", "justice"]);
    expect(rowsOf(answer)[1]?.projects?.nodes[0]).toMatchObject({ title: "baihe project 1", organization: null });
    expect(answer.errors).toHaveLength(1);
    // Nine projects of three organisations: each reference is asked for, and missed, once.
    expect(answer.errors[0]?.extensions).toEqual({ code: "SITE_UNAVAILABLE", site: "park", affected: 3 });
  });

  it("keeps what the index knows when match is up and a site is away", async () => {
    await hub.first.stop();
    const { data, errors } = await hub.ask(
      `{ findProjects { nodes { projectId snapshot { siteCode } project { title } } } }`,
    );
    expect(data?.findProjects).toMatchObject({
      nodes: [
        { snapshot: { siteCode: "baihe" }, project: null },
        { snapshot: { siteCode: "minglou" }, project: null },
        { snapshot: { siteCode: "fuming" }, project: { title: "fuming project 1" } },
      ],
    });
    expect(errors).toHaveLength(2);
  });

  it("costs only its own answers when match is stopped", async () => {
    await hub.match.stop();
    const { data, errors } = await hub.ask(
      `{ findProjects { totalCount } project(id: "${idOf("baihe", 1)}") { title suitableDemands { verdict } } }`,
    );
    expect(data).toEqual({ findProjects: null, project: { title: "baihe project 1", suitableDemands: null } });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: "UNAVAILABLE", part: "match", affected: 2 });
  });

  it("shows in the directory which site is down", async () => {
    await hub.first.stop();
    await hub.gateway.checkHosts();
    const { data } = await hub.ask("{ sites { nodes { code health } } }");
    expect(data?.sites).toEqual({
      nodes: [
        { code: "park", health: "UP" },
        { code: "baihe", health: "DOWN" },
        { code: "minglou", health: "DOWN" },
        { code: "fuming", health: "UP" },
        { code: "justice", health: "UP" },
      ],
    });
  });
});
