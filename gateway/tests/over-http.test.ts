/*
 * GraphQL over HTTP as clients use it: GET and POST, media types, statuses, request ids, CORS.
 */
import { request } from "undici";

import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";

describe("GraphQL over HTTP", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());

  async function post(body: string, headers: Record<string, string> = {}) {
    const answer = await request(`${hub.gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      json: JSON.parse(text) as Record<string, unknown>,
    };
  }

  it("answers queries by GET, with variables", async () => {
    const query = new URLSearchParams({
      query: "query ($id: ID!) { project(id: $id) { title } }",
      variables: JSON.stringify({ id: idOf("baihe", 1) }),
    });
    const { statusCode, body } = await request(`${hub.gateway.url}/graphql?${query.toString()}`);
    expect([statusCode, await body.json()]).toEqual([200, { data: { project: { title: "baihe project 1" } } }]);
  });

  it("carries out no mutation by GET", async () => {
    const query = new URLSearchParams({
      query: `mutation { retireSite(input: { code: "baihe" }) { problems { code } } }`,
    });
    const { statusCode, body } = await request(`${hub.gateway.url}/graphql?${query.toString()}`);
    await body.dump();
    expect(statusCode).toBe(405);
  });

  it("speaks application/graphql-response+json to who asks for it", async () => {
    const accept = "application/graphql-response+json";
    const answer = await post(JSON.stringify({ query: "{ viewer { subject } }" }), { accept });
    expect(answer.headers["content-type"]).toContain(accept);
    expect((await post(JSON.stringify({ query: "{ nothing }" }), { accept })).status).toBe(400);
    expect((await post(JSON.stringify({ query: "{ nothing }" }))).status).toBe(200);
  });

  it.each([
    ["a syntax error", JSON.stringify({ query: "{ sites {" }), 200, "BAD_REQUEST"],
    ["an unknown field", JSON.stringify({ query: "{ sites { nothing } }" }), 200, "VALIDATION"],
    ["a missing variable", JSON.stringify({ query: "query ($c: ID!) { site(code: $c) { name } }" }), 200, "VALIDATION"],
    ["a body that is no JSON", "{", 400, "BAD_REQUEST"],
    ["a body without a query", "{}", 400, "BAD_REQUEST"],
    ["a batch", JSON.stringify([{ query: "{ viewer { subject } }" }]), 400, "BAD_REQUEST"],
    ["a subscription", JSON.stringify({ query: "subscription { changes { cursor } }" }), 405, "BAD_REQUEST"],
    ["an operation too deep", JSON.stringify({ query: deep(20) }), 400, "LIMIT_EXCEEDED"],
    [
      "a page too large",
      JSON.stringify({ query: "query ($n: Int = 5000) { sites(first: $n) { totalCount } }" }),
      400,
      "LIMIT_EXCEEDED",
    ],
    [
      "a body too large",
      JSON.stringify({ query: `{ viewer { subject } } # ${"x".repeat(300_000)}` }),
      413,
      "PAYLOAD_TOO_LARGE",
    ],
  ])("answers %s as the client's mistake", async (_what, body, status, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.json.errors).toMatchObject([{ extensions: { code } }]);
    expect(answer.text).not.toMatch(/stacktrace|node_modules|127\.0\.0\.1/);
  });

  it("takes JSON only", async () => {
    expect((await post("query=x", { "content-type": "text/plain" })).status).toBe(415);
  });

  it("gives every answer its request id, the client's own when it is well-formed", async () => {
    const body = JSON.stringify({ query: `{ project(id: "${idOf("baihe", 1)}") { title } }` });
    expect((await post(body, { "hub-request-id": "client-1234" })).headers["hub-request-id"]).toBe("client-1234");
    expect((await post(body)).headers["hub-request-id"]).toMatch(/^[\w-]{36}$/);
  });

  it("lets pages of configured origins ask", async () => {
    const preflight = async (origin: string) => {
      const { headers, body } = await request(`${hub.gateway.url}/graphql`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
      });
      await body.dump();
      return headers["access-control-allow-origin"];
    };
    expect(await preflight("https://dashboard.example")).toBe("https://dashboard.example");
    expect(await preflight("https://elsewhere.example")).toBeUndefined();
  });

  it.each(["authorization", "last-event-id", "apollographql-client-name", "hub-request-id", "x-request-id"])(
    "lets pages of the configured origins send %s",
    async (name) => {
      const { headers } = await request(`${hub.gateway.url}/graphql`, {
        method: "OPTIONS",
        headers: {
          origin: "https://dashboard.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": name,
        },
      });
      expect(String(headers["access-control-allow-headers"]).split(/,\s*/)).toContain(name);
    },
  );

  it("says behind CORS that answers differ by origin, errors too", async () => {
    const origin = "https://dashboard.example";
    const { headers, body } = await request(`${hub.gateway.url}/graphql`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: "{",
    });
    await body.dump();
    expect(headers["access-control-allow-origin"]).toBe(origin);
    expect(String(headers.vary).toLowerCase()).toContain("origin");
  });

  it("introspects", async () => {
    const { json } = await post(JSON.stringify({ query: '{ __type(name: "Project") { fields { name } } }' }));
    expect(JSON.stringify(json)).toContain("suitableDemands");
  });
});

function deep(levels: number): string {
  return `{ area(code: "330212001") ${"{ parent ".repeat(levels)}{ code }${" }".repeat(levels)} }`;
}
