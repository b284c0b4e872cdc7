/* kill -9 of the station host amid 200 writes at a time: every acknowledged write is there once, in the database and in match. */
import { eventually } from "../src/eventually";
import { startTestHub, sitesNamed, type TestHub } from "../src/test-hub";

/** So many are under way at a time, until the host is gone. */
const WRITERS = 200;
const SITES = ["baihe", "minglou", "fuming", "jiangshan"];

interface Payload {
  readonly postDemand: {
    readonly demand: { readonly id: string } | null;
    readonly problems: readonly unknown[];
  } | null;
}

describe("a station host killed amid writes", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ hosts: [{ name: "station-host", sites: sitesNamed(...SITES) }] });
  });
  afterAll(async () => hub?.stop());

  /** Demands that were written, once the first test is through. */
  let writes = 0;
  const siteOf = (write: number) => SITES[write % SITES.length] ?? "baihe";
  const post = async (write: number) =>
    hub.ask<Payload | null>(
      `mutation Post($input: PostDemandInput!) { postDemand(input: $input) { demand { id } problems { message } } }`,
      {
        input: {
          site: siteOf(write),
          idempotencyKey: `kill-${write}`,
          title: `第${write}号需求`,
          description: "停电前记下的需求",
          areaCode: "330212011",
        },
      },
      { role: "STATION_WORKER", site: siteOf(write) },
    );

  async function reads(site: string): Promise<boolean> {
    const { errors } = await hub.ask(
      `query Try($site: ID!) { site(code: $site) { demands(first: 0) { totalCount } } }`,
      {
        site,
      },
    );
    return errors.length === 0;
  }

  async function titlesIn(site: string): Promise<string[]> {
    const titles: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        data,
      }: {
        data: {
          site: { demands: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
        };
      } = await hub.ask(
        `query List($site: ID!, $after: String) { site(code: $site) { demands(first: 100, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } } }`,
        { site, after },
      );
      titles.push(...data.site.demands.nodes.map((demand) => demand.title));
      if (!data.site.demands.pageInfo.hasNextPage) return titles;
      after = data.site.demands.pageInfo.endCursor;
    }
  }

  async function idsInMatch(): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        data,
      }: {
        data: { findDemands: { nodes: { demandId: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      } = await hub.ask(
        `query All($after: String) { findDemands(orderBy: NEWEST, first: 100, after: $after) { nodes { demandId } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      ids.push(...data.findDemands.nodes.map((hit) => hit.demandId));
      if (!data.findDemands.pageInfo.hasNextPage) return ids;
      after = data.findDemands.pageInfo.endCursor;
    }
  }

  it("loses nothing that was acknowledged and doubles nothing that is tried again", async () => {
    const host = hub.parts.get("station-host");
    const acknowledged = new Map<number, string>();
    let killing: Promise<void> | undefined;
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        for (;;) {
          const write = writes++;
          const { data } = await post(write);
          const id = data?.postDemand?.demand?.id;
          if (id === undefined) return;
          acknowledged.set(write, id);
          if (acknowledged.size === 40) killing = host?.kill();
        }
      }),
    );
    await killing;
    expect(acknowledged.size).toBeGreaterThanOrEqual(40);
    expect(acknowledged.size).toBeLessThan(writes);

    await host?.start();
    // The gateway asks a site that was away again after a second, with one request at first.
    for (const site of SITES) await eventually(() => reads(site), Boolean);
    const again = await Promise.all(Array.from({ length: writes }, (_, write) => post(write)));
    for (const [write, id] of acknowledged) expect(again[write]?.data?.postDemand?.demand?.id).toBe(id);
    expect(again.flatMap((answer) => answer.errors)).toEqual([]);

    const titles = (await Promise.all(SITES.map(titlesIn))).flat();
    expect(titles.sort()).toEqual(Array.from({ length: writes }, (_, write) => `第${write}号需求`).sort());

    await hub.settle();
    const ids = await idsInMatch();
    expect(ids).toHaveLength(writes);
    expect(new Set(ids)).toEqual(new Set(again.map((answer) => answer.data?.postDemand?.demand?.id)));
  });

  it("shows each write once in the change log", async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        data,
      }: {
        data: {
          changes: {
            nodes: { objectId: string; action: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      } = await hub.ask(
        `query Log($after: String) { changes(filter: { kinds: [DEMAND] }, first: 100, after: $after) { nodes { objectId action } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      seen.push(...data.changes.nodes.filter((change) => change.action === "CREATED").map((change) => change.objectId));
      if (!data.changes.pageInfo.hasNextPage) break;
      after = data.changes.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(writes);
    expect(new Set(seen).size).toBe(writes);
  });
});
