/*
 * Two match processes behind one gateway. While stations write, whichever leads is killed, again and again: subscribers
 * over every transport see each change once, in the order of its site, and finds go on being answered.
 */
import { followOverFetch, followOverSse, followOverWs, type Followed } from "../20-department-follows/follow";
import { eventually } from "../src/eventually";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";

const SITES = ["baihe", "minglou"];
const CHANGES = `subscription Follow($after: String) {
  changes(filter: { kinds: [DEMAND] }, after: $after) { cursor kind action siteCode objectId }
}`;
const POST = `mutation Post($input: PostDemandInput!) { postDemand(input: $input) { demand { id } problems { message } } }`;
const CLIENTS = [
  ["graphql-ws", followOverWs],
  ["graphql-sse", followOverSse],
  ["fetch", followOverFetch],
] as const;

interface Posted {
  readonly postDemand: { readonly demand: { readonly id: string } | null } | null;
}

describe("two match processes", () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await startTestHub({
      hosts: [{ name: "station-host", sites: sitesNamed(...SITES) }],
      matchProcesses: 2,
      // Longer than a busy machine may hold up a renewal
      env: { HUB_LEADER_LEASE: "3s" },
    });
  });
  const leaving: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const leave of leaving) await leave();
    await hub?.stop();
  });

  const isLeading = async (part: string): Promise<boolean> => {
    try {
      const answer = (await (await fetch(`${hub.urlOf(part)}/health/ready`)).json()) as { isLeader?: boolean };
      return answer.isLeader === true;
    } catch {
      // It is not running.
      return false;
    }
  };
  const leader = (): Promise<string> =>
    eventually(
      async () => ((await isLeading("match")) ? "match" : (await isLeading("match-2")) ? "match-2" : ""),
      (part) => part !== "",
    );

  /** Posts at the site until told to stop; gives the ids of what was acknowledged, in order. */
  const write = async (site: string, signal: AbortSignal): Promise<string[]> => {
    const ids: string[] = [];
    for (let number = 0; !signal.aborted; number += 1) {
      const title = `${site}第${number}号`;
      const input = { site, idempotencyKey: title, title, description: "领导者换了也要在", areaCode: "330212011" };
      const { data } = await hub.ask<Posted>(POST, { input }, { role: "STATION_WORKER", site });
      const id = data.postDemand?.demand?.id;
      if (id !== undefined) ids.push(id);
    }
    return ids;
  };

  const follow = async (start: (typeof CLIENTS)[number][1], signal: AbortSignal) => {
    const events: { readonly siteCode: string; readonly objectId: string; readonly cursor: string }[] = [];
    let isReady = false;
    const done = start({
      url: hub.url,
      token: await hub.token({ role: "OPERATOR" }),
      query: CHANGES,
      signal,
      onResult: ({ data }: Followed) => {
        const event = data?.changes;
        isReady = isReady || event !== undefined;
        if (event?.kind !== "DEMAND" || event.action !== "CREATED") return;
        events.push({ cursor: event.cursor, siteCode: String(event.siteCode), objectId: String(event.objectId) });
      },
    });
    await eventually(async () => isReady, Boolean);
    return { events, done };
  };

  it("say through the gateway which of them is there", async () => {
    const said = /^127\.0\.0\.1:\d+ ready(, leads)?, 127\.0\.0\.1:\d+ ready(, leads)?$/;
    await eventually(
      async () => (await (await fetch(`${hub.baseUrl}/health/ready`)).json()) as { parts: { match: { now: string } } },
      ({ parts: { match } }) => said.test(match.now),
    );
  });

  it("lose nothing and tell nothing twice while the one that leads is killed in turn", async () => {
    const following = new AbortController();
    const writing = new AbortController();
    const clients = await Promise.all(CLIENTS.map(([, start]) => follow(start, following.signal)));
    leaving.push(async () => {
      following.abort();
      await Promise.all(clients.map(({ done }) => done));
    });
    const writers = Promise.all(SITES.map(async (site) => write(site, writing.signal)));
    try {
      for (const how of ["kill", "stop", "kill"] as const) {
        const old = await leader();
        const part = hub.parts.get(old);
        await part?.[how]();
        expect(await leader()).not.toBe(old);
        const { errors } = await hub.ask(`{ findDemands(first: 1) { totalCount } }`);
        expect(errors).toEqual([]);
        await part?.start();
      }
    } finally {
      writing.abort();
      await writers;
    }
    const written = await writers;
    const count = written.flat().length;
    await eventually(
      async () => clients.map(({ events }) => events.length),
      (counts) => counts.every((one) => one >= count),
    );
    for (const { events } of clients) {
      SITES.forEach((site, at) => {
        expect(events.filter(({ siteCode }) => siteCode === site).map(({ objectId }) => objectId)).toEqual(written[at]);
      });
      expect(new Set(events.map(({ cursor }) => cursor)).size).toBe(events.length);
    }
  });
});
