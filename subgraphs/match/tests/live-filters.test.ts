/*
 * The filters of the four subscriptions, each entry of each, over match's real endpoint; and what they cost: one judgment
 * an entry and distinct question, nothing but the row in the log when nobody asks.
 */
import { describeOnEachDatabase } from "@park-hub/testkit";
import { LiveClient, type LiveEventShown } from "./live-client";
import {
  aDemand,
  anOrganization,
  aPlacement,
  aProject,
  aResource,
  demandChange,
  placementChange,
  projectChange,
  resourceChange,
} from "./sample-objects";
import type { TestSite } from "./site-host";
import { STEWARD, TestHub } from "./test-hub";

const BEAT_MS = 50;
/** Sites with the areas that they lie in; those of the directory are 330212011, 330212010 and 330212. */
const SITES = ["baihe", "minglou", "justice"] as const;

const PROJECTS = `subscription F($filter: ProjectFilter) { projectPublished(filter: $filter) { cursor kind projectId } }`;
const DEMANDS = `subscription F($filter: DemandFilter) { demandPosted(filter: $filter) { cursor kind demandId } }`;
const PLACEMENTS = `subscription F($filter: PlacementFilter) { placementAdvanced(filter: $filter) { cursor kind placementId state } }`;
const CHANGES = `subscription F($filter: ChangeFilter) { changes(filter: $filter) { cursor kind objectId version } }`;

const [RUNS, RUNS_ANOTHER] = [anOrganization().id, anOrganization().id];
const AWAY = { serviceAreaCodes: ["330211"] };
const PROJECT = {
  legal: aProject("baihe", { ...AWAY, fields: ["LEGAL_AID"], organizationId: RUNS, budgetMin: 50_000 }),
  children: aProject("minglou", { ...AWAY, audiences: ["CHILDREN"], formats: ["TRAINING"], availableTo: "2026-12-31" }),
  near: aProject("justice", { serviceAreaCodes: ["330212010"] }),
};
const DEMAND = {
  near: aDemand("baihe", { neededBy: "2026-06-30" }),
  far: aDemand("minglou", { areaCode: "330211002", fields: ["LEGAL_AID"], audiences: ["CHILDREN"] }),
  anywhere: aDemand("justice", { areaCode: null, state: "MATCHING" }),
};
const STEP = {
  proposed: aPlacement("baihe", { organizationId: RUNS }),
  other: aPlacement("minglou", { organizationId: RUNS_ANOTHER, projectId: PROJECT.children.id }),
};
const REST = { hall: aResource("minglou") };

/** A filter, and what its subscriber is told, in the order of the log. */
type Case = readonly [filter: object, told: readonly string[]];

const PROJECT_CASES: readonly Case[] = [
  [{}, ["legal", "children", "near"]],
  [{ fields: [], sites: [] }, ["legal", "children", "near"]],
  [{ fields: ["LEGAL_AID"] }, ["legal"]],
  [{ audiences: ["CHILDREN"] }, ["children"]],
  [{ formats: ["TRAINING"] }, ["children"]],
  [{ sites: ["minglou", "justice"] }, ["children", "near"]],
  [{ siteKinds: ["DEPARTMENT"] }, ["near"]],
  [{ stages: ["PAUSED"] }, []],
  [{ within: "330200" }, ["legal", "children", "near"]],
  [{ within: "330212" }, ["legal", "children", "near"]],
  [{ within: "330212010" }, ["children", "near"]],
  [{ within: "330211" }, ["legal", "children"]],
  [{ servesArea: "330212010" }, ["near"]],
  [{ budgetAtMost: 10_000 }, ["children", "near"]],
  [{ availableOn: "2027-01-01" }, ["legal", "near"]],
  [{ organizationId: RUNS }, ["legal"]],
  [{ fields: ["ELDERLY_CARE"], within: "330211" }, ["children"]],
];
const DEMAND_CASES: readonly Case[] = [
  [{}, ["near", "far", "anywhere"]],
  [{ fields: ["LEGAL_AID"] }, ["far"]],
  [{ audiences: ["ELDERLY"] }, ["near", "anywhere"]],
  [{ sites: ["minglou"] }, ["far"]],
  [{ siteKinds: ["STATION"] }, ["near", "far"]],
  [{ states: ["OPEN"] }, ["near", "far", "anywhere"]],
  [{ within: "330200" }, ["near", "far", "anywhere"]],
  [{ within: "330212" }, ["near", "anywhere"]],
  [{ within: "330212011" }, ["near"]],
  [{ within: "330211" }, ["far"]],
  [{ neededBy: "2026-07-01" }, ["near"]],
  [{ within: "330212", sites: ["justice"] }, ["anywhere"]],
];
const PLACEMENT_CASES: readonly Case[] = [
  [{}, ["proposed PROPOSED", "other PROPOSED", "proposed CONTACTED"]],
  [{ sites: ["minglou"] }, ["other PROPOSED"]],
  [{ projectSites: ["minglou"] }, ["other PROPOSED"]],
  [{ projectSites: ["park"] }, ["proposed PROPOSED", "proposed CONTACTED"]],
  [{ states: ["CONTACTED"] }, ["proposed CONTACTED"]],
  [{ organizationId: RUNS_ANOTHER }, ["other PROPOSED"]],
  [{ sites: ["baihe"], states: ["PROPOSED"] }, ["proposed PROPOSED"]],
];
const CHANGE_CASES: readonly Case[] = [
  [{ kinds: ["PROJECT"] }, ["legal", "children", "near"]],
  [{ kinds: ["DEMAND", "RESOURCE"], sites: ["minglou"] }, ["far", "hall"]],
  [{ kinds: ["PLACEMENT"], sites: ["baihe"] }, ["proposed", "proposed"]],
  [{ kinds: ["ORGANIZATION"] }, []],
  [{ sites: ["justice"] }, ["near", "anywhere", "anywhere"]],
  [{ sites: ["nowhere"] }, []],
];

