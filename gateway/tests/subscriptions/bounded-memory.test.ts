/* The audit LIM-03 of gateway/PROTOCOL.md: what is in memory for clients that do not read, and that it goes with them. */
import { once } from "node:events";

import WebSocket from "ws";

import { EventStream, type ShownResult } from "./event-stream";
import { cursorAt } from "./fake-match";
import { FOLLOW, startLiveHub, type LiveHub } from "./live-hub";

const KEPT_EVENTS = 20;
const PUBLISHED = 100;
/** Far more than the buffers of a connection take. */
const TITLE = "长".repeat(60_000);
const TITLE_BYTES = Buffer.byteLength(TITLE);
const NOTHING = { subscriptions: 0, channels: 0, upstreams: 0, keptEvents: 0, unreadBytes: 0 };

/** A client that can stop reading. */
interface Client {
  pause(): void;
  /** Reads on to the end of the subscription; gives all that it was told. */
  readOn(): Promise<readonly ShownResult[]>;
  close(): Promise<void>;
}

/** Reads one block at a time: nothing while it is not asked to. */
async function overSse(url: string): Promise<Client> {
  const stream = await EventStream.open(url, { query: FOLLOW });
  await stream.next();
  return {
    pause: () => undefined,
    readOn: async () => {
      const results: ShownResult[] = [];
      for (let result = await stream.next(); result !== null; result = await stream.next()) results.push(result);
      return results;
    },
    close: () => stream.close(),
  };
}

async function overWebSocket(url: string): Promise<Client> {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  const results: ShownResult[] = [];
  let ready: () => void = () => undefined;
  let completed: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (ready = resolve));
  const isCompleted = new Promise<void>((resolve) => (completed = resolve));
  socket.on("message", (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString()) as { readonly type: string; readonly payload?: ShownResult };
    if (type === "connection_ack") {
      socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: FOLLOW } }));
    }
    if (type === "next" && payload?.data?.projectPublished?.kind === "SUBSCRIPTION_READY") ready();
    else if (type === "next" && payload !== undefined) results.push(payload);
    if (type === "complete") completed();
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  await isReady;
  return {
    pause: () => socket.pause(),
    readOn: async () => {
      socket.resume();
      await isCompleted;
      return results;
    },
    close: async () => {
      const closed = once(socket, "close");
      socket.terminate();
      await closed;
    },
  };
}

describe("clients that do not read", () => {
  let live: LiveHub;
  beforeEach(async () => {
    // Clients that do not read answer no ping either: none is sent that would cut them off
    live = await startLiveHub({ subscriptions: { keptEvents: KEPT_EVENTS, pingMs: 600_000 } });
  });
  afterEach(() => live.dispose());

  /** What the gateway says that subscriptions cost it. */
  async function costs() {
    const text = await (await fetch(`${live.hub.gateway.url}/metrics`)).text();
    const of = (name: string) => Number(new RegExp(`^hub_gateway_${name} (\\d+)$`, "m").exec(text)?.[1]);
    return {
      subscriptions: of("subscriptions"),
      channels: of("subscription_channels"),
      upstreams: of("subscription_upstreams"),
      keptEvents: of("subscription_kept_events"),
      unreadBytes: of("subscription_unread_bytes"),
    };
  }

  it.each([
    ["event streams", overSse],
    ["WebSocket", overWebSocket],
  ])(
    "LIM-03 over %s cost a bounded number of events and one result each, and nothing when they have gone",
    async (_over, open) => {
      const reader = await live.open({ query: FOLLOW });
      await reader.next();
      const clients = await Promise.all([open(live.url), open(live.url), open(live.url)]);
      // Their own streams, and then the shared one.
      await live.match.until(() => live.match.seen.length === clients.length + 2 && live.match.openCount === 1);
      for (const client of clients) client.pause();
      // One that reads shows when an event has been told.
      for (let count = 0; count < PUBLISHED; count += 1) {
        live.match.publish(1, { title: TITLE });
        await reader.take(1);
      }

      const { keptEvents, unreadBytes, ...rest } = await costs();
      expect(rest).toEqual({ subscriptions: clients.length + 1, channels: 1, upstreams: 1 });
      expect(keptEvents).toBe(KEPT_EVENTS);
      expect(unreadBytes).toBeGreaterThan(0);
      expect(unreadBytes).toBeLessThan(clients.length * 2 * TITLE_BYTES);

      const [first] = clients;
      const told = (await first?.readOn()) ?? [];
      const [error] = told.at(-1)?.errors ?? [];
      const lastSeen = told.at(-2)?.extensions?.cursor;
      expect(told.length).toBeLessThan(PUBLISHED - KEPT_EVENTS);
      expect(error?.extensions).toMatchObject({ code: "SUBSCRIBER_TOO_SLOW", cursor: lastSeen ?? cursorAt(0) });

      await Promise.all([reader, ...clients].map((client) => client.close()));
      await live.match.until(() => live.match.openCount === 0);
      let left = await costs();
      while (left.subscriptions > 0 || left.unreadBytes > 0) left = await costs();
      expect(left).toEqual(NOTHING);
    },
  );

  it("SUB-07 completes nothing for a position, and an event once for all that ask the same", async () => {
    const completions = async () => {
      const text = await (await fetch(`${live.hub.gateway.url}/metrics`)).text();
      return Number(/^hub_gateway_subscription_completions_total (\d+)$/m.exec(text)?.[1]);
    };
    const streams = await Promise.all(Array.from({ length: 10 }, () => live.open({ query: FOLLOW })));
    for (const stream of streams) await stream.next();
    await live.match.until(() => live.match.openCount === 1);
    const before = await completions();
    live.match.beat();
    live.match.publish(3);
    for (const stream of streams) await stream.take(3);
    expect((await completions()) - before).toBe(3);
    const asked = live.hub.first.seen("baihe", "lists").length;
    live.match.beat();
    live.match.publish(1);
    await streams[0]?.take(1);
    expect(live.hub.first.seen("baihe", "lists").length - asked).toBe(1);
  });
});
