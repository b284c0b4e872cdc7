import { PUBLIC_PRINCIPAL } from "@park-hub/identity";

import { PartFailures, type OperationScope } from "../operation";
import { GraphClient, type GraphClientOptions, type PartReport, type PartRequest } from "./graph-client";
import type { WireAnswer, WireRequest } from "./graph-transport";

const ENDPOINT = { part: "baihe", baseUrl: "http://host", path: "/lists/baihe/graphql" };
const QUERY: PartRequest = { query: "{ a }", variables: {}, isMutation: false };
const OK: WireAnswer = { status: 200, body: '{"data":{"a":1}}', head: null };

function refusedConnection(): Error {
  return Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
}

function scope(signal = new AbortController().signal): OperationScope {
  return {
    principal: PUBLIC_PRINCIPAL,
    requestId: "request-1",
    signal,
    heads: new Map(),
    failures: new PartFailures(),
  };
}

function clientOver(
  post: (request: WireRequest, attempt: number) => Promise<WireAnswer>,
  options: Partial<GraphClientOptions> = {},
): { readonly client: GraphClient; readonly sent: WireRequest[]; readonly reports: PartReport[] } {
  const sent: WireRequest[] = [];
  const reports: PartReport[] = [];
  const client = new GraphClient({
    transport: { post: (request) => post(request, sent.push(request)) },
    identityHeaders: async (_scope, part) => ({ "hub-identity": `for ${part}` }),
    onReport: (report) => reports.push(report),
    ...options,
  });
  return { client, sent, reports };
}

describe("GraphClient", () => {
  it("sends the identity made for the part and the request id", async () => {
    const { client, sent, reports } = clientOver(async () => OK);
    expect(await client.ask(ENDPOINT, QUERY, scope())).toEqual({ kind: "answered", data: { a: 1 }, errors: [] });
    expect(sent[0]).toMatchObject({
      url: "http://host/lists/baihe/graphql",
      headers: { "hub-identity": "for baihe", "hub-request-id": "request-1" },
    });
    expect(reports).toMatchObject([{ part: "baihe", isAnswered: true }]);
  });

  it("asks once more when the connection of a query fails", async () => {
    const { client, sent } = clientOver(async (_request, attempt) => {
      if (attempt === 1) throw refusedConnection();
      return OK;
    });
    expect(await client.ask(ENDPOINT, QUERY, scope())).toMatchObject({ kind: "answered" });
    expect(sent).toHaveLength(2);
  });

  it("never sends a mutation twice", async () => {
    const { client, sent } = clientOver(async () => {
      throw Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
    });
    expect(await client.ask(ENDPOINT, { ...QUERY, isMutation: true }, scope())).toEqual({
      kind: "failed",
      code: "SITE_UNAVAILABLE",
      message: "it cannot be reached; whether the change was made is not known",
    });
    expect(sent).toHaveLength(1);
  });

  it("comes back at the deadline even when the transport ignores its signal", async () => {
    const { client } = clientOver(() => new Promise(() => undefined), { queryDeadlineMs: 20 });
    expect(await client.ask(ENDPOINT, QUERY, scope())).toMatchObject({
      code: "SITE_UNAVAILABLE",
      message: "it did not answer in time",
    });
  });

  it("stops asking a part that keeps failing, and begins anew when it has moved", async () => {
    const { client, sent } = clientOver(
      async ({ url }) => {
        if (url.startsWith("http://host/")) throw new Error("broken");
        return OK;
      },
      { breaker: { maxFailures: 2, openMs: 60_000 } },
    );
    for (let n = 0; n < 4; n += 1) await client.ask(ENDPOINT, QUERY, scope());
    expect([sent.length, client.breakerState("baihe")]).toEqual([2, "OPEN"]);
    expect(await client.ask({ ...ENDPOINT, baseUrl: "http://other" }, QUERY, scope())).toMatchObject({
      kind: "answered",
    });
  });

  it("does not hold a client that goes away against the part", async () => {
    const controller = new AbortController();
    const { client, reports } = clientOver(() => new Promise(() => undefined), { breaker: { maxFailures: 1 } });
    const asked = client.ask(ENDPOINT, QUERY, scope(controller.signal));
    controller.abort();
    expect(await asked).toMatchObject({ kind: "failed", message: "the client went away" });
    expect([client.breakerState("baihe"), reports]).toEqual(["CLOSED", []]);
  });

  it("lets only so many requests be under way to one part", async () => {
    let underWay = 0;
    let most = 0;
    const { client, sent } = clientOver(
      async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise(setImmediate);
        underWay -= 1;
        return OK;
      },
      { maxConcurrentPerPart: 2 },
    );
    await Promise.all([1, 2, 3, 4, 5].map(() => client.ask(ENDPOINT, QUERY, scope())));
    expect([sent.length, most]).toEqual([5, 2]);
  });

  it("notes the head of the site that a mutation changed, and of no other", async () => {
    const { client } = clientOver(async (_request, attempt) => ({
      ...OK,
      head: attempt === 1 ? "baihe=e-1:7" : "minglou=e-1:8",
    }));
    const operation = scope();
    await client.ask(ENDPOINT, { ...QUERY, isMutation: true }, operation);
    await client.ask(ENDPOINT, { ...QUERY, isMutation: true }, operation);
    expect([...operation.heads]).toEqual([["baihe", "e-1:7"]]);
  });
});
