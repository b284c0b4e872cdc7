/*
 * Writers at ten sites for a minute, twenty subscribers with cursors and three webhooks, while gateway, match, the station
 * host and the broker are killed with kill -9 in turn at random: each acknowledged demand reaches each of them once, in
 * the order of its site. `KILL_SEED` repeats a run; a failure prints it.
 */
import { randomInt } from "node:crypto";
import { setMaxListeners } from "node:events";
import {
  describeOnEachDatabase,
  feedTransports,
  schemaPrefix,
  startNatsServer,
  type NatsServer,
  type SchemaPrefix,
} from "@park-hub/testkit";
import { eventually } from "../src/eventually";
import { bundleSites, startTestHub, type TestHub } from "../src/test-hub";
import { followOverFetch, followOverSse, followOverWs, type Following } from "../20-department-follows/follow";
import { Receiver } from "../webhooks/receiver";
import { killInTurn, seededRandom, type Victim } from "./killer";
import { writeDemands } from "./writers";

const MINUTE_MS = 60_000;
const SUBSCRIBERS = 20;
const SITES = bundleSites()
  .filter(({ kind }) => kind === "STATION")
  .slice(0, 10);
const CLIENTS = [followOverWs, followOverSse, followOverFetch];
const ALL = `subscription All($after: String) { demandPosted(after: $after) { cursor kind siteCode demandId } }`;
const SOME = `subscription Some($after: String) {
  demandPosted(filter: { sites: [${SITES.slice(0, 3)
    .map(({ code }) => JSON.stringify(code))
    .join(", ")}] }, after: $after) { cursor kind siteCode demandId }
}`;

const OFFICER = { role: "DEPARTMENT_OFFICER", site: "justice" } as const;
const WEBHOOKS = [
  { path: "/all", isForAll: true, what: { filter: { event: "DEMAND_POSTED" } } },
  {
    path: "/some",
    isForAll: false,
    what: { filter: { event: "DEMAND_POSTED", sites: SITES.slice(0, 3).map(({ code }) => code) } },
  },
  {
    path: "/operation",
    isForAll: true,
    what: { operation: "subscription Told { demandPosted { cursor demandId demand { title site { name } } } }" },
  },
];

/** What a subscriber or a webhook's receiver was given, each event once. */
interface Received {
  readonly name: string;
  /** Whether it follows all sites or the first three. */
  readonly isForAll: boolean;
  readonly cursors: string[];
  readonly demandIds: string[];
}

