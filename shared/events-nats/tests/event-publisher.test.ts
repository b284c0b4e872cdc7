import { setTimeout as delay } from "node:timers/promises";
import { connect } from "@nats-io/transport-node";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { EventLink, EventPublisher, type EventLinkOptions } from "@park-hub/events-nats";
import { pruneOutbox, renewEpoch } from "@park-hub/outbox";
import {
  collectCleanup,
  databaseFixture,
  describeOverNats,
  freePort,
  startNatsServer,
  type NatsServer,
} from "@park-hub/testkit";
import { checkEvents } from "../src/event-link";
import { OutboxSite, seqsOf, storedOf } from "./published-site";

const RETRY = { minMs: 5, maxMs: 20 };
/** Asks until the answer is as expected; what a broker that is away answers does not count. */
async function eventually<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    const answer: T | Error = await ask().catch((error: Error) => error);
    if (!(answer instanceof Error) && isThere(answer)) return answer;
    if (Date.now() > until) throw new Error(`not there in time: ${String(answer)}`);
    await delay(5);
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describeOverNats("EventPublisher", () => {
  const cleanup = collectCleanup();
  let nats: NatsServer;
  let errors: string[];
  beforeEach(async () => {
    nats = cleanup.add(await startNatsServer(), (server) => server.stop());
    errors = [];
  });
  afterEach(() => cleanup.dispose());

  async function site(code = "baihe", like?: OutboxSite): Promise<OutboxSite> {
    const fixture = cleanup.add(databaseFixture("embedded"), (made) => made.dispose());
    return cleanup.add(await OutboxSite.open(code, await fixture.fresh(), like?.signingKey), (open) => open.close());
  }

  function publish(sites: readonly OutboxSite[], options: Partial<EventLinkOptions> = {}): () => Promise<void> {
    const link = new EventLink({
      url: nats.url,
      prefix: "hub",
      domain: null,
      keptMs: 3_600_000,
      name: "test",
      reconnect: RETRY,
      onProblem: () => undefined,
      ...options,
    });
    const onError = (_site: string, error: unknown): void => void errors.push(String(error));
    const publisher = new EventPublisher({ link, sites, retry: RETRY, onError, heartbeatMs: 50 });
    const stop = async (): Promise<void> => {
      await publisher.close();
      await link.close();
    };
    cleanup.add(stop, (end) => end());
    return stop;
  }

  /** The stream's changes of the site, once the last of them is there. */
  function untilThere(last: number, code = "baihe", url = nats.url): Promise<readonly number[]> {
    return eventually(
      () => seqsOf(url, code),
      (seqs) => seqs.at(-1) === last,
    );
  }

  it("publishes every change once and in order, what was there and what comes", async () => {
    const baihe = await site();
    await baihe.append(250);
    publish([baihe]);
    await untilThere(250);
    await baihe.append(10);
    expect(await untilThere(260)).toEqual(range(1, 260));
    const [first, ...others] = await storedOf(nats.url, "baihe");
    expect(first).toMatchObject({ seqs: range(1, 100), id: `baihe:${baihe.tail.head.epoch}:100` });
    expect(new Set([first, ...others].map((message) => message?.id)).size).toBe(others.length + 1);
  });

  it("goes on behind what is there when its process starts again", async () => {
    const baihe = await site();
    await baihe.append(30);
    const stop = publish([baihe]);
    await untilThere(30);
    await stop();
    await baihe.append(5);
    publish([baihe]);
    expect(await untilThere(35)).toEqual(range(1, 35));
  });

  it("doubles and reorders nothing when two publish one site", async () => {
    const baihe = await site();
    publish([baihe]);
    publish([baihe]);
    await baihe.append(120);
    expect(await untilThere(120)).toEqual(range(1, 120));
    expect(errors).toEqual([]);
  });

  it("loses and doubles nothing when the broker is killed again and again", async () => {
    const baihe = await site();
    publish([baihe]);
    const writing = baihe.append(300);
    for (let round = 0; round < 3; round += 1) {
      await untilMoreThan(round * 40);
      await nats.kill();
      await nats.start();
    }
    await writing;
    expect(await untilThere(300)).toEqual(range(1, 300));
  });

  async function untilMoreThan(count: number): Promise<void> {
    await eventually(
      () => seqsOf(nats.url, "baihe"),
      ({ length }) => length > count,
    );
  }

  it("publishes nothing from a copy of the database that is behind the stream, and says so", async () => {
    const current = await site();
    const stale = await site("baihe", current);
    await stale.pretendHistory(current.tail.head.epoch);
    await stale.append(2);
    await current.append(2);
    publish([stale]);
    await untilThere(2);
    publish([current]);
    await current.append(8);
    await untilThere(10);
    await stale.append(1);
    await eventually(
      async () => errors,
      ({ length }) => length > 0,
    );
    expect(errors[0]).toContain("another host publishes it");
    await current.append(1);
    expect(await untilThere(11)).toEqual(range(1, 11));
  });

  it("begins anew behind a database that was restored, with and without a new epoch", async () => {
    const before = await site();
    await before.append(9);
    const stop = publish([before]);
    await untilThere(9);
    await stop();
    const restored = await site("baihe", before);
    await restored.pretendHistory(before.tail.head.epoch);
    await restored.append(4);
    const stopRestored = publish([restored]);
    await eventually(
      () => seqsOf(nats.url, "baihe"),
      ({ length }) => length === 0,
    );
    await restored.append(1);
    expect(await untilThere(5)).toEqual([5]);
    await stopRestored();
    const epoch = await renewEpoch(restored.database);
    await restored.append(2);
    publish([restored]);
    expect(await untilThere(7)).toEqual([5, 6, 7]);
    expect((await storedOf(nats.url, "baihe")).at(-1)).toMatchObject({ epoch });
  });

  it("goes on with what is kept when the outbox was pruned before it was published", async () => {
    const baihe = await site();
    await baihe.append(10);
    await pruneOutbox(baihe.database, { olderThanMs: -1_000, keepAtLeast: 3 });
    await baihe.tail.refresh();
    publish([baihe]);
    expect(await untilThere(10)).toEqual([8, 9, 10]);
  });

  it("leaves out what no message can hold, and names it", async () => {
    const baihe = await site();
    await baihe.append(1);
    await baihe.append(1, "x".repeat(1_100_000));
    await baihe.append(1);
    publish([baihe]);
    expect(await untilThere(3)).toEqual([1, 3]);
    expect(errors).toEqual([expect.stringContaining("change 2 of")]);
  });

  it("is not thrown off by a message that somebody else wrote on the site's subject", async () => {
    const baihe = await site();
    await baihe.append(2);
    const stop = publish([baihe]);
    await untilThere(2);
    const connection = cleanup.add(await connect({ servers: nats.url }), (open) => open.close());
    const forged = { site: "baihe", epoch: "forged", changes: [{ seq: 99 }] };
    await jetstream(connection).publish("hub.feed.baihe", JSON.stringify(forged));
    await baihe.append(1);
    expect(await untilThere(3)).toEqual([1, 2, 99, 3]);
    await stop();
    expect(errors.join()).toContain("signature refused");
  });

  it("publishes through a leaf node, and catches up after the line was down", async () => {
    const port = await freePort();
    const hub = cleanup.add(
      await startNatsServer({ configuration: `leafnodes { listen: "127.0.0.1:${port}" }`, domain: "hq" }),
      (server) => server.stop(),
    );
    const remote = `leafnodes { reconnect: 1, remotes: [ { url: "nats-leaf://127.0.0.1:${port}" } ] }`;
    const leaf = cleanup.add(await startNatsServer({ hasJetStream: false, configuration: remote }), (server) =>
      server.stop(),
    );
    const baihe = await site();
    await baihe.append(3);
    publish([baihe], { url: leaf.url, domain: "hq" });
    await untilThere(3, "baihe", hub.url);
    await hub.kill();
    await baihe.append(4);
    await hub.start();
    expect(await untilThere(7, "baihe", hub.url)).toEqual(range(1, 7));
  });
});

