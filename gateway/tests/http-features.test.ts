/*
 * What the HTTP edge does around the graph: compression, caching, persisted and trusted documents, limits, the log.
 */
import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { temporaryDirectory } from "@park-hub/testkit";
import { createClient } from "graphql-ws";
import { request } from "undici";
import { WebSocket } from "ws";

import { startFakeHub, type FakeHub } from "./fake-hub";

interface Line {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

const SITES = "query Sites { sites { nodes { code name area { code name } } } }";

async function send(url: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await request(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.statusCode, headers: answer.headers, bytes: Buffer.from(await answer.body.arrayBuffer()) };
}

function read(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString("utf8"));
}

describe("the HTTP edge", () => {
  const lines: Line[] = [];
  const logged = new EventEmitter();
  const note = (fields: object, message: string): void => {
    lines.push({ fields: { ...fields }, message });
    if ("requestId" in fields) logged.emit(String(fields.requestId));
  };
  let hub: FakeHub;
  let url: string;
  beforeAll(async () => {
    hub = await startFakeHub({
      logger: { debug: note, info: note, warn: note, error: note },
      http: { compressFromBytes: 200 },
    });
    url = `${hub.gateway.url}/graphql`;
  });
  afterAll(() => hub.dispose());

  it("compresses long answers for who accepts it", async () => {
    const plain = await send(url, { query: SITES });
    const br = await send(url, { query: SITES }, { "accept-encoding": "gzip, br" });
    const gzip = await send(url, { query: SITES }, { "accept-encoding": "gzip;q=0.5, br;q=0" });
    expect([plain, br, gzip].map(({ headers }) => headers["content-encoding"])).toEqual([undefined, "br", "gzip"]);
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
    expect(plain.headers.vary).toContain("accept-encoding");
    const short = await send(url, { query: "{ __typename }" }, { "accept-encoding": "br" });
    expect(short.headers["content-encoding"]).toBeUndefined();
  });

  it("lets a client keep a query by GET and answers 304 while nothing changed", async () => {
    const address = `${url}?${new URLSearchParams({ query: SITES }).toString()}`;
    const first = await request(address);
    const etag = String(first.headers.etag);
    expect(first.headers).toMatchObject({ "cache-control": "private, no-cache", etag: expect.stringMatching(/^W\//) });
    expect(String(first.headers.vary)).toContain("authorization");
    await first.body.dump();
    const second = await request(address, { headers: { "if-none-match": etag } });
    expect([second.statusCode, await second.body.text()]).toEqual([304, ""]);
    const third = await request(address, { headers: { "if-none-match": 'W/"other"' } });
    await third.body.dump();
    expect(third.statusCode).toBe(200);
    expect((await send(url, { query: SITES })).headers["cache-control"]).toBe("no-store");
  });

  it("knows an automatic persisted query after it was told once", async () => {
    const persistedQuery = { version: 1, sha256Hash: createHash("sha256").update(SITES).digest("hex") };
    const unknown = await send(url, { extensions: { persistedQuery } });
    expect(read(unknown.bytes)).toMatchObject({ errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] });
    expect((await send(url, { query: SITES, extensions: { persistedQuery } })).status).toBe(200);
    const search = new URLSearchParams({ extensions: JSON.stringify({ persistedQuery }) });
    const known = await request(`${url}?${search.toString()}`);
    expect(await known.body.json()).toMatchObject({ data: { sites: { nodes: expect.any(Array) } } });
  });

  it("refuses a batch and says so", async () => {
    const batch = await send(url, [{ query: SITES }, { query: SITES }]);
    expect([batch.status, read(batch.bytes)]).toMatchObject([400, { errors: [{ message: /batching disabled/i }] }]);
  });

  it("names the limit that a body exceeds", async () => {
    const { status, bytes } = await send(url, { query: `# ${"x".repeat(300_000)}` });
    expect(status).toBe(413);
    expect(read(bytes)).toMatchObject({
      errors: [{ message: "the body exceeds the limit of 200000 bytes", extensions: { code: "PAYLOAD_TOO_LARGE" } }],
    });
  });

  it("takes and gives the request's id under both names", async () => {
    const { headers } = await send(url, { query: SITES }, { "x-request-id": "from-a-proxy-1" });
    expect(headers).toMatchObject({ "x-request-id": "from-a-proxy-1", "hub-request-id": "from-a-proxy-1" });
  });

  it("logs one line a request, without token and variables", async () => {
    const token = await hub.token("STATION_WORKER", "baihe");
    const body = { query: "query Named($c: ID!) { site(code: $c) { name } }", variables: { c: "secret-variable" } };
    const line = once(logged, "logged-request");
    await send(url, body, { authorization: `Bearer ${token}`, "x-request-id": "logged-request" });
    await line;
    const mine = lines.filter(({ fields }) => fields.requestId === "logged-request");
    expect(mine).toEqual([
      {
        message: "request",
        fields: {
          requestId: "logged-request",
          method: "POST",
          path: "/graphql",
          status: 200,
          durationMs: expect.any(Number),
          operationType: "query",
          operationName: "Named",
          roles: ["STATION_WORKER"],
        },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain("secret-variable");
    expect(JSON.stringify(lines)).not.toContain(token);
  });
});

describe("trusted documents", () => {
  const folder = temporaryDirectory("manifest");
  const file = join(folder.path, "manifest.json");
  let hub: FakeHub;
  let url: string;
  beforeAll(async () => {
    const operations = [{ id: "sites-1", name: "Sites", type: "query", body: SITES }];
    writeFileSync(file, JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations }));
    hub = await startFakeHub({ http: { trustedDocuments: { file, isExclusive: true } } });
    url = `${hub.gateway.url}/graphql`;
  });
  afterAll(async () => {
    await hub.dispose();
    folder.dispose();
  });

  it.each([
    ["by documentId", { documentId: "sites-1" }],
    ["by the hash of a persisted query", { extensions: { persistedQuery: { version: 1, sha256Hash: "sites-1" } } }],
    ["by their text", { query: SITES }],
  ])("are answered %s", async (_how, body) => {
    const { status, bytes } = await send(url, body);
    expect([status, read(bytes)]).toMatchObject([200, { data: { sites: { nodes: expect.any(Array) } } }]);
  });

  it("are answered by GET", async () => {
    const { statusCode, body } = await request(`${url}?documentId=sites-1`);
    expect([statusCode, await body.json()]).toMatchObject([200, { data: { sites: expect.anything() } }]);
  });

  const hash = createHash("sha256").update("{ __typename }").digest("hex");
  it.each([
    ["another document", { query: "{ __typename }" }, 403, "FORBIDDEN"],
    ["the registration of another", { query: "{ __typename }", extensions: persisted(hash) }, 403, "FORBIDDEN"],
    ["another hash", { extensions: persisted(hash) }, 403, "FORBIDDEN"],
    ["an unknown id", { documentId: "sites-2" }, 400, "NOT_FOUND"],
    ["an id with another document", { documentId: "sites-1", query: "{ __typename }" }, 400, "BAD_REQUEST"],
  ])("mean that %s is refused", async (_what, body, status, code) => {
    const answer = await send(url, body);
    expect([answer.status, read(answer.bytes)]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
  });

  it("mean that another subscription over a WebSocket is refused", async () => {
    const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, lazy: true });
    const results = client.iterate({ query: "subscription { changes { cursor } }" });
    await expect(results.next()).rejects.toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await client.dispose();
  });

  it("mean that another document by GET is refused", async () => {
    const { statusCode, body } = await request(`${url}?query=${encodeURIComponent("{ __typename }")}`);
    await body.dump();
    expect(statusCode).toBe(403);
  });
});

function persisted(sha256Hash: string) {
  return { persistedQuery: { version: 1, sha256Hash } };
}
