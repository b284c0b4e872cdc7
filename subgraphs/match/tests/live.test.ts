import { describeOnEachDatabase } from "@park-hub/testkit";
import { MatchDatabase } from "../src/data/match-database";
import { ChangeService } from "../src/services/change-service";
import { LiveClient } from "./live-client";
import { aDemand, aPlacement, aProject, demandChange, placementChange, projectChange, removal } from "./sample-objects";
import type { TestSite } from "./site-host";
import { STEWARD, TestHub } from "./test-hub";

const PROJECTS = `subscription Follow($filter: ProjectFilter, $after: String) {
  projectPublished(filter: $filter, after: $after) { cursor kind siteCode projectId snapshot { title stage } project { id } }
}`;
const DEMANDS = `subscription Follow($filter: DemandFilter) {
  demandPosted(filter: $filter) { cursor kind demandId snapshot { title } demand { id } }
}`;
const PLACEMENTS = `subscription { placementAdvanced { cursor kind placementId state placement { id } } }`;
const CHANGES = `subscription Follow($filter: ChangeFilter, $after: String) {
  changes(filter: $filter, after: $after) { cursor kind action siteCode objectId version }
}`;

describeOnEachDatabase("subscriptions of match", (database) => {
  let hub: TestHub;
  let baihe: TestSite;
  let minglou: TestSite;

  beforeEach(async () => {
    hub = await TestHub.start(database);
    baihe = await hub.site(database, "baihe");
    minglou = await hub.site(database, "minglou");
    const { url } = await hub.host(baihe, minglou);
    hub.register({ code: "baihe", url }, { code: "minglou", url });
    await hub.startMatch({ liveBeatMs: 50 });
    await hub.settle({ baihe: await baihe.head(), minglou: await minglou.head() });
  });

  afterEach(() => hub.cleanup.dispose());

  const ready = async (query: string, opening = {}): Promise<LiveClient> => {
    const client = await LiveClient.open(hub, query, opening);
    expect(await client.event()).toMatchObject({ kind: "SUBSCRIPTION_READY" });
    return client;
  };

  it("gives the cursor first, then a project when it enters OPEN for the first time, and never again", async () => {
    const client = await ready(PROJECTS);
    const draft = aProject("baihe", { stage: "DRAFT" });
    await baihe.publish(projectChange(draft, { visibility: { public: false, sites: ["baihe"], organizations: [] } }));
    const open = { ...draft, stage: "OPEN", version: 2 } as const;
    await baihe.publish(projectChange(open, { action: "UPDATED" }));
    await baihe.publish(projectChange({ ...open, stage: "PAUSED", version: 3 }, { action: "UPDATED" }));
    await baihe.publish(projectChange({ ...open, version: 4 }, { action: "UPDATED" }));
    const other = aProject("minglou");
    await hub.settle({ baihe: await baihe.head(), minglou: await minglou.publish(projectChange(other)) });
    const [first, second] = await client.events(2);
    expect(first).toMatchObject({
      kind: "PROJECT",
      siteCode: "baihe",
      projectId: draft.id,
      project: { id: draft.id },
      snapshot: { title: draft.title, stage: "OPEN" },
    });
    expect(second).toMatchObject({ projectId: other.id, siteCode: "minglou" });
  });

  it("tells a replay what was told live, whatever the object has become", async () => {
    const live = await ready(PROJECTS);
    const project = aProject("baihe");
    await baihe.publish(projectChange(project));
    const told = await live.event();
    await hub.settle({ baihe: await baihe.publish(removal("PROJECT", project.id)) });
    const replay = await LiveClient.open(hub, CHANGES);
    const start = (await replay.event()).cursor;
    expect(start).not.toBe(told.cursor);
    const [, epoch = ""] = Buffer.from(start, "base64url").toString().split(".");
    const beginning = Buffer.from(`1.${epoch}.0`).toString("base64url");
    const again = await LiveClient.open(hub, PROJECTS, { after: beginning });
    expect(await again.event()).toEqual(told);
  });

  it("takes `after` from the operation too, and goes on from any event's cursor", async () => {
    const projects = [aProject("baihe"), aProject("baihe"), aProject("baihe")];
    const client = await ready(PROJECTS);
    await baihe.publish(...projects.map((project) => projectChange(project)));
    const [first] = await client.events(3);
    const rest = await LiveClient.open(hub, PROJECTS, { variables: { after: first?.cursor } });
    const ids = (await rest.events(2)).map(({ projectId }) => projectId);
    expect(ids).toEqual(projects.slice(1).map(({ id }) => id));
  });

  it("filters by field, audience, site and by area with all that lies in it", async () => {
    const filters = [
      { fields: ["LEGAL_AID"] },
      { audiences: ["CHILDREN"] },
      { sites: ["minglou"] },
      { within: "330212010" },
      { within: "330212" },
    ];
    const clients = await Promise.all(filters.map((filter) => ready(PROJECTS, { variables: { filter } })));
    const areas = { serviceAreaCodes: ["330211"] };
    const legal = aProject("baihe", { fields: ["LEGAL_AID"], ...areas });
    const children = aProject("baihe", { audiences: ["CHILDREN"], ...areas });
    const near = aProject("minglou", { ...areas });
    await hub.settle({ baihe: await baihe.publish(projectChange(legal), projectChange(children)) });
    await hub.settle({ minglou: await minglou.publish(projectChange(near)) });
    const told = await Promise.all(
      clients.map(async (client, index) =>
        (await client.events(index === 4 ? 3 : 1)).map(({ projectId }) => projectId),
      ),
    );
    expect(told).toEqual([[legal.id], [children.id], [near.id], [near.id], [legal.id, children.id, near.id]]);
  });

  it("filters demands by area with all that lies in it, and changes by kind and by site", async () => {
    const within = await ready(DEMANDS, { variables: { filter: { within: "330212" } } });
    const elsewhere = await ready(DEMANDS, { variables: { filter: { within: "330211" } } });
    const kinds = await ready(CHANGES, { variables: { filter: { kinds: ["DEMAND"] } } });
    const sites = await ready(CHANGES, { variables: { filter: { sites: ["minglou"] } } });
    const near = aDemand("baihe", { areaCode: "330212011" });
    const far = aDemand("minglou", { areaCode: "330211002" });
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe")), demandChange(near)) });
    await hub.settle({ minglou: await minglou.publish(demandChange(far)) });
    expect(await within.event()).toMatchObject({ demandId: near.id });
    expect(await elsewhere.event()).toMatchObject({ demandId: far.id });
    expect((await kinds.events(2)).map(({ objectId }) => objectId)).toEqual([near.id, far.id]);
    expect(await sites.event()).toMatchObject({ objectId: far.id });
  });

  it("tells of a demand when it is posted, and of every step of a placement", async () => {
    const demands = await ready(DEMANDS, { variables: { filter: { fields: ["ELDERLY_CARE"] } } });
    const placements = await ready(PLACEMENTS, { principal: STEWARD });
    const demand = aDemand("baihe");
    const placement = aPlacement("baihe");
    await baihe.publish(demandChange(demand), placementChange(placement));
    await baihe.publish(
      placementChange({ ...placement, state: "CONTACTED", version: 2 }, { action: "UPDATED" }),
      placementChange({ ...placement, state: "CONTACTED", version: 3 }, { action: "UPDATED" }),
      placementChange({ ...placement, state: "MEETING", version: 4 }, { action: "UPDATED" }),
    );
    expect(await demands.event()).toMatchObject({ demandId: demand.id, demand: { id: demand.id } });
    expect((await placements.events(3)).map(({ state }) => state)).toEqual(["PROPOSED", "CONTACTED", "MEETING"]);
  });

  it("shows nobody what is not for them; what is no longer theirs was removed", async () => {
    const hidden = { public: false, sites: ["baihe"], organizations: [] };
    const project = aProject("baihe");
    const publicly = await ready(CHANGES);
    const worker = await ready(CHANGES, { principal: { subject: "w", roles: ["STATION_WORKER"], site: "baihe" } });
    await baihe.publish(projectChange(aProject("baihe"), { visibility: hidden }), projectChange(project));
    await baihe.publish(projectChange({ ...project, version: 2 }, { action: "UPDATED", visibility: hidden }));
    expect((await publicly.events(2)).map(({ action, version }) => [action, version])).toEqual([
      ["CREATED", 1],
      ["REMOVED", null],
    ]);
    expect((await worker.events(3)).map(({ action }) => action)).toEqual(["CREATED", "CREATED", "UPDATED"]);
  });

  it("refuses cursors of nobody, and says from where on the log is kept for an older one", async () => {
    await expect(LiveClient.open(hub, CHANGES, { after: "garbage" })).rejects.toThrow("CURSOR_INVALID");
    const client = await ready(CHANGES);
    await baihe.publish(projectChange(aProject("baihe")), projectChange(aProject("baihe")));
    const [first] = await client.events(2);
    const direct = hub.cleanup.add(await MatchDatabase.open(hub.database), (opened) => opened.close());
    const changes = new ChangeService(direct);
    expect(await changes.prune(new Date(), { keptCount: 0 })).toBe(2);
    const refused = LiveClient.open(hub, CHANGES, { after: first?.cursor ?? null });
    await expect(refused).rejects.toThrow(/"oldest":"[\w-]+","code":"CURSOR_EXPIRED"/);
  });

  it("refuses filters that can mean nothing, as finds do", async () => {
    const within = { variables: { filter: { within: "鄞州" } } };
    await expect(LiveClient.open(hub, PROJECTS, within)).rejects.toThrow("BAD_REQUEST");
    await expect(LiveClient.open(hub, DEMANDS, within)).rejects.toThrow("BAD_REQUEST");
    const ofNobody = { variables: { filter: { budgetAtMost: -1 } } };
    await expect(LiveClient.open(hub, PROJECTS, ofNobody)).rejects.toThrow("BAD_REQUEST");
  });

  it("is no place for queries, bad documents, or other parts of the hub", async () => {
    await expect(LiveClient.open(hub, "{ __typename }")).rejects.toThrow("BAD_REQUEST");
    await expect(LiveClient.open(hub, "subscription { nothing }")).rejects.toThrow("VALIDATION");
    await expect(LiveClient.open(hub, "subscription {")).rejects.toThrow("VALIDATION");
    await expect(
      LiveClient.open(hub, "subscription F($x: Boolean!) { changes @include(if: $x) { cursor } }", {
        variables: { x: true },
      }),
    ).rejects.toThrow("VALIDATION");
    const response = await fetch(`${hub.match.url}/match/subscribe`, { method: "POST" });
    expect(response.status).toBe(401);
  });

  it("says where it is while nothing happens, so that silence means a dead peer", async () => {
    const client = await LiveClient.open(hub, PROJECTS, { variables: { filter: { sites: ["nowhere"] } } });
    const first = await client.next("position");
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe"))) });
    let later = await client.next("position");
    while (later.data.seq === first.data.seq) later = await client.next("position");
    expect(later.data.seq).toBe(first.data.seq + 1);
  });

  it("gives every event once and in order to whoever joins while eight writers write", async () => {
    const writers = 8;
    const each = 12;
    const start = (await (await LiveClient.open(hub, CHANGES)).event()).cursor;
    const joining: Promise<string[]>[] = [];
    const expected = writers * each;
    const join = async (): Promise<string[]> => {
      const client = await LiveClient.open(hub, CHANGES, { after: start });
      return (await client.events(expected)).map(({ cursor, objectId }) => `${cursor} ${String(objectId)}`);
    };
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const site = writer % 2 === 0 ? baihe : minglou;
        for (let round = 0; round < each; round += 1) {
          await site.publish(projectChange(aProject(site.code)));
          if (round % 4 === writer % 4) joining.push(join());
        }
      }),
    );
    const seen = await Promise.all(joining);
    const [first = []] = seen;
    expect(new Set(first).size).toBe(expected);
    for (const one of seen) expect(one).toEqual(first);
    const positions = first.map((line) =>
      Number(
        Buffer.from(line.split(" ")[0] ?? "", "base64url")
          .toString()
          .split(".")[2],
      ),
    );
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it("goes on over a restart of match from the cursor, in the same log", async () => {
    const client = await ready(CHANGES);
    await baihe.publish(projectChange(aProject("baihe")));
    const { cursor } = await client.event();
    await hub.match.close();
    const missed = aProject("baihe");
    await baihe.publish(projectChange(missed));
    await hub.startMatch({ liveBeatMs: 50 });
    await hub.untilReady();
    const again = await LiveClient.open(hub, CHANGES, { after: cursor });
    expect(await again.event()).toMatchObject({ objectId: missed.id, action: "CREATED" });
  });
});
