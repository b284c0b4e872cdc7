/* The audits SSE, HTTP and LIM of gateway/PROTOCOL.md: event streams, plain requests, limits, tokens that end. */
import { generateSigningKey, issueDevelopmentToken, publicKeyOf, type SigningJwk } from "@park-hub/identity";
import { createClient } from "graphql-sse";

import { cursorAt } from "./fake-match";
import { FOLLOW, startLiveHub, type LiveHub } from "./live-hub";

describe("subscriptions over server-sent events", () => {
  let live: LiveHub;
  let key: SigningJwk;
  beforeAll(async () => {
    key = await generateSigningKey();
    live = await startLiveHub({
      bearer: { mode: "development", publicKey: publicKeyOf(key) },
      subscriptions: { pingMs: 30 },
      subscriptionLimits: { maxConnections: 3, maxSubscriptions: 3, maxStartsPerMinute: 1_000 },
    });
  });
  afterAll(() => live.dispose());

  const tokenFor = (subject: string, lifetimeS = 60) =>
    issueDevelopmentToken({ key, roles: ["ANALYST"], subject, lifetimeS });

  it("SSE-01 opens with 200, the type of event streams and the request's id, and nothing may be cached or buffered", async () => {
    const stream = await live.open({ query: FOLLOW, headers: { "hub-request-id": "follow-000001" } });
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      "hub-request-id": "follow-000001",
    });
    await stream.close();
  });

  it("SSE-02 gives every event its cursor as id, and goes on from Last-Event-ID before `after`", async () => {
    const [first = "", second = "", third = ""] = live.match.publish(3);
    const stream = await live.open({
      query: FOLLOW,
      variables: { after: cursorAt(0) },
      headers: { "last-event-id": first },
    });
    const ids: string[] = [];
    while (ids.length < 2) {
      const block = await stream.block();
      if (block === null) throw new Error(`the stream ended after ${ids.length} of 2 events`);
      if (block.event === "next") ids.push(block.id);
    }
    expect(ids).toEqual([second, third]);
    await stream.close();
  });

  it("SSE-03 tells what is wrong with a document in the stream, then completes", async () => {
    for (const query of [
      "subscription {",
      "subscription { nothing }",
      "subscription F($x: Boolean!) { changes @include(if: $x) { cursor } }",
    ]) {
      const stream = await live.open({ query, variables: { x: true } });
      expect((await stream.next())?.errors?.[0]?.extensions.code).toBe("VALIDATION");
      expect(await stream.next()).toBeNull();
    }
  });

  it("SSE-04 refuses a bad token with 401 before the stream", async () => {
    const stream = await live.open({ query: FOLLOW, token: "forged" });
    expect([stream.status, await stream.text()]).toEqual([401, expect.stringContaining("UNAUTHENTICATED")]);
  });

  it("SSE-05 takes GET as EventSource sends it", async () => {
    const stream = await live.open({ query: FOLLOW, method: "GET" });
    expect((await stream.next())?.data?.projectPublished?.kind).toBe("SUBSCRIPTION_READY");
    await stream.close();
  });

  it("SSE-06 answers a query in the stream where nothing else is accepted, and as JSON where it is", async () => {
    const stream = await live.open({ query: "{ sites { nodes { code } } }" });
    expect((await stream.next())?.data?.sites).toBeTruthy();
    expect(await stream.next()).toBeNull();
    const both = { accept: "application/json, text/event-stream" };
    const json = await live.open({ query: "{ sites { nodes { code } } }", headers: both });
    expect(json.headers["content-type"]).toContain("application/json");
    const followed = await live.open({ query: FOLLOW, headers: both });
    expect(followed.headers["content-type"]).toContain("text/event-stream");
    await followed.close();
  });

  it("SSE-07 gives signs of life while nothing happens", async () => {
    const stream = await live.open({ query: FOLLOW });
    await stream.take(1);
    expect((await stream.block())?.text).toBe(":");
    expect((await stream.block())?.text).toBe(":");
    await stream.close();
  });

  it("SSE-08 is what the client library graphql-sse expects", async () => {
    const client = createClient({ url: live.url, retryAttempts: 0 });
    const results = client.iterate<{ projectPublished: { kind: string; cursor: string } }>({ query: FOLLOW });
    expect((await results.next()).value).toMatchObject({ data: { projectPublished: { kind: "SUBSCRIPTION_READY" } } });
    const [cursor] = live.match.publish(1);
    expect((await results.next()).value).toMatchObject({
      data: { projectPublished: { cursor } },
      extensions: { cursor },
    });
    await results.return?.();
    client.dispose();
  });

  it("HTTP-01 a subscription by plain POST is a clear 405", async () => {
    const answer = await live.hub.ask(FOLLOW);
    expect(answer.status).toBe(405);
    expect(answer.errors[0]).toMatchObject({
      message: expect.stringContaining("text/event-stream"),
      extensions: { code: "BAD_REQUEST" },
    });
  });

  it("LIM-01 a principal has so many connections; others have their own", async () => {
    const token = await tokenFor("busy");
    const streams = await Promise.all([1, 2, 3].map(() => live.open({ query: FOLLOW, token })));
    await Promise.all(streams.map((stream) => stream.take(1)));
    const fourth = await live.open({ query: FOLLOW, token });
    expect((await fourth.next())?.errors?.[0]).toMatchObject({
      message: "number of connections with subscriptions 4 exceeds the limit of 3",
      extensions: { code: "LIMIT_EXCEEDED" },
    });
    const other = await live.open({ query: FOLLOW, token: await tokenFor("quiet") });
    expect((await other.next())?.errors).toBeUndefined();
    await Promise.all([other, ...streams].map((stream) => stream.close()));
  });

  it("LIM-02 a token that ends, ends the stream with a word and the cursor", async () => {
    // Its first event must come while the token holds: longer than a busy machine stands still
    const stream = await live.open({ query: FOLLOW, token: await tokenFor("short", 5) });
    const [ready] = await stream.take(1);
    const last = await stream.next();
    expect(last?.errors?.[0]).toMatchObject({
      message: expect.stringContaining("the token has expired"),
      extensions: { code: "UNAUTHENTICATED", cursor: ready?.extensions?.cursor },
    });
    expect(await stream.next()).toBeNull();
  });
});
