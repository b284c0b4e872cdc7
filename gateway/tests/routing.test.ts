/*
 * Which site is asked for what, in how many requests, as whom; and in which order mutations go.
 */
import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";

describe("routing to sites", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());
  beforeEach(() => {
    for (const host of [hub.first, hub.second]) host.requests.length = 0;
  });

  it("asks each site once for its root fields, whatever their aliases", async () => {
    const { data, errors } = await hub.ask(
      `query ($id: ID!, $other: ID = "${idOf("minglou", 2)}") {
        a: project(id: $id) { title } b: project(id: "${idOf("baihe", 2)}") { title }
        c: project(id: $other) { title } d: project(id: "${idOf("fuming", 1)}") { title }
      }`,
      { variables: { id: idOf("baihe", 1) } },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: { title: "baihe project 1" },
      b: { title: "baihe project 2" },
      c: { title: "minglou project 2" },
      d: { title: "fuming project 1" },
    });
    expect([...hub.first.requests, ...hub.second.requests].map(({ site }) => site).sort()).toEqual([
      "baihe",
      "fuming",
      "minglou",
    ]);
    expect(hub.first.seen("baihe", "lists")[0]?.variables).toEqual({ id: idOf("baihe", 1) });
  });

  it("leaves out what @skip and @include leave out", async () => {
    const { data } = await hub.ask(
      `query ($no: Boolean!) {
        a: project(id: "${idOf("baihe", 1)}") @include(if: $no) { title }
        ... @skip(if: $no) { b: project(id: "${idOf("fuming", 1)}") { title } }
      }`,
      { variables: { no: false } },
    );
    expect(data).toEqual({ b: { title: "fuming project 1" } });
    expect(hub.first.requests).toEqual([]);
  });

  it("follows a placement to the site of its project", async () => {
    const { data, errors } = await hub.ask(
      `{ placement(id: "${idOf("fuming", 21)}") { demand { title } project { title site { name } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data?.placement).toEqual({
      demand: { title: "fuming demand" },
      project: { title: "minglou project 1", site: { name: "站点 minglou" } },
    });
  });

  it("signs the caller's principal for each part", async () => {
    const token = await hub.token("STATION_WORKER", "baihe");
    await hub.ask(`{ project(id: "${idOf("baihe", 1)}") { title } }`, { token });
    expect(hub.first.seen("baihe", "lists")[0]?.identity).toMatchObject({
      iss: "gateway",
      aud: "baihe",
      roles: ["STATION_WORKER"],
      site: "baihe",
    });
  });

  it("names a site that is not in the directory", async () => {
    const { data, errors, status } = await hub.ask(`{ project(id: "${idOf("nowhere", 1)}") { title } }`);
    expect(status).toBe(200);
    expect(data).toEqual({ project: null });
    expect(errors).toEqual([
      {
        message: 'site "nowhere" is not in the directory',
        path: ["project"],
        extensions: { code: "SITE_UNKNOWN", site: "nowhere" },
      },
    ]);
  });

  it("refuses an id that is none, with the rule", async () => {
    const { errors } = await hub.ask(`{ project(id: "baihe:01abc") { title } }`);
    expect(errors).toEqual([
      {
        message: 'id "baihe:01abc" is not of the form <site code>:<ULID in upper case>',
        path: ["project"],
        extensions: { code: "BAD_REQUEST" },
      },
    ]);
  });

  it("asks no site for a graph that its kind does not serve", async () => {
    const { data, errors } = await hub.ask(
      `{ station: site(code: "baihe") { station { desk } } other: site(code: "justice") { station { desk } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ station: { station: { desk: "desk" } }, other: { station: null } });
    expect(hub.second.requests).toEqual([]);
  });
});

describe("routing of mutations", () => {
  let hub: FakeHub;
  let token: string;
  beforeEach(async () => {
    hub = await startFakeHub();
    token = await hub.token("PARK_STEWARD");
  });
  afterEach(() => hub.dispose());

  const publish = (alias: string, site: string): string =>
    `${alias}: publishProject(input: { site: "${site}", organizationId: "${idOf("park", 701)}", title: "${alias}",
      summary: "s", serviceAreaCodes: ["330212"], capacity: 1 }) { project { title } problems { code } }`;

  it("carries them out one after another; neighbours of one site travel together", async () => {
    const { data, errors } = await hub.ask(
      `mutation ($input: UpdateProjectInput!) {
        ${publish("a", "baihe")} ${publish("b", "baihe")} ${publish("c", "fuming")} d: updateProject(input: $input) { project { title version } }
      }`,
      { token, variables: { input: { id: idOf("baihe", 1), version: 1, title: "d" } } },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ a: { project: { title: "a" } }, d: { project: { title: "d", version: 2 } } });
    expect(hub.first.mutations).toEqual(["baihe publishProject a", "baihe publishProject b", "baihe updateProject d"]);
    expect(hub.second.mutations).toEqual(["fuming publishProject c"]);
    expect(hub.first.seen("baihe", "lists")).toHaveLength(2);
  });

  it("tells match which heads to wait for, and the client too", async () => {
    const answer = await hub.ask(
      `mutation { ${publish("a", "baihe")} }`.replace("{ title }", "{ suitableDemands { verdict } }"),
      {
        token,
      },
    );
    expect(answer.errors).toEqual([]);
    expect(hub.match.seen("match", "match")[0]?.after).toBe("baihe=e1:1");
    expect(answer.headers["hub-head"]).toBe("baihe=e1:1");
  });

  it("sends a mutation once only, and says that its outcome is not known", async () => {
    hub.first.behaviour.set("baihe", "DROP");
    const { data, errors } = await hub.ask(`mutation { ${publish("a", "baihe")} ${publish("b", "fuming")} }`, {
      token,
    });
    expect(data).toEqual({ a: null, b: { project: { title: "b" }, problems: [] } });
    expect(hub.first.seen("baihe", "lists")).toHaveLength(1);
    expect(errors[0]?.message).toContain("whether the change was made is not known");
  });

  it("writes nothing at a retired site, which is still read", async () => {
    await hub.publish((document) => ({
      ...document,
      sites: document.sites.map((site) => (site.code === "baihe" ? { ...site, lifecycle: "RETIRED" } : site)),
    }));
    const { errors } = await hub.ask(`mutation { ${publish("a", "baihe")} }`, { token });
    expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN", site: "baihe" });
    expect(hub.first.mutations).toEqual([]);
    const read = await hub.ask(`{ project(id: "${idOf("baihe", 1)}") { title } sites { nodes { code } } }`);
    expect(read.data).toMatchObject({ project: { title: "baihe project 1" } });
    expect((read.data?.sites as { nodes: readonly { code: string }[] }).nodes.at(-1)?.code).toBe("baihe");
  });
});