describeOnEachDatabase("a minute of kill -9", (database) => {
  const seed = Number(process.env.KILL_SEED ?? randomInt(1_000_000));
  const stopping = new AbortController();
  setMaxListeners(SUBSCRIBERS, stopping.signal);
  const received: Received[] = [];
  const following: Promise<void>[] = [];
  const receiver = new Receiver();
  let hub: TestHub;
  let broker: NatsServer | null = null;
  let schemas: SchemaPrefix | null = null;

  beforeAll(async () => {
    await receiver.start();
    broker = feedTransports().includes("nats") ? await startNatsServer() : null;
    if (database.kind === "server") schemas = schemaPrefix();
    hub = await startTestHub({
      hosts: [{ name: "station-host", sites: SITES }],
      env: {
        HUB_WEBHOOK_FIRST_PAUSE: "100ms",
        HUB_WEBHOOK_LONGEST_PAUSE: "1s",
        HUB_WEBHOOK_LEASE: "2s",
        ...(broker === null ? {} : { HUB_EVENTS: broker.url }),
        ...(schemas === null ? {} : { HUB_DATABASE_PREFIX: schemas.prefix }),
      },
      ...(schemas === null ? {} : { databaseUrl: schemas.url }),
    });
  });
  afterAll(async () => {
    stopping.abort();
    await Promise.all(following);
    await hub?.stop();
    await receiver.stop();
    await broker?.stop();
    await schemas?.dispose();
  });

  async function subscribe(number: number): Promise<void> {
    const isForAll = number % 4 !== 3;
    const follow = CLIENTS[number % CLIENTS.length] ?? followOverSse;
    const own: Received = { name: `subscriber ${number} (${follow.name})`, isForAll, cursors: [], demandIds: [] };
    const isReady = new Promise<void>((resolve) => {
      const one: Following = {
        url: hub.url,
        token,
        query: isForAll ? ALL : SOME,
        signal: stopping.signal,
        onResult: ({ data }) => {
          resolve();
          note(own, data?.demandPosted);
        },
      };
      following.push(follow(one));
    });
    received.push(own);
    await isReady;
  }

  /** Registers a webhook to an endpoint of that path. */
  async function register(path: string, what: Readonly<Record<string, unknown>>): Promise<void> {
    const { data, errors } = await hub.ask<{ createWebhook: { secret: string | null; problems: unknown } | null }>(
      `mutation Create($input: CreateWebhookInput!) { createWebhook(input: $input) { secret problems { message } } }`,
      { input: { url: receiver.url(path), ...what } },
      OFFICER,
    );
    const secret = data?.createWebhook?.secret;
    if (secret === null || secret === undefined) throw new Error(JSON.stringify({ errors, data }));
    receiver.knows(path, secret);
  }

  /** What an endpoint makes of its messages, each `webhook-id` once. */
  function atEndpoint({ path, isForAll }: (typeof WEBHOOKS)[number]): Received {
    const own: Received = { name: `webhook ${path}`, isForAll, cursors: [], demandIds: [] };
    const messages = new Map(receiver.at(path).map((message) => [message.id, message]));
    for (const { cursor, data } of messages.values()) note(own, { cursor, demandId: data?.demandPosted?.demandId });
    return own;
  }

  let token = "";

  /** The parts that are killed, as they are now. */
  function victims(): readonly Victim[] {
    const parts = ["gateway", "match", "station-host"].flatMap((name): readonly Victim[] => {
      const part = hub.parts.get(name);
      return part === undefined ? [] : [{ name, kill: () => part.kill(), start: () => part.start() }];
    });
    const server = broker;
    if (server === null) return parts;
    return [...parts, { name: "nats", kill: () => server.kill(), start: () => server.start() }];
  }

  it(`loses nothing, doubles nothing and keeps the order (seed ${seed})`, async () => {
    token = await hub.token(OFFICER);
    for (const { path, what } of WEBHOOKS) await register(path, what);
    await Promise.all(Array.from({ length: SUBSCRIBERS }, (_, number) => subscribe(number)));

    const writing = new AbortController();
    const writers = SITES.map(async ({ code: site }) => {
      const own = await hub.token({ role: "STATION_WORKER", site });
      return [site, await writeDemands({ url: hub.url, site, token: own, signal: writing.signal })] as const;
    });
    const killed = await killInTurn(victims(), seededRandom(seed), AbortSignal.timeout(MINUTE_MS)).finally(() =>
      writing.abort(),
    );
    const written = new Map(await Promise.all(writers));

    expect(receiver.forged).toEqual([]);
    expect(new Set(killed)).toEqual(new Set(victims().map(({ name }) => name)));
    const all = [...written.values()].flat();
    expect(all.length).toBeGreaterThan(SITES.length * 10);
    const some = SITES.slice(0, 3).flatMap(({ code }) => written.get(code) ?? []);
    const everybody = () => [...received, ...WEBHOOKS.map(atEndpoint)];
    const missing = () =>
      everybody().map(({ isForAll, demandIds }) => (isForAll ? all : some).length - demandIds.length);
    await eventually(
      async () => missing(),
      (counts) => counts.every((count) => count <= 0),
      90_000,
    );
    for (const { name, isForAll, cursors, demandIds } of everybody()) {
      expect({ name, twice: cursors.length - new Set(cursors).size }).toEqual({ name, twice: 0 });
      for (const [site, ids] of written) {
        const wanted = isForAll || some.includes(ids[0] ?? "") ? ids : [];
        expect({ name, site, ids: demandIds.filter((id) => id.startsWith(`${site}:`)) }).toEqual({
          name,
          site,
          ids: wanted,
        });
      }
    }
  }, 600_000);
});

function note(own: Received, event: { readonly cursor: string; readonly demandId?: unknown } | null | undefined): void {
  if (event === null || event === undefined || typeof event.demandId !== "string") return;
  own.cursors.push(event.cursor);
  own.demandIds.push(event.demandId);
}
