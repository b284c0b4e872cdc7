/*
 * Story 20: 司法局 follows the park's legal-aid projects. Each is delivered once; what happens while its system is switched
 * off, or while match or the gateway is killed, comes afterwards, in order, with nothing lost and nothing twice.
 */
import { eventually } from "../src/eventually";
import { LEGAL_AID_CENTRE, LegalAidPark } from "../src/legal-aid-park";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";
import { followOverFetch, followOverSse, followOverWs, type Follow, type Followed, type Following } from "./follow";

const QUERY = `subscription Follow($after: String) {
  projectPublished(filter: { fields: [LEGAL_AID] }, after: $after) {
    cursor kind siteCode projectId
    snapshot { title organizationName }
    project { title organization { name } site { name } }
  }
}`;
const CLIENTS: readonly (readonly [string, Follow])[] = [
  ["graphql-ws", followOverWs],
  ["graphql-sse", followOverSse],
  ["fetch", followOverFetch],
];

describe("a department follows legal-aid projects", () => {
  let hub: TestHub;
  let park: LegalAidPark;
  const published: string[] = [];

  beforeAll(async () => {
    hub = await startTestHub({
      hosts: [
        { name: "station-host", sites: sitesNamed("baihe") },
        { name: "department-host", sites: sitesNamed("justice") },
      ],
    });
    park = await LegalAidPark.open(hub);
  });
  afterAll(async () => hub?.stop());

  /** The park publishes a project; gives its id. */
  async function publish(fields: readonly string[] = ["LEGAL_AID"]): Promise<string> {
    const id = await park.publish(fields);
    if (fields.includes("LEGAL_AID")) published.push(id);
    return id;
  }

  /** Follows until stopped; the events are what the department's system keeps, beside its cursor. */
  async function start(follow: Follow, cursor?: string) {
    const stopping = new AbortController();
    const events: NonNullable<Followed["data"]>[string][] = [];
    const errors: NonNullable<Followed["errors"]>[number][] = [];
    const following: Following = {
      url: hub.url,
      token: await hub.token({ role: "DEPARTMENT_OFFICER", site: "justice" }),
      query: QUERY,
      ...(cursor === undefined ? {} : { cursor }),
      signal: stopping.signal,
      onResult: (result) => {
        errors.push(...(result.errors ?? []));
        const event = result.data?.projectPublished;
        if (event !== undefined && event !== null) events.push(event);
      },
    };
    const done = follow(following);
    return {
      events,
      errors,
      following,
      ids: () => events.filter(({ kind }) => kind === "PROJECT").map(({ projectId }) => projectId),
      stop: async () => {
        stopping.abort();
        await done;
      },
    };
  }

  const until = (holds: () => boolean): Promise<boolean> => eventually(async () => holds(), Boolean);

  it.each(CLIENTS)("delivers a published project once, completed across graphs (%s)", async (_name, follow) => {
    const system = await start(follow);
    await until(() => system.events.length === 1);
    expect(system.events[0]).toMatchObject({ kind: "SUBSCRIPTION_READY", projectId: null, project: null });
    await publish(["ELDERLY_CARE"]);
    const id = await publish();
    await until(() => system.ids().length > 0);
    await system.stop();
    expect(system.ids()).toEqual([id]);
    expect(system.events[1]).toMatchObject({
      siteCode: "park",
      snapshot: { organizationName: LEGAL_AID_CENTRE.name },
      project: { title: expect.stringContaining("楼宇公益法律服务站"), organization: { name: LEGAL_AID_CENTRE.name } },
    });
    expect(system.errors).toEqual([]);
  });

  it.each(CLIENTS)("brings in the morning exactly what was missed, in order (%s)", async (_name, follow) => {
    const evening = await start(follow);
    await until(() => evening.events.length === 1);
    await evening.stop();
    const missed = [await publish(), await publish(), await publish()];
    await hub.settle();
    const morning = await start(follow, evening.following.cursor);
    await until(() => morning.ids().length >= missed.length);
    const live = await publish();
    await until(() => morning.ids().length > missed.length);
    await morning.stop();
    expect(morning.ids()).toEqual([...missed, live]);
    expect(morning.events.some(({ kind }) => kind === "SUBSCRIPTION_READY")).toBe(false);
  });

  it.each(["match", "gateway"])("loses nothing and doubles nothing over a kill -9 of %s", async (name) => {
    const systems = await Promise.all(CLIENTS.map(([, follow]) => start(follow)));
    await until(() => systems.every(({ events }) => events.length === 1));
    const expected = [await publish()];
    await until(() => systems.every((system) => system.ids().length === 1));
    const part = hub.parts.get(name);
    const killed = part?.kill();
    if (name === "match") expected.push(await publish());
    await killed;
    await part?.start();
    expected.push(await publish(), await publish());
    await until(() => systems.every((system) => system.ids().length >= expected.length));
    await Promise.all(systems.map((system) => system.stop()));
    for (const system of systems) expect(system.ids()).toEqual(expected);
  });

  it("goes on with another client than the one that was given the cursor", async () => {
    const system = await start(followOverSse, undefined);
    await until(() => system.events.length === 1);
    await system.stop();
    const first = await start(followOverFetch, system.following.cursor);
    await publish();
    await until(() => first.ids().length === 1);
    await first.stop();
    expect(first.ids()).toEqual(published.slice(-1));
  });
});
