import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DirectoryFollower, parseDirectoryDocument } from "@park-hub/directory";
import { generateSigningKey, IDENTITY_HEADER, IdentitySigner, publicKeyOf, type Principal } from "@park-hub/identity";
import type { SiteHost, SiteHostStart } from "@park-hub/site";
import { createLogger } from "@park-hub/telemetry";
import { collectCleanup, describeOnEachDatabase, freePort, temporaryDirectory } from "@park-hub/testkit";
import { startParkHost } from "../src/server";
import { somebody } from "./park-fixture";

const STEWARD = somebody("PARK_STEWARD");
const OPERATOR = somebody("OPERATOR");
const UNKNOWN = "park:01J00000000000000000000000";
const REGISTER = `mutation ($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) { organization { id name creditCode version } problems { field code message } }
}`;

interface Answer {
  readonly status: number;
  readonly head: string | null;
  // Each test says by its expectation what it wants to find
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

describeOnEachDatabase("the park's host", (fixture) => {
  const cleanup = collectCleanup();
  let host: SiteHost;
  let start: SiteHostStart;
  let gateway: IdentitySigner;
  let match: IdentitySigner;

  beforeAll(async () => {
    const folder = cleanup.add(temporaryDirectory("park"), (made) => made.dispose());
    const [gatewayKey, matchKey, parkKey] = await Promise.all([
      generateSigningKey(),
      generateSigningKey(),
      generateSigningKey(),
    ]);
    gateway = new IdentitySigner({ issuer: "gateway", key: gatewayKey });
    match = new IdentitySigner({ issuer: "match", key: matchKey });
    const trustFile = join(folder.path, "trust.json");
    const trust = { gateway: gatewayKey, match: matchKey, park: parkKey };
    writeFileSync(
      trustFile,
      JSON.stringify(Object.fromEntries(Object.entries(trust).map(([issuer, key]) => [issuer, publicKeyOf(key)]))),
    );
    const port = await freePort();
    start = {
      sites: [{ code: "park", databaseTarget: await fixture.fresh(), signingKey: parkKey }],
      port,
      host: "127.0.0.1",
      publicUrl: null,
      broker: null,
      parkUrl: `http://127.0.0.1:${port}`,
      trustFile,
      directoryCacheFile: join(folder.path, "directory.json"),
      timeZone: "Asia/Shanghai",
      logLevel: "silent",
      logger: createLogger({ name: "park" }),
    };
    host = await startParkHost(start, { followerPatienceMs: 60_000 });
  });

  afterAll(async () => {
    await host.close();
    await cleanup.dispose();
  });

  async function ask(
    query: string,
    variables: object,
    as: Principal = somebody("PUBLIC"),
    graph = "park",
  ): Promise<Answer> {
    const response = await fetch(`${host.url}/${graph}/park/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", [IDENTITY_HEADER]: await gateway.sign(as, "park") },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as Pick<Answer, "data" | "errors">;
    return { status: response.status, head: response.headers.get("hub-head"), data, errors };
  }

  async function directory() {
    const headers = { [IDENTITY_HEADER]: await match.serviceIdentity("park") };
    const response = await fetch(`${host.url}/directory`, { headers });
    return parseDirectoryDocument(await response.json());
  }

  async function publishedProject(title: string): Promise<string> {
    const mutation = `mutation ($input: PublishProjectInput!) { publishProject(input: $input) { project { id } problems { code } } }`;
    const input = {
      site: "park",
      organizationId: UNKNOWN,
      title,
      summary: "做什么",
      serviceAreaCodes: ["330200"],
      capacity: 2,
    };
    const { data } = await ask(mutation, { input }, STEWARD, "lists");
    expect(data).toEqual({ publishProject: { project: { id: expect.any(String) }, problems: [] } });
    return (data.publishProject as { project: { id: string } }).project.id;
  }

  async function land(projectId: string): Promise<void> {
    const post =
      "mutation ($input: PostDemandInput!) { postDemand(input: $input) { demand { id } problems { code } } }";
    const posted = await ask(
      post,
      { input: { site: "park", title: "需要游学", description: "村里想办游学" } },
      STEWARD,
      "lists",
    );
    const { demand } = posted.data.postDemand as { demand: { id: string } };
    const open =
      "mutation ($input: OpenPlacementInput!) { openPlacement(input: $input) { placement { id version } problems { code } } }";
    const opened = await ask(open, { input: { demandId: demand.id, projectId } }, STEWARD, "placements");
    let { placement } = opened.data.openPlacement as { placement: { id: string; version: number } };
    const advance =
      "mutation ($input: AdvancePlacementInput!) { advancePlacement(input: $input) { placement { id version } problems { message } } }";
    for (const to of ["CONTACTED", "AGREED", "LANDED"]) {
      const { data } = await ask(advance, { input: { ...placement, to } }, STEWARD, "placements");
      expect(data).toMatchObject({ advancePlacement: { problems: [] } });
      ({ placement } = data.advancePlacement as { placement: { id: string; version: number } });
    }
  }

  it("answers 401 without a signed identity", async () => {
    const body = JSON.stringify({ query: "{ organizations { totalCount } }" });
    const response = await fetch(`${host.url}/park/park/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("has itself and the areas in its directory from the first start on", async () => {
    const { sites, areas } = await directory();
    expect(sites).toEqual([
      expect.objectContaining({ code: "park", kind: "PARK", name: "宁波(鄞州)社会组织创新园", url: host.url }),
    ]);
    expect(areas).toHaveLength(173);
  });

  it("registers an organisation, finds it, lists it and says where its history is", async () => {
    const input = { name: "银巢养老服务中心", creditCode: "52330212MJY3644972", category: "SOCIAL_SERVICE_AGENCY" };
    const registered = await ask(REGISTER, { input }, somebody("ORGANISATION"));
    expect(registered).toMatchObject({ status: 200, errors: [], head: expect.stringMatching(/^park=[\w-]+:\d+$/) });
    const { organization } = registered.data.registerOrganization as { organization: { id: string } };
    const query = `query ($id: ID!, $code: String!, $references: [_Any!]!) {
      byId: organization(id: $id) { name }
      byCode: organization(creditCode: $code) { id }
      organizations(first: 10, filter: { categories: [SOCIAL_SERVICE_AGENCY] }) { totalCount edges { cursor node { id } } pageInfo { hasNextPage } }
      _entities(representations: $references) { ... on Organization { name creditStanding } }
    }`;
    const references = [organization.id, UNKNOWN].map((id) => ({ __typename: "Organization", id }));
    const { data, errors } = await ask(query, { id: organization.id, code: input.creditCode, references });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      byId: { name: input.name },
      byCode: { id: organization.id },
      organizations: {
        totalCount: 1,
        edges: [{ cursor: expect.any(String), node: { id: organization.id } }],
        pageInfo: { hasNextPage: false },
      },
      _entities: [{ name: input.name, creditStanding: "GOOD" }, null],
    });
  });

  it("gives a wrong check character as a problem of its field, and asks the public for a token", async () => {
    const input = { name: "某中心", creditCode: "52330212MJY3644973", category: "SOCIAL_SERVICE_AGENCY" };
    const { data } = await ask(REGISTER, { input }, STEWARD);
    expect(data).toMatchObject({
      registerOrganization: { organization: null, problems: [{ field: ["creditCode"], code: "BAD_CHECK_CHARACTER" }] },
    });
    const { errors } = await ask(REGISTER, { input });
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  it("refuses organization without exactly one of id and credit code", async () => {
    const { errors } = await ask("{ organization { id } }", {});
    expect(errors).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
  });

  it("admits projects, keeps a short stay until it has landed, and knows residency and lineage by reference", async () => {
    const [parent, child] = [await publishedProject("乡村阅读计划"), await publishedProject("乡村游学")];
    const admit = `mutation ($input: AdmitProjectInput!) {
      admitProject(input: $input) { residency { id kind state since until version } project { id } problems { field code } }
    }`;
    const admitted = await ask(
      admit,
      { input: { projectId: child, kind: "SHORT_STAY", since: "2026-01-05" } },
      STEWARD,
    );
    expect(admitted.errors).toEqual([]);
    const { residency } = admitted.data.admitProject as { residency: { id: string } };
    const end =
      "mutation ($input: EndResidencyInput!) { endResidency(input: $input) { residency { state } project { id } problems { field code } } }";
    const ended = await ask(end, { input: { id: residency.id, version: 1 } }, STEWARD);
    expect(ended.data).toEqual({
      endResidency: {
        residency: { state: "ACTIVE" },
        project: { id: child },
        problems: [{ field: ["id"], code: "WRONG_STATE" }],
      },
    });
    await land(child);
    const left = await ask(end, { input: { id: residency.id, version: 1 } }, STEWARD);
    expect(left.data).toEqual({
      endResidency: { residency: { state: "ENDED" }, project: { id: child }, problems: [] },
    });
    const lineage =
      "mutation ($input: RecordLineageInput!) { recordLineage(input: $input) { project { derivedFrom { id } } problems { code } } }";
    const recorded = await ask(lineage, { input: { projectId: child, derivedFromId: parent } }, STEWARD);
    expect(recorded.data).toEqual({ recordLineage: { project: { derivedFrom: { id: parent } }, problems: [] } });
    const query = `query ($references: [_Any!]!) {
      _entities(representations: $references) { ... on Project { id residency { kind } derivedFrom { id residency { kind } } } }
    }`;
    const references = [child, parent, "baihe:01J00000000000000000000000"].map((id) => ({ __typename: "Project", id }));
    expect((await ask(query, { references })).data).toEqual({
      _entities: [
        { id: child, residency: { kind: "SHORT_STAY" }, derivedFrom: { id: parent, residency: null } },
        { id: parent, residency: null, derivedFrom: null },
        { id: "baihe:01J00000000000000000000000", residency: null, derivedFrom: null },
      ],
    });
  });

  it("registers a site whose key is good at once, and a community of it", async () => {
    const key = await generateSigningKey();
    const baihe = new IdentitySigner({ issuer: "baihe", key });
    const input = {
      code: "baihe",
      name: "白鹤街道社会工作站",
      kind: "STATION",
      areaCode: "330212011",
      url: "http://127.0.0.1:9",
      publicKey: JSON.stringify(publicKeyOf(key)),
    };
    const headers = { [IDENTITY_HEADER]: await baihe.serviceIdentity("park") };
    expect((await fetch(`${host.url}/directory`, { headers })).status).toBe(401);
    const mutation =
      "mutation ($input: RegisterSiteInput!) { registerSite(input: $input) { site { code } problems { code } } }";
    const { data } = await ask(mutation, { input }, OPERATOR);
    expect(data).toEqual({ registerSite: { site: { code: "baihe" }, problems: [] } });
    expect((await fetch(`${host.url}/directory`, { headers })).status).toBe(200);
    const community = `mutation { registerCommunity(input: { name: "丹顶鹤社区", areaCode: "330212011", site: "baihe" }) { name areaCode problems { code } } }`;
    const { data: made } = await ask(community, {}, somebody("STATION_WORKER", { site: "baihe" }));
    expect(made).toEqual({ registerCommunity: { name: "丹顶鹤社区", areaCode: "330212011", problems: [] } });
    expect((await directory()).places).toContainEqual({
      name: "丹顶鹤社区",
      level: "COMMUNITY",
      areaCode: "330212011",
      siteCode: "baihe",
    });
    const admit = `mutation { admitProject(input: { projectId: "baihe:01J00000000000000000000000", kind: LONG_STAY }) { problems { field code } } }`;
    const { data: refused } = await ask(admit, {}, STEWARD);
    expect(refused).toEqual({ admitProject: { problems: [{ field: ["projectId"], code: "OTHER_SITE_UNAVAILABLE" }] } });
  });

  it("answers a registration when whoever follows the directory has it", async () => {
    const follower = new DirectoryFollower({
      parkUrl: host.url,
      headers: async () => ({ [IDENTITY_HEADER]: await match.serviceIdentity("park") }),
    });
    await follower.ready();
    const publicKey = JSON.stringify(publicKeyOf(await generateSigningKey()));
    const mutation = "mutation ($input: RegisterSiteInput!) { registerSite(input: $input) { problems { code } } }";
    for (const code of ["fuming", "dongliu", "dongjiao"]) {
      const input = { code, name: code, kind: "STATION", areaCode: "330212014", url: "http://127.0.0.1:9", publicKey };
      expect((await ask(mutation, { input }, OPERATOR)).data).toEqual({ registerSite: { problems: [] } });
      expect(follower.current()?.site(code)).not.toBeNull();
    }
    await follower.close();
  });

  it("forbids to stewards what operators do", async () => {
    const { data, errors } = await ask(
      `mutation { retireSite(input: { code: "baihe" }) { problems { code } } }`,
      {},
      STEWARD,
    );
    expect(data).toEqual({ retireSite: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("tells sites and organisations in its snapshot", async () => {
    const headers = { [IDENTITY_HEADER]: await match.serviceIdentity("park") };
    const text = await (await fetch(`${host.url}/snapshot/park`, { headers })).text();
    const kinds = text
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { kind?: string }).kind);
    expect(kinds.filter((kind) => kind === "SITE")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "ORGANIZATION")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "PROJECT")).toHaveLength(2);
  });

  it("finds everything again after a restart, under the same version", async () => {
    const before = await directory();
    await host.close();
    host = await startParkHost(start);
    expect(await directory()).toEqual(before);
    expect((await ask("{ organizations { totalCount } }", {})).data).toEqual({ organizations: { totalCount: 1 } });
  });

  it("hosts the park and nothing else", () => {
    const [park] = start.sites;
    expect(() => startParkHost({ ...start, sites: park === undefined ? [] : [{ ...park, code: "baihe" }] })).toThrow(
      "HUB_SITES=baihe will not do",
    );
  });
});
