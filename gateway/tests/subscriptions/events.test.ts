/* The audits SUB of gateway/PROTOCOL.md: what holds whatever the transport. */
import { idOf } from "../fake-data";
import type { ShownResult } from "./event-stream";
import { cursorAt } from "./fake-match";
import { FOLLOW, startLiveHub, type LiveHub } from "./live-hub";

const cursorsOf = (results: readonly ShownResult[]) => results.map(({ extensions }) => extensions?.cursor);

describe("events of subscriptions", () => {
  let live: LiveHub;
  beforeEach(async () => {
    live = await startLiveHub({ subscriptions: { keptEvents: 20 } });
  });
  afterEach(() => live.dispose());

  /** A subscriber that has its first cursor and shares the channel of its equals. */
  async function follow(opening: { query?: string; token?: string; variables?: object } = {}) {
    const stream = await live.open({ query: FOLLOW, ...opening });
    const [ready] = await stream.take(1);
    return { stream, ready };
  }

  it("SUB-01 gives the cursor first when there is no `after`, and no such event when there is one", async () => {
    const { ready } = await follow();
    expect(ready?.data?.projectPublished).toEqual({
      cursor: cursorAt(0),
      kind: "SUBSCRIPTION_READY",
      projectId: null,
      snapshot: null,
      project: null,
    });
    live.match.publish(1);
    const resumed = await live.open({ query: FOLLOW, variables: { after: cursorAt(0) } });
    expect((await resumed.next())?.data?.projectPublished?.kind).toBe("PROJECT");
  });

  it("SUB-02 tells the cursor in the extensions of every result, selected or not", async () => {
    const { stream } = await follow({ query: "subscription { p: projectPublished { projectId } }" });
    live.match.publish(2);
    const results = await stream.take(2);
    expect(cursorsOf(results)).toEqual([cursorAt(1), cursorAt(2)]);
    expect(results[0]?.data).toEqual({ p: { projectId: idOf("baihe", 1) } });
  });

  it("SUB-03 gives everything behind `after` once and in order, then what happens", async () => {
    const all = live.match.publish(30);
    const byVariable = await live.open({ query: FOLLOW, variables: { after: cursorAt(5) } });
    const byText = await live.open({
      query: `subscription { projectPublished(after: "${cursorAt(5)}") { cursor } }`,
    });
    for (const stream of [byVariable, byText]) expect(cursorsOf(await stream.take(25))).toEqual(all.slice(5));
    const more = live.match.publish(3);
    for (const stream of [byVariable, byText]) expect(cursorsOf(await stream.take(3))).toEqual(more);
  });

  it("SUB-04 completes an event across graphs with the subscriber's own identity", async () => {
    const token = await live.hub.token("DEPARTMENT_OFFICER", "justice");
    const { stream } = await follow({ token });
    live.match.publish(1);
    const [result] = await stream.take(1);
    expect(result?.errors).toBeUndefined();
    expect(result?.data?.projectPublished).toMatchObject({
      snapshot: { title: "旧物博物馆" },
      project: { title: "baihe project 1", site: { name: "站点 baihe" } },
    });
    expect(live.hub.first.seen("baihe", "lists").at(-1)?.identity).toMatchObject({
      roles: ["DEPARTMENT_OFFICER"],
      site: "justice",
    });
    expect(live.match.seen.every(({ roles }) => roles[0] === "DEPARTMENT_OFFICER")).toBe(true);
  });

  it("SUB-05 a failing site costs its own part of its own events, with a named error", async () => {
    const { stream } = await follow();
    live.hub.first.behaviour.set("baihe", "HTML");
    live.match.publish(1);
    live.match.publish(1, { site: "fuming" });
    const [failed, whole] = await stream.take(2);
    expect(failed?.data?.projectPublished).toMatchObject({ cursor: cursorAt(1), snapshot: { title: "旧物博物馆" } });
    expect(failed?.data?.projectPublished?.project).toBeNull();
    expect(failed?.errors?.[0]?.extensions).toMatchObject({ code: "SITE_BAD_ANSWER", site: "baihe" });
    expect(whole?.errors).toBeUndefined();
    expect(whole?.data?.projectPublished?.project).toMatchObject({ title: "fuming project 1" });
  });

  it("SUB-06 equal subscriptions share one stream of match; other rights and other filters do not", async () => {
    const token = await live.hub.token("ANALYST");
    const equals = await Promise.all(Array.from({ length: 10 }, () => follow()));
    // Each begins with a stream of its own; equals then share one.
    await live.match.until(() => live.match.seen.length === 11 && live.match.openCount === 1);
    await follow({ token });
    await live.match.until(() => live.match.seen.length === 13 && live.match.openCount === 2);
    await follow({ query: FOLLOW.replace("after: $after", 'after: $after, filter: { sites: ["baihe"] }') });
    await live.match.until(() => live.match.seen.length === 15 && live.match.openCount === 3);
    live.match.publish(3);
    for (const { stream } of equals) expect(cursorsOf(await stream.take(3))).toEqual([1, 2, 3].map(cursorAt));
  });

  it("SUB-07 completes an event once for all that are equal", async () => {
    const equals = await Promise.all(Array.from({ length: 10 }, () => follow()));
    await live.match.until(() => live.match.openCount === 1);
    const before = live.hub.first.seen("baihe", "lists").length;
    live.match.publish(1);
    for (const { stream } of equals) await stream.take(1);
    expect(live.hub.first.seen("baihe", "lists").length - before).toBe(1);
  });

  it("SUB-08 a client that goes frees everything upstream", async () => {
    const equals = await Promise.all([follow(), follow()]);
    // Their own streams, and then the shared one.
    await live.match.until(() => live.match.seen.length === 3 && live.match.openCount === 1);
    await Promise.all(equals.map(({ stream }) => stream.close()));
    await live.match.until(() => live.match.openCount === 0);
  });

  it("SUB-09 goes on by itself when match is killed: nothing lost, nothing twice", async () => {
    const { stream } = await follow();
    live.match.publish(2);
    await stream.take(2);
    await live.match.kill();
    live.match.publish(2);
    live.match.isStarting = true;
    await live.match.start();
    live.match.publish(1);
    live.match.isStarting = false;
    expect(cursorsOf(await stream.take(3))).toEqual([3, 4, 5].map(cursorAt));
    live.match.publish(1);
    expect(cursorsOf(await stream.take(1))).toEqual([cursorAt(6)]);
  });

  it("SUB-10 tells what is wrong with a cursor, and from where on the log is kept", async () => {
    live.match.publish(5);
    live.match.pruned = 3;
    const foreign = await live.open({ query: FOLLOW, variables: { after: "nobody's" } });
    expect((await foreign.next())?.errors?.[0]?.extensions).toMatchObject({ code: "CURSOR_INVALID" });
    expect(await foreign.next()).toBeNull();
    const old = await live.open({ query: FOLLOW, variables: { after: cursorAt(1) } });
    const oldest = (await old.next())?.errors?.[0]?.extensions;
    expect(oldest).toMatchObject({ code: "CURSOR_EXPIRED", oldest: cursorAt(3) });
    const resumed = await live.open({ query: FOLLOW, variables: { after: oldest?.oldest } });
    expect(cursorsOf(await resumed.take(2))).toEqual([4, 5].map(cursorAt));
  });

  it("SUB-11 says UNAVAILABLE when match cannot be reached at all", async () => {
    await live.match.kill();
    const stream = await live.open({ query: FOLLOW });
    expect((await stream.next())?.errors?.[0]?.extensions).toMatchObject({ code: "UNAVAILABLE" });
    expect(await stream.next()).toBeNull();
  });

  it("SUB-12 tells a subscriber that fell behind where it was; resumed there, it misses nothing", async () => {
    const { stream } = await follow();
    // The stream of its own, and then the shared one.
    await live.match.until(() => live.match.seen.length === 2 && live.match.openCount === 1);
    // Far more than sockets take in: the client does not read until all of it has been told.
    const published = live.match.publish(100, { title: "长".repeat(60_000) });
    await live.match.until(() => live.match.unsentBytes === 0);
    const seen: unknown[] = [];
    let last: ShownResult | null = null;
    for (let result = await stream.next(); result !== null; result = await stream.next()) {
      last = result;
      if (result.errors === undefined) seen.push(result.extensions?.cursor);
    }
    const [error] = last?.errors ?? [];
    expect(error?.extensions).toMatchObject({ code: "SUBSCRIBER_TOO_SLOW", cursor: seen.at(-1) });
    const resumed = await live.open({ query: FOLLOW, variables: { after: error?.extensions.cursor } });
    const rest = cursorsOf(await resumed.take(published.length - seen.length));
    expect([...seen, ...rest]).toEqual(published);
  });

  it("SUB-15 brings a burst that is longer than what is kept whole to whoever reads it", async () => {
    const { stream } = await follow();
    await live.match.until(() => live.match.seen.length === 2 && live.match.openCount === 1);
    const published = live.match.publish(200);
    expect(cursorsOf(await stream.take(published.length))).toEqual(published);
  });

  it("SUB-13 ends with a word and the cursor when the gateway stops", async () => {
    const { stream } = await follow();
    live.match.publish(1);
    await stream.take(1);
    const stopped = live.hub.gateway.close();
    const last = await stream.next();
    expect(last?.errors?.[0]?.extensions).toMatchObject({ code: "UNAVAILABLE", cursor: cursorAt(1) });
    expect(await stream.next()).toBeNull();
    await stopped;
  });
});