/** What objects are called in the cases. */
const NAMES = new Map(
  [PROJECT, DEMAND, STEP, REST].flatMap((group) => Object.entries(group).map(([name, { id }]) => [id, name] as const)),
);

describeOnEachDatabase("filters of subscriptions", (database) => {
  let hub: TestHub;
  let sites: Readonly<Record<(typeof SITES)[number], TestSite>>;

  beforeEach(async () => {
    hub = await TestHub.start(database);
    sites = {
      baihe: await hub.site(database, "baihe"),
      minglou: await hub.site(database, "minglou"),
      justice: await hub.site(database, "justice"),
    };
    const { url } = await hub.host(...Object.values(sites));
    hub.register(...SITES.map((code) => ({ code, url })));
    await hub.startMatch({ liveBeatMs: BEAT_MS });
    await settle();
  });
  afterEach(() => hub.cleanup.dispose());

  async function settle(): Promise<void> {
    for (const code of SITES) await hub.settle({ [code]: await sites[code].head() });
  }

  /** Each site in turn, so that the log has one order. */
  async function publishAll(): Promise<void> {
    const contacted = { ...STEP.proposed, state: "CONTACTED", version: 2 } as const;
    await sites.baihe.publish(projectChange(PROJECT.legal), demandChange(DEMAND.near), placementChange(STEP.proposed));
    await settle();
    await sites.minglou.publish(projectChange(PROJECT.children), demandChange(DEMAND.far), resourceChange(REST.hall));
    await sites.minglou.publish(placementChange(STEP.other));
    await settle();
    await sites.baihe.publish(placementChange(contacted, { action: "UPDATED" }));
    await settle();
    await sites.justice.publish(projectChange(PROJECT.near), demandChange(DEMAND.anywhere));
    await settle();
    // Opened for the first time with this word.
    await sites.justice.publish(demandChange({ ...DEMAND.anywhere, state: "OPEN", version: 2 }, { action: "UPDATED" }));
    await settle();
  }

  interface Status {
    readonly logPosition: number;
    readonly subscriptions: { readonly open: number; readonly filters: number; readonly judged: number };
  }
  const status = async (): Promise<Status> => (await (await hub.fetch("/status")).json()) as Status;

  /** All events that the client is told up to that place of the log. */
  async function eventsUpTo(client: LiveClient, seq: number): Promise<LiveEventShown[]> {
    const events: LiveEventShown[] = [];
    for (;;) {
      const { event, data } = await client.next("next", "position", "error");
      if (event === "position" && data.seq >= seq) return events;
      const [told] = Object.values(data.result?.data ?? {});
      if (told !== undefined && told.kind !== "SUBSCRIPTION_READY") events.push(told);
    }
  }

  const open = (query: string, filter: object): Promise<LiveClient> =>
    LiveClient.open(hub, query, { variables: { filter }, principal: STEWARD });
  const nameOf = (event: LiveEventShown): string => {
    const id = event.projectId ?? event.demandId ?? event.placementId ?? event.objectId;
    const name = NAMES.get(String(id)) ?? String(id);
    return typeof event.state === "string" ? `${name} ${event.state}` : name;
  };

  it.each([
    ["projectPublished", PROJECTS, PROJECT_CASES],
    ["demandPosted", DEMANDS, DEMAND_CASES],
    ["placementAdvanced", PLACEMENTS, PLACEMENT_CASES],
    ["changes", CHANGES, CHANGE_CASES],
  ] as const)("tell of %s what the filter asks for, and nothing else", async (_field, query, cases) => {
    const clients = await Promise.all(cases.map(([filter]) => open(query, filter)));
    await publishAll();
    const { logPosition } = await status();
    const told = await Promise.all(clients.map(async (client) => (await eventsUpTo(client, logPosition)).map(nameOf)));
    expect(told.map((names, at) => [cases[at]?.[0], names])).toEqual(cases);
  });

  it("cost nothing while nobody asks", async () => {
    await publishAll();
    expect((await status()).subscriptions).toEqual({ open: 0, filters: 0, judged: 0 });
  });

  it("cost one judgment an entry for all that ask the same with the same rights, and none when they have gone", async () => {
    const nobodys = { sites: ["nowhere"] };
    const equals = await Promise.all(Array.from({ length: 20 }, () => open(PROJECTS, nobodys)));
    const others = [
      await open(PROJECTS, { sites: ["elsewhere"] }),
      await LiveClient.open(hub, PROJECTS, { variables: { filter: nobodys } }),
    ];
    const before = await status();
    expect(before.subscriptions).toEqual({ open: 22, filters: 3, judged: 0 });
    await publishAll();
    const { logPosition, subscriptions } = await status();
    for (const client of [...equals, ...others]) expect(await eventsUpTo(client, logPosition)).toEqual([]);
    expect((await status()).subscriptions.judged).toBe(3 * (logPosition - before.logPosition));
    expect(subscriptions.open).toBe(22);

    for (const client of [...equals, ...others]) client.close();
    while ((await status()).subscriptions.open > 0);
    expect((await status()).subscriptions).toMatchObject({ filters: 0 });
    const { judged } = (await status()).subscriptions;
    await sites.baihe.publish(projectChange(aProject("baihe")));
    await settle();
    expect((await status()).subscriptions.judged).toBe(judged);
  });
});
