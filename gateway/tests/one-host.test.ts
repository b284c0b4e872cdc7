/*
 * What sites share that one process serves: its connections. Who hangs takes none from its neighbours; few connections
 * are opened and kept; a host that ends idle ones costs no request.
 */
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";

import { PUBLIC_PRINCIPAL } from "@park-hub/identity";
import { collectCleanup, type Cleanup } from "@park-hub/testkit";

import { PartFailures, StopSwitch } from "../src/operation";
import { GraphClient } from "../src/sources/graph-client";
import { GraphTransport } from "../src/sources/graph-transport";
import type { PartOutcome } from "../src/sources/read-answer";
import { idOf } from "./fake-data";
import { startFakeHub } from "./fake-hub";

describe("sites on one host", () => {
  const cleanup = collectCleanup();
  afterAll(() => cleanup.dispose());

  it("are answered while two of their neighbours hang under load", async () => {
    const deadlines = { siteQueryMs: 60_000, partQueryMs: 20_000, mutationMs: 20_000 };
    const hub = cleanup.add(await startFakeHub({ deadlines }), (started) => started.dispose());
    await hub.publish((document) => {
      const like = document.sites.filter(({ code }) => code === "baihe");
      return {
        ...document,
        sites: [...document.sites, ...like.map((site) => ({ ...site, code: "dongwu", order: 9 }))],
      };
    });
    // What hangs at the end is let go of first: the gateway waits for what it has under way
    cleanup.add(hub.first, (host) => host.stop());
    const hanging = ["baihe", "minglou"] as const;
    for (const site of hanging) hub.first.behaviour.set(site, "HANG");
    let ended = 0;
    const title = (site: string): string => `{ project(id: "${idOf(site, 1)}") { title } }`;
    const end = (): void => void (ended += 1);
    for (const site of hanging) for (let n = 0; n < 70; n += 1) void hub.ask(title(site)).then(end, end);
    const taken = (): number => hanging.reduce((sum, site) => sum + hub.first.seen(site, "lists").length, 0);
    // Both have all that they may take once what they take grows no more: the next site's answers come behind it
    while (taken() < 40) await hub.ask("{ viewer { subject } }");
    const answers = await Promise.all(Array.from({ length: 30 }, () => hub.ask(title("dongwu"))));
    expect(answers.map(({ data }) => data)).toEqual(answers.map(() => ({ project: { title: "dongwu project 1" } })));
    await hub.gateway.checkHosts();
    expect((await hub.ask(`{ site(code: "dongwu") { health } }`)).data).toEqual({ site: { health: "UP" } });
    expect([ended, taken() < 60]).toEqual([0, true]);
  });
});

describe("a gateway that closes", () => {
  it("waits for the request under way, and not for the connection that its client keeps", async () => {
    const hub = await startFakeHub();
    hub.first.behaviour.set("baihe", "HANG");
    const socket = connect(Number(new URL(hub.gateway.url).port), "127.0.0.1");
    await once(socket, "connect");
    const body = JSON.stringify({ query: `{ project(id: "${idOf("baihe", 1)}") { title } }` });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    const answered = text(socket);
    while (hub.first.seen("baihe", "lists").length === 0) await hub.ask("{ viewer { subject } }");
    const closing = hub.gateway.close();
    // What it waits for ends now, by the site's end
    await hub.first.stop();
    await closing;
    // Its end shows that the gateway ended it
    expect(await answered).toContain("SITE_UNAVAILABLE");
    await hub.dispose();
  });
});

/** A host that answers, and counts the connections that were opened to it. */
class CountingHost {
  opened = 0;
  readonly open = new Set<Socket>();
  url = "";
  private readonly server: Server;

  /** @param answersPerConnection how many go through one connection; the request behind them finds it closed. */
  constructor(answersPerConnection = Number.POSITIVE_INFINITY) {
    const answered = new Map<Socket, number>();
    this.server = createServer((incoming, outgoing) => {
      const { socket } = incoming;
      const count = (answered.get(socket) ?? 0) + 1;
      answered.set(socket, count);
      if (count > answersPerConnection) return void socket.destroy();
      incoming.resume().once("end", () => {
        outgoing.setHeader("content-type", "application/json");
        outgoing.end('{"data":{"a":1}}');
      });
    });
    this.server.on("connection", (socket: Socket) => {
      this.opened += 1;
      this.open.add(socket);
      socket.once("close", () => this.open.delete(socket));
    });
  }

  async start(keepAliveMs: number): Promise<this> {
    this.server.keepAliveTimeout = keepAliveMs;
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

describe("connections to a host", () => {
  let cleanup: Cleanup;
  beforeEach(() => {
    cleanup = collectCleanup();
  });
  afterEach(() => cleanup.dispose());

  async function clientOf(host: CountingHost, keepAliveMs = 30_000) {
    cleanup.add(await host.start(keepAliveMs), (started) => started.stop());
    const transport = cleanup.add(new GraphTransport(), (made) => made.close());
    const client = new GraphClient({ transport, identityHeaders: async () => ({}), queryDeadlineMs: 20_000 });
    return (part: string, isMutation = false): Promise<PartOutcome> => {
      const scope = {
        principal: PUBLIC_PRINCIPAL,
        requestId: "r",
        signal: new StopSwitch(),
        heads: new Map<string, string>(),
      };
      const query = isMutation ? "mutation { a }" : "{ a }";
      const endpoint = { part, baseUrl: host.url, path: "/lists/graphql" };
      return client.ask(endpoint, { query, variables: {}, isMutation }, { ...scope, failures: new PartFailures() });
    };
  }
  const ANSWERED = { kind: "answered", data: { a: 1 }, errors: [] };

  it("are few for many requests, and the same again", async () => {
    const host = new CountingHost();
    const ask = await clientOf(host);
    for (let round = 0; round < 30; round += 1) {
      const parts = ["baihe", "minglou", "fuming", "dongwu"];
      for (const outcome of await Promise.all(parts.map((part) => ask(part)))) expect(outcome).toEqual(ANSWERED);
    }
    // Four at a time; one that is still being given back is not waited for
    expect(host.opened).toBeLessThanOrEqual(12);
  });

  it("are never more than the host's bound, however many ask at once", async () => {
    const host = new CountingHost();
    const ask = await clientOf(host);
    const asked = Array.from({ length: 600 }, (_, n) => ask(`s${n % 100}`));
    for (const outcome of await Promise.all(asked)) expect(outcome).toEqual(ANSWERED);
    expect(host.opened).toBeLessThanOrEqual(64);
  });

  it("cost no query when all that are kept turn out to be dead: a firewall forgot them", async () => {
    const host = new CountingHost(1);
    const ask = await clientOf(host);
    for (let n = 0; n < 5; n += 1) {
      const outcomes = await Promise.all(["baihe", "minglou", "fuming"].map((part) => ask(part)));
      expect(outcomes).toEqual([ANSWERED, ANSWERED, ANSWERED]);
    }
    expect(host.opened).toBeGreaterThanOrEqual(15);
  });

  it("cost no mutation when the host says how long it keeps them, and ends them then", async () => {
    const host = new CountingHost();
    const ask = await clientOf(host, 1_000);
    for (let n = 0; n < 5; n += 1) {
      expect(await ask("baihe", true)).toEqual(ANSWERED);
      // The host's own clock ends it; the next mutation comes at that very moment
      for (const socket of host.open) await once(socket, "close");
    }
    expect(host.opened).toBe(5);
  });
});
