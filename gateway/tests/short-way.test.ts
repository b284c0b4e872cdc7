/*
 * The short way of known queries: the same answers as the long one, and only for what may take it.
 */
import { createHash } from "node:crypto";

import { request } from "undici";

import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";
import { waysOf } from "./ways-of";

interface Body {
  readonly [name: string]: unknown;
}

const ACROSS = "query Across { sites { nodes { code name projects { nodes { title organization { name } } } } } }";
const ONE = "query One($id: ID!, $isFull: Boolean = false) { project(id: $id) { title id @include(if: $isFull) } }";
const TWO = "query A { viewer { subject } } query B { viewer { roles } }";

describe("a query that is asked again", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());

  const asked = { count: 0 };
  /** The same query in a text that nobody has sent yet. */
  const unknown = (query: string): string => `${query} # ${(asked.count += 1)}`;

  async function post(body: Body, headers: Record<string, string> = {}) {
    const before = await waysOf(hub.gateway.url);
    const answer = await request(`${hub.gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "hub-request-id": "always-the-same", ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    const { date: _date, ...rest } = answer.headers;
    const after = await waysOf(hub.gateway.url);
    return { status: answer.statusCode, headers: rest, text, isShort: after.short > before.short };
  }

  async function postTwice(body: Body, headers: Record<string, string> = {}) {
    return { first: await post(body, headers), second: await post(body, headers) };
  }

  it.each<[string, Body, Record<string, string>]>([
    ["a query across sites", { query: ACROSS }, {}],
    ["variables, a default and a condition", { query: ONE, variables: { id: idOf("baihe", 1) } }, {}],
    ["one of several operations", { query: TWO, operationName: "B" }, {}],
    ["null for what is not said", { query: "{ viewer { subject } }", variables: null, operationName: null }, {}],
    ["no graph at all", { query: "{ __typename }" }, {}],
    ["an object that is not there", { query: ONE, variables: { id: idOf("baihe", 999_999) } }, {}],
    ["a site that is not there", { query: '{ project(id: "nowhere:01J0000000000000000000000A") { title } }' }, {}],
    ["the other media type", { query: ACROSS }, { accept: "application/graphql-response+json" }],
    ["several media types", { query: ACROSS }, { accept: "application/json;q=0.5, application/graphql-response+json" }],
  ])("is answered the same past Apollo Server: %s", async (_what, body, headers) => {
    const { first, second } = await postTwice({ ...body, query: unknown(String(body.query)) }, headers);
    expect([first.isShort, second.isShort]).toEqual([false, true]);
    expect({ ...second, isShort: null }).toEqual({ ...first, isShort: null });
    expect(first.status).toBe(200);
  });

  it("tells of parts that fail as it does the long way", async () => {
    const query = unknown(ACROSS);
    await post({ query });
    await hub.first.stop();
    const short = await post({ query });
    const long = await post({ query: unknown(ACROSS) });
    await hub.first.start();
    expect([short.isShort, long.isShort]).toEqual([true, false]);
    expect(JSON.parse(short.text)).toMatchObject({
      errors: [
        { path: ["sites", "nodes", 1], extensions: { code: "SITE_UNAVAILABLE", site: "baihe", affected: 1 } },
        { extensions: { code: "SITE_UNAVAILABLE", site: "minglou", affected: 1 } },
      ],
    });
    expect(JSON.parse(short.text)).toEqual(JSON.parse(long.text));
  });

  it("goes by the hash of a persisted query once that was registered", async () => {
    const query = unknown(ACROSS);
    const sha256Hash = createHash("sha256").update(query).digest("hex");
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await post({ query });
    const before = await post({ extensions });
    expect([before.isShort, JSON.parse(before.text)]).toMatchObject([
      false,
      { errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] },
    ]);
    const registered = await post({ query, extensions });
    const known = await post({ extensions });
    expect([registered.isShort, known.isShort]).toEqual([false, true]);
    expect(known.text).toBe(registered.text);
    const wrong = await post({ query: `${query} `, extensions });
    expect([wrong.isShort, wrong.status]).toEqual([false, 400]);
  });

  it.each<[string, Body]>([
    ["a mutation", { query: 'mutation { retireSite(input: { code: "nowhere" }) { problems { code } } }' }],
    ["introspection", { query: '{ __type(name: "Project") { name } }' }],
    ["a wrong variable", { query: ONE, variables: { id: { no: "id" } } }],
    ["a missing variable", { query: ONE }],
    ["an exceeded limit", { query: "query ($n: Int) { sites(first: $n) { totalCount } }", variables: { n: 9_000 } }],
    ["a batch", [{ query: ACROSS }] as unknown as Body],
    ["a document that is not valid", { query: "{ nothing }" }],
    ["variables that are no object", { query: ACROSS, variables: "{}" }],
  ])("goes the long way every time: %s", async (_what, body) => {
    await post({ query: ACROSS });
    await post({ query: ONE, variables: { id: idOf("baihe", 1) } });
    await post({ query: "query ($n: Int) { sites(first: $n) { totalCount } }", variables: { n: 2 } });
    const { first, second } = await postTwice(body);
    expect([first.isShort, second.isShort]).toEqual([false, false]);
    expect(second.text).toBe(first.text);
  });

  it("goes the long way for whom a field of it is refused, and the short one for who may use it", async () => {
    const body = { query: unknown('{ viewer { subject } matchmakingPlan(id: "none") { __typename } }') };
    const steward = { authorization: `Bearer ${await hub.token("PARK_STEWARD", "park")}` };
    await postTwice(body, steward);
    expect((await post(body, steward)).isShort).toBe(true);
    const refused = await post(body);
    expect(refused.isShort).toBe(false);
    expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });
});