describeOverNats("EventLink", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  const problemOf = (url: string): Promise<string> =>
    new Promise((resolve) => {
      const onProblem = ({ message }: Error): void => resolve(message);
      const link = new EventLink({ url, prefix: "hub", domain: null, keptMs: 60_000, name: "test", onProblem });
      cleanup.add(link, (open) => open.close());
    });

  it("names the setting and the rule, and shows no credentials, when there is no server", async () => {
    const port = await freePort();
    const said = await problemOf(`nats://hub:secret@127.0.0.1:${port}`);
    expect(said).toMatch(`HUB_EVENTS=nats://127.0.0.1:${port} is not reached: it must be a NATS server with JetStream`);
    expect(said).not.toContain("secret");
    await expect(checkEvents({ url: `nats://127.0.0.1:${port}`, domain: null })).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });

  it("names the setting and the rule when the server has no JetStream", async () => {
    const nats = cleanup.add(await startNatsServer({ hasJetStream: false }), (server) => server.stop());
    expect(await problemOf(nats.url)).toBe(
      `HUB_EVENTS=${nats.url} is not a NATS server with JetStream enabled (jetstream is not enabled)`,
    );
    await expect(checkEvents({ url: nats.url, domain: null })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  it("signs in with the URL's user and password, and says when they are wrong", async () => {
    // The server's patience with whoever has not signed in yet, in seconds
    const configuration = `authorization { user: hub, password: "p@ss", timeout: 60 }`;
    const nats = cleanup.add(await startNatsServer({ configuration }), (server) => server.stop());
    await checkEvents({ url: nats.url.replace("//", "//hub:p%40ss@"), domain: null });
    const said = await problemOf(nats.url.replace("//", "//hub:wrong@"));
    expect(said).toMatch(/HUB_EVENTS=.* is not reached: .*Authorization Violation/i);
    expect(said).not.toContain("wrong@");
  });

  it("refuses a stream of that name that is another", async () => {
    const nats = cleanup.add(await startNatsServer(), (server) => server.stop());
    const connection = cleanup.add(await connect({ servers: nats.url }), (open) => open.close());
    await (await jetstreamManager(connection)).streams.add({ name: "hub-feed", subjects: ["other"] });
    expect(await problemOf(nats.url)).toContain("stream hub-feed has subjects other");
  });
});
