import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DataSource, EntityManager } from "typeorm";
import { unitOfWork } from "@park-hub/database";
import {
  appendChanges,
  FeedFollower,
  FeedServer,
  parseFeedRequest,
  pruneOutbox,
  readHead,
  renewEpoch,
  type Change,
  type FeedCursor,
  type FeedFollowerOptions,
  type FeedHeads,
} from "@park-hub/outbox";
import { collectCleanup, describeOnEachDatabase, freePort } from "@park-hub/testkit";
import { Condition } from "./condition";
import { addThings, changeOf, openSite, thingSnapshot } from "./outbox-schema";

/** A host process in small: a feed server behind a real HTTP server that can be stopped and started at one address. */
class Host {
  readonly requests: IncomingMessage[] = [];
  readonly responses: ServerResponse[] = [];
  #http: Server | undefined;
  #port = 0;

  constructor(readonly feed: FeedServer) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}/host`;
  }

  async start(): Promise<void> {
    const http = createServer((request, response) => {
      this.requests.push(request);
      this.responses.push(response);
      this.#answer(request, response).catch(() => response.writeHead(500).end());
    });
    this.#port ||= await freePort();
    await once(http.listen(this.#port, "127.0.0.1"), "listening");
    this.#http = http;
  }

  /** As a crash looks from outside. */
  async stop(): Promise<void> {
    const http = this.#http;
    this.#http = undefined;
    if (http === undefined) return;
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    http.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers["hub-identity"] === undefined) return void response.writeHead(401).end("{}");
    const path = (request.url ?? "").replace("/host", "");
    if (path !== "/feed") return this.feed.writeSnapshot(path.split("/")[2] ?? "", response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await this.feed.serve(parseFeedRequest(JSON.parse(Buffer.concat(chunks).toString())), response);
  }
}

/** A consumer that keeps what it is told, as match does: objects by id, a cursor a site. */
class Consumer {
  readonly seen = new Condition();
  readonly changes: (Change & { readonly site: string })[] = [];
  readonly batches: number[] = [];
  readonly resyncs: string[] = [];
  readonly objects = new Map<string, unknown>();
  heads: FeedHeads = {};
  connects = 0;
  disconnects = 0;
  follower: FeedFollower | undefined;

  follow(url: string, sites: readonly string[], options: Partial<FeedFollowerOptions> = {}): FeedFollower {
    this.follower = new FeedFollower({
      url,
      headers: (audience) => Promise.resolve({ "hub-identity": `test of ${audience}` }),
      sites,
      reconnect: { minMs: 1, maxMs: 20 },
      onChanges: (site, _epoch, changes) => Promise.resolve(this.take(site, changes)),
      onResync: (site, { reason }) => this.resync(site, reason),
      onHeartbeat: (heads) => this.observe(() => (this.heads = heads)),
      onConnect: () => this.observe(() => (this.connects += 1)),
      onDisconnect: () => this.observe(() => (this.disconnects += 1)),
      ...options,
    });
    return this.follower;
  }

  take(site: string, changes: readonly Change[]): void {
    this.observe(() => {
      this.batches.push(changes.length);
      for (const change of changes) {
        this.changes.push({ ...change, site });
        this.objects.set(change.objectId, change.payload);
      }
    });
  }

  async resync(site: string, reason: string): Promise<FeedCursor> {
    const snapshot = await (this.follower as FeedFollower).fetchSnapshot(site);
    for await (const object of snapshot) this.objects.set(object.objectId, object.payload);
    this.observe(() => this.resyncs.push(`${site} ${reason}`));
    return { epoch: snapshot.epoch, seq: snapshot.seq };
  }

  observe(happens: () => unknown): void {
    happens();
    this.seen.changed();
  }
}

describeOnEachDatabase("FeedServer and FeedFollower", (database) => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  const site = async (): Promise<DataSource> =>
    cleanup.add(await openSite(await database.fresh()), (opened) => opened.destroy());

  const hostOf = async (sites: Record<string, DataSource>, heartbeatMs = 20): Promise<Host> => {
    const feed = cleanup.add(new FeedServer({ heartbeatMs, pollMs: 50, ringSize: 20 }), (server) => server.close());
    for (const [code, dataSource] of Object.entries(sites))
      await feed.addSite({ code, dataSource, snapshot: thingSnapshot });
    const host = cleanup.add(new Host(feed), (started) => started.stop());
    await host.start();
    return host;
  };

  const consumerOf = (url: string, sites: readonly string[], options: Partial<FeedFollowerOptions> = {}): Consumer => {
    const consumer = new Consumer();
    cleanup.add(consumer.follow(url, sites, options), (follower) => follower.close());
    return consumer;
  };

  const start = async (dataSource: DataSource): Promise<FeedCursor> => ({
    epoch: (await readHead(dataSource)).epoch,
    seq: 0,
  });

  it("replays and then follows all sites of a host in one stream, in order, in batches", async () => {
    const [a, b] = [await site(), await site()];
    await addThings(
      a,
      Array.from({ length: 450 }, (_, index) => `a:${index}`),
    );
    await addThings(b, ["b:0"]);
    const host = await hostOf({ a, b });
    const consumer = consumerOf(host.url, ["a", "b"], { cursors: { a: await start(a), b: await start(b) } });
    await consumer.seen.until(() => consumer.changes.length === 451);
    await addThings(b, ["b:1"]);
    await addThings(a, ["a:450"]);
    await consumer.seen.until(() => consumer.changes.length === 453);
    const seqs = (code: string): number[] =>
      consumer.changes.filter((change) => change.site === code).map((change) => change.seq);
    expect(seqs("a")).toEqual(Array.from({ length: 451 }, (_, index) => index + 1));
    expect(seqs("b")).toEqual([1, 2]);
    expect(consumer.connects).toBe(1);
    expect(consumer.batches.length).toBeLessThan(50);
    expect(consumer.resyncs).toEqual([]);
  });

  it("brings a site without a cursor up from its snapshot, and continues where that ends", async () => {
    const a = await site();
    await addThings(
      a,
      Array.from({ length: 120 }, (_, index) => `a:${index}`),
    );
    await pruneOutbox(a, { olderThanMs: -1_000, keepAtLeast: 1 });
    const host = await hostOf({ a });
    const consumer = consumerOf(host.url, ["a"]);
    await consumer.seen.until(() => consumer.resyncs.length === 1 && consumer.connects === 2);
    await addThings(a, ["a:new"]);
    await consumer.seen.until(() => consumer.changes.length === 1);
    expect(consumer.objects.size).toBe(121);
    expect(consumer.resyncs).toEqual(["a NO_CURSOR"]);
    expect(consumer.changes[0]).toMatchObject({ seq: 121, objectId: "a:new" });
  });

  it("resynchronises from an unknown epoch, beyond the head and before what is kept", async () => {
    const [a, b, c] = [await site(), await site(), await site()];
    for (const dataSource of [a, b, c]) await addThings(dataSource, ["x:1", "x:2", "x:3"]);
    await pruneOutbox(c, { olderThanMs: -1_000, keepAtLeast: 1 });
    const host = await hostOf({ a, b, c });
    const cursors = {
      a: { epoch: "before the restore", seq: 3 },
      b: { ...(await start(b)), seq: 9 },
      c: await start(c),
    };
    const consumer = consumerOf(host.url, ["a", "b", "c"], { cursors });
    await consumer.seen.until(() => consumer.resyncs.length === 3);
    expect([...consumer.resyncs].sort()).toEqual(["a UNKNOWN_EPOCH", "b BEYOND_HEAD", "c PRUNED"]);
  });

  it("notices a new epoch in the middle of a stream", async () => {
    const a = await site();
    await addThings(a, ["a:1"]);
    const host = await hostOf({ a });
    const consumer = consumerOf(host.url, ["a"], { cursors: { a: await start(a) } });
    await consumer.seen.until(() => consumer.changes.length === 1);
    const epoch = await renewEpoch(a);
    await consumer.seen.until(() => consumer.resyncs.length === 1 && consumer.connects === 2);
    await addThings(a, ["a:2"]);
    await consumer.seen.until(() => consumer.changes.length === 2);
    expect(consumer.resyncs).toEqual(["a UNKNOWN_EPOCH"]);
    expect(consumer.follower?.cursors.get("a")).toEqual({ epoch, seq: 2 });
  });

  it("connects again after a crash of the host and skips nothing, repeats nothing that was taken", async () => {
    const a = await site();
    const host = await hostOf({ a });
    const consumer = consumerOf(host.url, ["a"], { cursors: { a: await start(a) } });
    await addThings(a, ["a:1"]);
    await consumer.seen.until(() => consumer.changes.length === 1);
    await host.stop();
    await addThings(a, ["a:2", "a:3"]);
    await consumer.seen.until(() => consumer.disconnects > 1);
    await host.start();
    await consumer.seen.until(() => consumer.changes.length === 3);
    expect(consumer.changes.map((change) => change.objectId)).toEqual(["a:1", "a:2", "a:3"]);
  });

  it("gives a batch again that the consumer could not take", async () => {
    const a = await site();
    await addThings(a, ["a:1", "a:2"]);
    const host = await hostOf({ a });
    let failures = 2;
    const consumer = new Consumer();
    const onChanges = async (code: string, _epoch: string, changes: readonly Change[]): Promise<void> => {
      failures -= 1;
      if (failures >= 0) throw new Error("the consumer's database is away");
      consumer.take(code, changes);
    };
    const follower = consumer.follow(host.url, ["a"], { cursors: { a: await start(a) }, onChanges });
    cleanup.add(follower, (opened) => opened.close());
    await consumer.seen.until(() => consumer.changes.length === 2);
    expect(consumer.changes.map((change) => change.objectId)).toEqual(["a:1", "a:2"]);
    expect(consumer.disconnects).toBe(2);
  });

  it("takes a host that falls silent for one that is gone", async () => {
    const a = await site();
    const host = await hostOf({ a }, 60_000);
    const told: string[] = [];
    const consumer = new Consumer();
    const follower = consumer.follow(host.url, ["a"], {
      cursors: { a: await start(a) },
      heartbeatTimeoutMs: 100,
      onConnect: () => consumer.observe(() => told.push("connected")),
      onDisconnect: (error) => consumer.observe(() => told.push(String(error))),
    });
    cleanup.add(follower, (opened) => opened.close());
    const first = (): number => told.indexOf("connected");
    await consumer.seen.until(() => told.lastIndexOf("connected") > first());
    // A host that was slow to begin its answer counts as silent too, before it and after: that is none of this test's
    expect(told[first() + 1]).toContain("Body Timeout");
  });

  it("tells the heads of every site with each heartbeat, also of one that was added meanwhile", async () => {
    const [a, b] = [await site(), await site()];
    await addThings(b, ["b:1"]);
    const host = await hostOf({ a });
    const consumer = consumerOf(host.url, ["a", "b"], { cursors: { a: await start(a), b: await start(b) } });
    await consumer.seen.until(() => Object.keys(consumer.heads).length === 1);
    await host.feed.addSite({ code: "b", dataSource: b, snapshot: thingSnapshot });
    await consumer.seen.until(() => consumer.heads.b?.seq === 1 && consumer.changes.length === 1);
    expect(consumer.connects).toBe(1);
    expect(await host.feed.heads()).toEqual(consumer.heads);
  });

  it("serves the other sites while the database of one fails", async () => {
    const [a, b] = [await site(), await openSite(await database.fresh())];
    const host = await hostOf({ a, b });
    const consumer = consumerOf(host.url, ["a", "b"], { cursors: { a: await start(a), b: await start(b) } });
    await consumer.seen.until(() => Object.keys(consumer.heads).length === 2);
    await b.destroy();
    await consumer.seen.until(() => Object.keys(consumer.heads).length === 1);
    await addThings(a, ["a:1"]);
    await consumer.seen.until(() => consumer.changes.length === 1);
    expect([Object.keys(consumer.heads), consumer.connects]).toEqual([["a"], 1]);
  });

  it("follows a site that the follower adds later", async () => {
    const [a, b] = [await site(), await site()];
    await addThings(b, ["b:1"]);
    const host = await hostOf({ a, b });
    const consumer = consumerOf(host.url, ["a"], { cursors: { a: await start(a) } });
    await consumer.seen.until(() => consumer.connects === 1);
    consumer.follower?.addSite("b", await start(b));
    await consumer.seen.until(() => consumer.changes.length === 1);
    expect([consumer.changes[0]?.site, consumer.disconnects]).toEqual(["b", 0]);
  });

  it("holds a slow consumer's changes back instead of in memory", async () => {
    const a = await site();
    const bulk = "x".repeat(20_000);
    for (let round = 0; round < 12; round += 1) {
      const changes = Array.from({ length: 100 }, (_, index) => changeOf(`a:${round}:${index}`, { bulk }));
      await unitOfWork(a, (manager) => appendChanges(manager, changes));
    }
    const host = await hostOf({ a });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const consumer = new Consumer();
    const onChanges = async (code: string, _epoch: string, changes: readonly Change[]): Promise<void> => {
      consumer.take(code, changes);
      await held;
    };
    const options = { cursors: { a: await start(a) }, onChanges, batchSize: 10, inboxSize: 50 };
    cleanup.add(consumer.follow(host.url, ["a"], options), (opened) => opened.close());
    cleanup.add(letGo, (release) => release());
    await consumer.seen.until(() => consumer.changes.length > 0);
    const response = host.responses.at(-1) as ServerResponse;
    const full = new Condition();
    const beats = setInterval(() => full.changed(), 5);
    await full.until(() => response.writableNeedDrain);
    clearInterval(beats);
    // One page of 200 changes at most waits in the host: 4 of the 24 MB
    expect(response.writableLength).toBeLessThan(5_000_000);
    expect(consumer.batches).toHaveLength(1);
    letGo();
    await consumer.seen.until(() => consumer.changes.length === 1_200);
    expect(consumer.changes.map((change) => change.seq)).toEqual(
      Array.from({ length: 1_200 }, (_, index) => index + 1),
    );
    expect(consumer.connects).toBe(1);
  });

  it("takes a snapshot of one state while others write, and tells where it ends", async () => {
    const a = await site();
    await addThings(
      a,
      Array.from({ length: 130 }, (_, index) => `a:${String(index).padStart(3, "0")}`),
    );
    const host = await hostOf({});
    const snapshot = async function* (manager: EntityManager) {
      let isFirst = true;
      for await (const object of thingSnapshot(manager)) {
        if (isFirst) await addThings(a, ["a:999"]);
        isFirst = false;
        yield object;
      }
    };
    await host.feed.addSite({ code: "a", dataSource: a, snapshot });
    const consumer = consumerOf(host.url, []);
    const read = await (consumer.follower as FeedFollower).fetchSnapshot("a");
    const ids: string[] = [];
    for await (const object of read) ids.push(object.objectId);
    expect([read.seq, ids.length, ids.includes("a:999")]).toEqual([130, 130, false]);
  });

  it("does not take a snapshot for whole that was cut off", async () => {
    const a = await site();
    await addThings(a, ["a:1"]);
    const host = await hostOf({ a });
    await host.feed.removeSite("a");
    const snapshot = async function* () {
      yield* [changeOf("a:1")];
      throw new Error("the host's database is away");
    };
    await host.feed.addSite({ code: "a", dataSource: a, snapshot });
    const consumer = consumerOf(host.url, []);
    const read = async (): Promise<void> => {
      for await (const object of await (consumer.follower as FeedFollower).fetchSnapshot("a"))
        consumer.objects.set(object.objectId, 1);
    };
    await expect(read()).rejects.toThrow();
    await expect((consumer.follower as FeedFollower).fetchSnapshot("nowhere")).rejects.toMatchObject({
      code: "SITE_BAD_ANSWER",
    });
  });

  it("is not fooled by a refusal", async () => {
    const a = await site();
    const host = await hostOf({ a });
    const errors: unknown[] = [];
    const consumer = new Consumer();
    const onDisconnect = (error: unknown): void => consumer.observe(() => errors.push(error));
    const follower = consumer.follow(host.url, ["a"], { headers: () => Promise.resolve({}), onDisconnect });
    cleanup.add(follower, (opened) => opened.close());
    await consumer.seen.until(() => errors.length > 0);
    expect(errors[0]).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(consumer.connects).toBe(0);
  });
});

describe("FeedFollower.fetchSnapshot()", () => {
  const object = JSON.stringify(changeOf("a:1"));
  it.each([
    ["without an end line", `{"epoch":"e","seq":1}\n${object}\n`],
    ["with fewer objects than its end line says", `{"epoch":"e","seq":1}\n${object}\n{"end":true,"count":2}\n`],
    ["without a cursor", `${object}\n{"end":true,"count":1}\n`],
    ["with an object that is none", `{"epoch":"e","seq":1}\n{"kind":"PROJECT"}\n{"end":true,"count":1}\n`],
    ["that is empty", ""],
  ])("does not take a snapshot %s for whole", async (_what, body) => {
    const http = createServer((_request, response) => response.end(body));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const consumer = new Consumer();
    const follower = consumer.follow(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, []);
    const read = async (): Promise<void> => {
      for await (const one of await follower.fetchSnapshot("a")) consumer.objects.set(one.objectId, one);
    };
    await expect(read()).rejects.toMatchObject({ code: "SITE_BAD_ANSWER" });
    await follower.close();
    await new Promise((resolve) => http.close(resolve));
  });
});

describe("parseFeedRequest()", () => {
  it.each([
    [null],
    [{}],
    [{ cursors: [] }],
    [{ cursors: { a: { epoch: "e" } } }],
    [{ cursors: { a: { epoch: "e", seq: -1 } } }],
  ])("refuses %j", (body) => expect(() => parseFeedRequest(body)).toThrow("feed request is not"));
});
