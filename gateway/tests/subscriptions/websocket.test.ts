/* The audits WS of gateway/PROTOCOL.md: the graphql-transport-ws protocol. */
import { once } from "node:events";

import { generateSigningKey, issueDevelopmentToken, publicKeyOf, type SigningJwk } from "@park-hub/identity";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

import { cursorAt } from "./fake-match";
import { FOLLOW, startLiveHub, type LiveHub } from "./live-hub";

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A socket that speaks the protocol by hand. */
class Socket {
  private readonly messages: Message[] = [];
  private wake: () => void = () => undefined;
  pings = 0;

  constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()) as Message);
      this.wake();
    });
    socket.on("ping", () => {
      this.pings += 1;
      this.wake();
    });
    socket.on("close", () => this.wake());
  }

  send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The next message that is no ping of the protocol. */
  async next(): Promise<Message> {
    for (;;) {
      const message = this.messages.shift();
      if (message !== undefined) return message;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error("the socket was closed");
      await this.change();
    }
  }

  change(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

describe("subscriptions over WebSocket", () => {
  let live: LiveHub;
  let key: SigningJwk;
  const sockets: WebSocket[] = [];
  beforeAll(async () => {
    key = await generateSigningKey();
    live = await startLiveHub({
      bearer: { mode: "development", publicKey: publicKeyOf(key) },
      // A client that does not answer a ping before the next one is cut off: more than a busy machine stands still
      subscriptions: { pingMs: 3_000 },
      subscriptionLimits: { maxConnections: 100, maxSubscriptions: 2, maxStartsPerMinute: 1_000 },
    });
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.terminate()));
  afterAll(() => live.dispose());

  const tokenFor = (subject: string, lifetimeS = 60) =>
    issueDevelopmentToken({ key, roles: ["ANALYST"], subject, lifetimeS });

  function dial(path = "/graphql", headers: Record<string, string> = {}): WebSocket {
    const socket = new WebSocket(live.hub.gateway.url.replace("http", "ws") + path, "graphql-transport-ws", {
      headers,
    });
    sockets.push(socket);
    return socket;
  }

  async function connect(payload?: object, headers: Record<string, string> = {}): Promise<Socket> {
    const opened = dial("/graphql", headers);
    const socket = new Socket(opened);
    await once(opened, "open");
    socket.send({ type: "connection_init", payload });
    expect(await socket.next()).toEqual({ type: "connection_ack" });
    return socket;
  }

  it("WS-01 gives events as next messages; complete frees everything upstream", async () => {
    const socket = await connect();
    socket.send({ type: "subscribe", id: "1", payload: { query: FOLLOW } });
    const ready = await socket.next();
    expect(ready).toMatchObject({
      type: "next",
      id: "1",
      payload: { data: { projectPublished: { kind: "SUBSCRIPTION_READY" } } },
    });
    const [cursor] = live.match.publish(1);
    expect(await socket.next()).toMatchObject({ type: "next", payload: { extensions: { cursor } } });
    live.hub.first.behaviour.set("baihe", "HTML");
    live.match.publish(1);
    expect(await socket.next()).toMatchObject({
      type: "next",
      payload: { data: { projectPublished: {} }, errors: [{ extensions: { code: "SITE_BAD_ANSWER", site: "baihe" } }] },
    });
    live.hub.first.behaviour.clear();
    socket.send({ type: "complete", id: "1" });
    await live.match.until(() => live.match.openCount === 0);
  });

  it("WS-02 a client that vanishes frees everything upstream", async () => {
    const socket = await connect();
    const before = live.match.seen.length;
    socket.send({ type: "subscribe", id: "1", payload: { query: FOLLOW } });
    await socket.next();
    await live.match.until(() => live.match.seen.length === before + 2 && live.match.openCount === 1);
    socket.socket.terminate();
    await live.match.until(() => live.match.openCount === 0);
  });

  it("WS-03 a bad document costs itself and not the socket", async () => {
    const socket = await connect();
    for (const query of [
      "subscription {",
      "subscription { nothing }",
      "subscription F($x: Boolean!) { changes @include(if: $x) { cursor } }",
    ]) {
      socket.send({ type: "subscribe", id: "bad", payload: { query, variables: { x: true } } });
      expect(await socket.next()).toMatchObject({
        type: "error",
        id: "bad",
        payload: [{ extensions: { code: "VALIDATION" } }],
      });
    }
    socket.send({ type: "subscribe", id: "good", payload: { query: FOLLOW } });
    expect(await socket.next()).toMatchObject({ type: "next", id: "good" });
  });

  it("WS-04 knows the client by connection_init or by its header, and turns a bad token away with 4403", async () => {
    const authorization = `Bearer ${await tokenFor("known")}`;
    const viewer = { type: "subscribe", id: "v", payload: { query: "{ viewer { roles } }" } };
    for (const socket of [await connect({ authorization }), await connect(undefined, { authorization })]) {
      socket.send(viewer);
      expect(await socket.next()).toMatchObject({ payload: { data: { viewer: { roles: ["ANALYST"] } } } });
    }
    const forged = dial();
    await once(forged, "open");
    forged.send(JSON.stringify({ type: "connection_init", payload: { authorization: "Bearer forged" } }));
    const [code] = (await once(forged, "close")) as [number];
    expect(code).toBe(4403);
  });

  it("WS-05 runs queries and mutations as the HTTP endpoint does", async () => {
    const socket = await connect();
    socket.send({ type: "subscribe", id: "q", payload: { query: "{ sites { nodes { code } } }" } });
    expect(await socket.next()).toMatchObject({ type: "next", id: "q", payload: { data: { sites: {} } } });
    expect(await socket.next()).toEqual({ type: "complete", id: "q" });
  });

  it("WS-06 gives signs of life", async () => {
    const socket = await connect();
    while (socket.pings < 2) {
      if (socket.socket.readyState === WebSocket.CLOSED) throw new Error(`cut after ${socket.pings} pings`);
      await socket.change();
    }
  });

  it("WS-07 serves /graphql only", async () => {
    const socket = dial("/elsewhere");
    const [error] = (await once(socket, "error")) as [Error];
    expect(error.message).toContain("404");
  });

  it("WS-08 a principal has so many subscriptions, and has them again when they end", async () => {
    const socket = await connect({ authorization: `Bearer ${await tokenFor("busy")}` });
    for (const id of ["1", "2"]) {
      socket.send({ type: "subscribe", id, payload: { query: FOLLOW } });
      expect(await socket.next()).toMatchObject({ type: "next", id });
    }
    socket.send({ type: "subscribe", id: "3", payload: { query: FOLLOW } });
    expect(await socket.next()).toMatchObject({ type: "error", payload: [{ extensions: { code: "LIMIT_EXCEEDED" } }] });
    socket.send({ type: "complete", id: "1" });
    socket.send({ type: "subscribe", id: "4", payload: { query: FOLLOW } });
    expect(await socket.next()).toMatchObject({ type: "next", id: "4" });
  });

  it("WS-09 a token that ends, ends its subscriptions with a word and the socket with 4403", async () => {
    // Its first event must come while the token holds: longer than a busy machine stands still
    const socket = await connect({ authorization: `Bearer ${await tokenFor("short", 5)}` });
    const closed = once(socket.socket, "close");
    socket.send({ type: "subscribe", id: "1", payload: { query: FOLLOW } });
    await socket.next();
    expect(await socket.next()).toMatchObject({
      type: "next",
      payload: { errors: [{ extensions: { code: "UNAUTHENTICATED", cursor: expect.any(String) } }] },
    });
    expect(await socket.next()).toEqual({ type: "complete", id: "1" });
    expect((await closed)[0]).toBe(4403);
  });

  it("WS-10 is what the client library graphql-ws expects", async () => {
    const client = createClient({ url: live.url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
    const results = client.iterate({ query: FOLLOW, variables: { after: cursorAt(0) } });
    expect((await results.next()).value).toMatchObject({ extensions: { cursor: cursorAt(1) } });
    await results.return?.();
    await client.dispose();
  });
});
