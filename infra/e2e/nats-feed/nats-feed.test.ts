/*
 * A hub whose change feed goes over NATS: a subscriber behind the gateway gets each demand once, in order, while the broker and
 * the host are killed with kill -9 in turn; without a broker the sites are shown as stale and go on writing.
 */
import { describeOverNats, startNatsServer, type NatsServer } from "@park-hub/testkit";
import { followOverSse } from "../20-department-follows/follow";
import { eventually } from "../src/eventually";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";

const SITES = ["baihe", "minglou"];
const OFFICER = { role: "DEPARTMENT_OFFICER", site: "justice" } as const;
const ALL = `subscription All($after: String) { demandPosted(after: $after) { cursor kind demandId } }`;

interface Posted {
  readonly postDemand: { readonly demand: { readonly id: string } | null } | null;
}

interface Coverage {
  readonly findDemands: { readonly totalCount: number; readonly coverage: { readonly stale: readonly object[] } };
}

describeOverNats("a hub whose feed goes over a broker", () => {
  let nats: NatsServer;
  let hub: TestHub;
  beforeAll(async () => {
    nats = await startNatsServer();
    hub = await startTestHub({
      hosts: [{ name: "station-host", sites: sitesNamed(...SITES) }],
      broker: { url: nats.url, prefix: "ningbo", domain: null, keptMs: 3_600_000 },
    });
  });
  afterAll(async () => {
    await hub?.stop();
    await nats?.stop();
  });

  let count = 0;
  async function post(site: string): Promise<string> {
    count += 1;
    const input = { site, idempotencyKey: `nats-${count}`, title: `第${count}号需求`, areaCode: "330212011" };
    const mutation = `mutation Post($input: PostDemandInput!) { postDemand(input: $input) { demand { id } } }`;
    const variables = { input: { ...input, description: "楼道堆物" } };
    const answer = await eventually(
      () => hub.ask<Posted | null>(mutation, variables, { role: "STATION_WORKER", site }),
      ({ data }) => typeof data?.postDemand?.demand?.id === "string",
    );
    return answer.data?.postDemand?.demand?.id ?? "";
  }

  const coverage = () =>
    hub.ask<Coverage>(
      `{ findDemands(filter: { siteKinds: [STATION] }, first: 1) { totalCount coverage { stale { siteCode } } } }`,
    );

  it("brings a subscriber each demand once and in order, whoever of broker and host is killed", async () => {
    const stopping = new AbortController();
    const seen: string[] = [];
    const token = await hub.token(OFFICER);
    let ready: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const following = followOverSse({
      url: hub.url,
      token,
      query: ALL,
      signal: stopping.signal,
      onResult: ({ data }) => {
        ready();
        const id = data?.demandPosted?.demandId;
        if (typeof id === "string") seen.push(id);
      },
    });
    await started;
    const host = hub.parts.get("station-host");
    const posted: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (const site of SITES) posted.push(await post(site));
      if (round % 2 === 0) {
        await nats.kill();
        // Writes go on without the broker
        for (const site of SITES) posted.push(await post(site));
        await nats.start();
      } else {
        await host?.kill();
        await host?.start();
      }
    }
    await eventually(
      async () => seen.length,
      (length) => length >= posted.length,
      60_000,
    );
    stopping.abort();
    await following;
    for (const site of SITES) {
      const ofSite = (ids: readonly string[]) => ids.filter((id) => id.startsWith(`${site}:`));
      expect(ofSite(seen)).toEqual(ofSite(posted));
    }
  });

  it("shows every site as stale while the broker is away, and takes nothing over HTTP instead", async () => {
    await hub.settle();
    const before = await eventually(coverage, ({ data }) => data.findDemands.coverage.stale.length === 0);
    await nats.kill();
    await post("baihe");
    const away = await eventually(coverage, ({ data }) => data.findDemands.coverage.stale.length === SITES.length);
    expect(away.data.findDemands.totalCount).toBe(before.data.findDemands.totalCount);
    await nats.start();
    // The site may be heard of again before what it wrote meanwhile has come
    const back = await eventually(
      coverage,
      ({ data: { findDemands } }) =>
        findDemands.coverage.stale.length === 0 && findDemands.totalCount > before.data.findDemands.totalCount,
    );
    expect(back.data.findDemands.totalCount).toBe(before.data.findDemands.totalCount + 1);
  });
});
