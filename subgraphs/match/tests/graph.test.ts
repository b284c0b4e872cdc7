import { newObjectId } from "@park-hub/contracts";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { FIND_PROJECTS, titlesOf, type Coverage, type FoundProjects } from "./questions";
import {
  aDemand,
  anOrganization,
  aPlacement,
  aProject,
  aResource,
  demandChange,
  organizationChange,
  placementChange,
  projectChange,
  resourceChange,
} from "./sample-objects";
import { TestHub } from "./test-hub";

interface Matches {
  readonly nodes: readonly {
    readonly projectId: string;
    readonly demandId: string;
    readonly rank: number;
    readonly previousRank: number | null;
    readonly reasons: readonly string[];
    readonly snapshot: { readonly title: string; readonly organizationName: string | null };
    readonly project: { readonly id: string } | null;
    readonly demand: { readonly id: string } | null;
  }[];
  readonly verdict: string;
  readonly refused: readonly { readonly projectId: string; readonly gate: string; readonly detail: string }[];
  readonly coverage: Coverage;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const MATCHES = `nodes { projectId demandId rank previousRank reasons snapshot { title organizationName } project { id } demand { id } }
  verdict refused { projectId gate detail } coverage { asked answered missing { siteCode reason } } pageInfo { hasNextPage endCursor }`;
const ENTITIES = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
  __typename
  ... on Demand { id matches { ${MATCHES} } suitableResources { totalCount nodes { resourceId snapshot { title } resource { id } } } }
  ... on Project { id suitableDemands { ${MATCHES} } }
  ... on Organization { id projects { totalCount nodes { projectId } } }
} }`;

describeOnEachDatabase("the graph", (database) => {
  let hub: TestHub;
  const silver = anOrganization();
  const museum = aProject("park", { organizationId: silver.id });
  const far = aProject("baihe", { organizationId: silver.id, title: "异地整理", serviceAreaCodes: ["330203"] });
  const demand = aDemand("baihe");
  const hall = aResource("baihe");

  beforeAll(async () => {
    hub = await TestHub.start(database);
    const [park, baihe] = [await hub.site(database, "park"), await hub.site(database, "baihe")];
    const { url } = await hub.host(park, baihe);
    hub.register({ code: "park", url }, { code: "baihe", url });
    await hub.startMatch();
    await hub.settle({
      park: await park.publish(organizationChange(silver), projectChange(museum)),
      baihe: await baihe.publish(
        demandChange(demand),
        resourceChange(hall),
        projectChange(far),
        placementChange(aPlacement("baihe", { demandId: demand.id, projectId: museum.id, organizationId: silver.id })),
      ),
    });
  });

  afterAll(() => hub.cleanup.dispose());

  const entity = async <T>(__typename: string, id: string): Promise<T> => {
    const { _entities } = await hub.data<{ _entities: readonly T[] }>(ENTITIES, {
      variables: { refs: [{ __typename, id }] },
    });
    const [found] = _entities;
    if (found === undefined) throw new Error("no entity was answered");
    return found;
  };

  it("answers 401 without a signed identity, on every endpoint but health", async () => {
    for (const [path, method] of [
      ["/match/graphql", "POST"],
      ["/await", "POST"],
      ["/status", "GET"],
    ] as const) {
      const body = method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {};
      const response = await fetch(`${hub.match.url}${path}`, { method, ...body });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    }
    await hub.untilReady();
    expect((await fetch(`${hub.match.url}/health/live`)).status).toBe(200);
  });

  it("finds projects, demands, resources, organisations and placements", async () => {
    const found = await hub.data<Record<string, { totalCount: number; nodes: readonly object[] }>>(`{
      findProjects(text: "博物馆", first: 1) { totalCount nodes { projectId score matchedTerms snapshot { organizationName } project { id } } }
      findDemands(text: "楼道") { totalCount nodes { demandId snapshot { areaCode community } demand { id } } }
      findResources(filter: { kinds: [VENUE] }) { totalCount nodes { resourceId snapshot { unit } resource { id } } }
      findOrganizations(text: "银巢") { totalCount nodes { organizationId snapshot { creditStanding } organization { id } } }
      findPlacements(filter: { projectSites: ["park"] }) { totalCount nodes { placementId snapshot { demandTitle projectTitle state } placement { id } } }
    }`);
    expect(found.findProjects).toMatchObject({
      nodes: [{ projectId: museum.id, snapshot: { organizationName: silver.name }, project: { id: museum.id } }],
    });
    expect(found.findDemands).toMatchObject({
      totalCount: 1,
      nodes: [{ demandId: demand.id, snapshot: { community: "和丰社区" }, demand: { id: demand.id } }],
    });
    expect(found.findResources).toMatchObject({
      totalCount: 1,
      nodes: [{ resourceId: hall.id, resource: { id: hall.id } }],
    });
    expect(found.findOrganizations).toMatchObject({
      totalCount: 1,
      nodes: [{ organizationId: silver.id, organization: { id: silver.id } }],
    });
    expect(found.findPlacements).toMatchObject({
      totalCount: 1,
      nodes: [{ snapshot: { demandTitle: demand.title, projectTitle: museum.title, state: "PROPOSED" } }],
    });
  });

  it("labels facets in Chinese", async () => {
    const { findProjects } = await hub.data<FoundProjects>(FIND_PROJECTS);
    expect(findProjects.facets.find(({ name }) => name === "fields")?.values).toEqual([
      { value: "ELDERLY_CARE", label: "养老服务", count: 2 },
    ]);
  });

  it("matches a demand: what fits with reasons, near misses with their gate", async () => {
    const { matches } = await entity<{ matches: Matches }>("Demand", demand.id);
    expect(matches.nodes).toMatchObject([
      { projectId: museum.id, demandId: demand.id, rank: 1, previousRank: null, project: { id: museum.id } },
    ]);
    expect(matches.nodes[0]?.reasons.length).toBeGreaterThan(0);
    expect(matches.nodes[0]?.snapshot).toEqual({ title: museum.title, organizationName: silver.name });
    expect(matches.refused).toMatchObject([{ projectId: far.id, gate: "AREA" }]);
    expect(matches.coverage).toEqual({ asked: 2, answered: 2, missing: [] });
  });

  it("answers matchesFor as Demand.matches, and refuses an unknown demand and what is no id", async () => {
    const MATCHES_FOR = `query ($id: ID!, $asIf: DemandPatch) { matchesFor(demandId: $id, asIf: $asIf) { ${MATCHES} } }`;
    const { matches } = await entity<{ matches: Matches }>("Demand", demand.id);
    const { matchesFor } = await hub.data<{ matchesFor: Matches }>(MATCHES_FOR, { variables: { id: demand.id } });
    expect(matchesFor).toMatchObject({ nodes: matches.nodes, verdict: matches.verdict, refused: matches.refused });
    const codeFor = async (id: string) =>
      (await hub.ask(MATCHES_FOR, { variables: { id } })).errors?.[0]?.extensions.code;
    expect(await codeFor(newObjectId("baihe"))).toBe("NOT_FOUND");
    expect(await codeFor("baihe")).toBe("BAD_REQUEST");
    const asIf = { budgetMax: 50_000 };
    const supposed = await hub.data<{ matchesFor: Matches }>(MATCHES_FOR, { variables: { id: demand.id, asIf } });
    expect(supposed.matchesFor.nodes).toMatchObject([{ projectId: museum.id, rank: 1, previousRank: 1 }]);
    const wrong = await hub.ask(MATCHES_FOR, { variables: { id: demand.id, asIf: { neededFrom: "2027-01-01" } } });
    expect(wrong.errors?.[0]).toMatchObject({
      message: "asIf.neededFrom 2027-01-01 lies after neededBy 2026-12-31; the first day comes first",
      extensions: { code: "BAD_REQUEST" },
    });
  });

  it("answers references to what it does not know: nothing, and the site named as missing", async () => {
    const unknown = newObjectId("baihe");
    const nothing = { nodes: [], verdict: "NONE", refused: [] };
    const { matches, suitableResources } = await entity<{ matches: Matches; suitableResources: object }>(
      "Demand",
      unknown,
    );
    expect(matches).toMatchObject(nothing);
    expect(matches.coverage).toMatchObject({ asked: 2, answered: 1, missing: [{ siteCode: "baihe" }] });
    expect(suitableResources).toEqual({ totalCount: 0, nodes: [] });
    const elsewhere = await entity<{ suitableDemands: Matches }>("Project", newObjectId("nowhere"));
    expect(elsewhere.suitableDemands).toMatchObject(nothing);
    expect(elsewhere.suitableDemands.coverage).toMatchObject({
      asked: 3,
      answered: 2,
      missing: [{ siteCode: "nowhere" }],
    });
    expect(await entity("Organization", newObjectId("park"))).toMatchObject({ projects: { totalCount: 0, nodes: [] } });
  });

  it("gives a project its demands, a demand its resources, an organisation its projects", async () => {
    const { suitableDemands } = await entity<{ suitableDemands: Matches }>("Project", museum.id);
    expect(suitableDemands.nodes).toMatchObject([{ demandId: demand.id, demand: { id: demand.id } }]);
    const { suitableResources } = await entity<{ suitableResources: object }>("Demand", demand.id);
    expect(suitableResources).toMatchObject({
      nodes: [{ resourceId: hall.id, snapshot: { title: hall.title }, resource: { id: hall.id } }],
    });
    const { projects } = await entity<{ projects: { totalCount: number } }>("Organization", silver.id);
    expect(projects.totalCount).toBe(2);
  });

  it("fails one bad reference without its neighbours", async () => {
    const refs = [
      { __typename: "Demand", id: "no id" },
      { __typename: "Demand", id: demand.id },
    ];
    const { data, errors } = await hub.ask<{ _entities: readonly { matches: Matches | null }[] }>(ENTITIES, {
      variables: { refs },
    });
    expect(data?._entities.map(({ matches }) => matches?.nodes.length ?? null)).toEqual([null, 1]);
    expect(errors?.map(({ extensions }) => extensions.code)).toContain("BAD_REQUEST");
  });

  it("answers a list of drafts item by item", async () => {
    const PROPOSAL = `query ($items: [DemandDraft!]!, $firstEach: Int) { proposal(items: $items, firstEach: $firstEach) {
      items { index verdict unmet matches { projectId demandId demand { id } } resources { resourceId } }
      bestSet { organizations { organizationId name organization { id } items { index projectId rank project { id } } } unserved gap reasons }
      coverage { asked answered } } }`;
    const draft = { title: "楼道堆物", description: "老人舍不得扔旧物", audiences: ["ELDERLY"], areaCode: "330212011" };
    const { proposal } = await hub.data<{ proposal: { items: readonly object[]; bestSet: object; coverage: object } }>(
      PROPOSAL,
      {
        variables: { items: [draft, { ...draft, areaCode: "330281001" }] },
      },
    );
    expect(proposal.items).toMatchObject([
      { index: 0, unmet: null, matches: [{ projectId: museum.id, demandId: "draft:0", demand: null }] },
      { index: 1, verdict: "NONE", unmet: "AREA", matches: [] },
    ]);
    expect(proposal.bestSet).toMatchObject({
      organizations: [
        {
          organizationId: silver.id,
          name: silver.name,
          organization: { id: silver.id },
          items: [{ index: 0, projectId: museum.id, rank: 1, project: { id: museum.id } }],
        },
      ],
      unserved: [1],
      gap: 0,
      reasons: ["1条需求由1家机构承接"],
    });
    expect(proposal.coverage).toEqual({ asked: 2, answered: 2 });
    const refusal = async (variables: object) => (await hub.ask(PROPOSAL, { variables })).errors?.[0];
    const bad = { extensions: { code: "BAD_REQUEST" } };
    expect(await refusal({ items: [] })).toMatchObject({ message: "items has 0 drafts; it takes 1 to 50", ...bad });
    expect(await refusal({ items: Array(51).fill(draft) })).toMatchObject({
      message: "items has 51 drafts; it takes 1 to 50",
      ...bad,
    });
    expect(await refusal({ items: [draft], firstEach: 21 })).toMatchObject({
      message: "firstEach 21 is not within 1 to 20",
      ...bad,
    });
    expect(await refusal({ items: [draft, { ...draft, title: "长".repeat(81) }] })).toMatchObject({
      message: "items[1].title has 81 characters; at most 80",
      ...bad,
    });
    expect(await refusal({ items: [{ ...draft, areaCode: "白鹤" }] })).toMatchObject({
      message: expect.stringContaining('items[0].areaCode "白鹤" is no division code'),
      ...bad,
    });
  });

  it("takes pages of up to a hundred", async () => {
    const { errors } = await hub.ask(FIND_PROJECTS, { variables: { first: 101 } });
    expect(errors?.[0]).toMatchObject({
      message: "page size 101 exceeds the limit of 100",
      extensions: { code: "BAD_REQUEST" },
    });
    const within = await hub.ask(FIND_PROJECTS, { variables: { filter: { within: "白鹤" } } });
    expect(within.errors?.[0]).toMatchObject({ message: 'filter.within "白鹤" is no division code: 2 to 12 digits' });
    const whose = await hub.ask(FIND_PROJECTS, { variables: { filter: { organizationId: "o-1" } } });
    expect(whose.errors?.[0]).toMatchObject({
      message: 'filter.organizationId "o-1" is not of the form <site code>:<ULID in upper case>',
    });
    const budget = await hub.ask(FIND_PROJECTS, { variables: { filter: { budgetAtMost: -1 } } });
    expect(budget.errors?.[0]).toMatchObject({ message: "filter.budgetAtMost -1 is below the least of 0" });
  });
});

describeOnEachDatabase("pages of a ranked list", (database) => {
  let hub: TestHub;
  let nowMs = Date.parse("2026-11-23T08:00:00.000Z");

  beforeEach(async () => {
    hub = await TestHub.start(database);
  });

  afterEach(() => hub.cleanup.dispose());

  it("fit together while the index changes, for two minutes, and for their own question only", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch({ now: () => new Date(nowMs) });
    const dated = (minute: number) =>
      aProject("baihe", { title: `第${minute}个`, createdAt: `2026-11-01T08:0${minute}:00.000Z` });
    await hub.settle({ baihe: await baihe.publish(...[1, 2, 3, 4, 5].map((minute) => projectChange(dated(minute)))) });
    const page = async (variables: object) =>
      hub.data<FoundProjects>(FIND_PROJECTS, { variables: { first: 2, ...variables } });
    const first = await page({});
    await hub.settle({ baihe: await baihe.publish(projectChange(dated(9))) });
    const second = await page({ after: first.findProjects.pageInfo.endCursor });
    const third = await page({ after: second.findProjects.pageInfo.endCursor });
    expect([first, second, third].map(titlesOf)).toEqual([["第4个", "第5个"], ["第2个", "第3个"], ["第1个"]]);
    expect(third.findProjects.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const after = second.findProjects.pageInfo.endCursor;
    const codeOf = async (variables: object) =>
      (await hub.ask(FIND_PROJECTS, { variables })).errors?.[0]?.extensions.code;
    expect(await codeOf({ after, text: "另一问" })).toBe("CURSOR_INVALID");
    expect(await codeOf({ after: "garbage" })).toBe("CURSOR_INVALID");
    nowMs += 121_000;
    expect(await codeOf({ after, first: 2 })).toBe("CURSOR_EXPIRED");
  });
});
