import { PUBLIC_PRINCIPAL } from "@park-hub/identity";

import { PartFailures, type OperationScope } from "../operation";
import {
  GraphClient,
  type GraphClientOptions,
  type PartEndpoint,
  type PartReport,
  type PartRequest,
} from "./graph-client";
import { HostGates } from "./host-gates";
import type { WireAnswer, WireRequest } from "./graph-transport";
import { SharedFlights } from "./shared-flights";

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
    // Where nothing hangs, how fast the machine is decides nothing
    queryDeadlineMs: 60_000,
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

  it("finds out by one request whether a part is back, however many ask at that moment", async () => {
    let nowMs = 0;
    let answer: () => void = () => undefined;
    const { client, sent } = clientOver(
      (_request, attempt) =>
        attempt === 1 ? Promise.reject(new Error("broken")) : new Promise((resolve) => (answer = () => resolve(OK))),
      { breaker: { maxFailures: 1, openMs: 1_000, now: () => nowMs } },
    );
    await client.ask(ENDPOINT, QUERY, scope());
    nowMs = 1_000;
    const [probe, ...others] = [1, 2, 3, 4, 5].map(() => client.ask(ENDPOINT, QUERY, scope()));
    for (const other of await Promise.all(others)) {
      expect(other).toMatchObject({ kind: "failed", message: "it failed repeatedly and is not asked for a moment" });
    }
    expect([sent.length, client.breakerState("baihe")]).toEqual([2, "HALF_OPEN"]);
    answer();
    expect(await probe).toMatchObject({ kind: "answered" });
    expect(client.breakerState("baihe")).toBe("CLOSED");
    const next = client.ask(ENDPOINT, QUERY, scope());
    await eventuallySent(sent, 3);
    answer();
    expect(await next).toMatchObject({ kind: "answered" });
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
      { gates: new HostGates({ maxPerPart: 2 }) },
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

describe("GraphClient with shared flights", () => {
  const shareable = (subject = "wu"): OperationScope => ({
    ...scope(),
    principal: { subject, roles: ["STATION_WORKER"], site: "baihe" },
    mayShare: true,
  });

  function sharingClient() {
    const waiting: (() => void)[] = [];
    const { client, sent } = clientOver(
      () => new Promise((resolve) => waiting.push(() => resolve({ ...OK, body: '{"data":{"a":{"b":1}}}' }))),
      { flights: new SharedFlights() },
    );
    const answer = (index: number): void => waiting[index]?.();
    return { client, sent, answer, answerAll: () => waiting.forEach((tell) => tell()) };
  }

  it("sends equal queries of one principal once, and gives each asker data of its own", async () => {
    const { client, sent, answerAll } = sharingClient();
    const asked = [client.ask(ENDPOINT, QUERY, shareable()), client.ask(ENDPOINT, QUERY, shareable())];
    await eventuallySent(sent, 1);
    answerAll();
    const [first, second] = await Promise.all(asked);
    expect([first, second]).toEqual([1, 2].map(() => ({ kind: "answered", data: { a: { b: 1 } }, errors: [] })));
    expect(first?.kind === "answered" && second?.kind === "answered" && first.data === second.data).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, OperationScope, PartRequest, PartEndpoint]>([
    ["another principal", shareable("li"), QUERY, ENDPOINT],
    ["other variables", shareable(), { ...QUERY, variables: { n: 1 } }, ENDPOINT],
    ["other heads to wait for", shareable(), { ...QUERY, headers: { "hub-after": "baihe=x:1" } }, ENDPOINT],
    ["another graph of the site", shareable(), QUERY, { ...ENDPOINT, path: "/placements/baihe/graphql" }],
    ["a completion of an event", { ...shareable(), mayShare: false }, QUERY, ENDPOINT],
    ["a mutation", shareable(), { ...QUERY, isMutation: true }, ENDPOINT],
  ])("sends a request of its own for %s", async (_what, asker, request, endpoint) => {
    const { client, sent, answerAll } = sharingClient();
    const asked = [client.ask(ENDPOINT, QUERY, shareable()), client.ask(endpoint, request, asker)];
    await eventuallySent(sent, 2);
    answerAll();
    await Promise.all(asked);
  });

  it("joins no query across a mutation: neither across its start nor across its end", async () => {
    const { client, sent, answerAll, answer } = sharingClient();
    const before = client.ask(ENDPOINT, QUERY, shareable());
    const change = client.ask(ENDPOINT, { ...QUERY, isMutation: true }, shareable());
    const during = client.ask(ENDPOINT, QUERY, shareable());
    await eventuallySent(sent, 3);
    answer(1);
    await change;
    const after = client.ask(ENDPOINT, QUERY, shareable());
    await eventuallySent(sent, 4);
    answerAll();
    await Promise.all([before, during, after]);
  });
});

async function eventuallySent(sent: readonly WireRequest[], count: number): Promise<void> {
  for (let turn = 0; turn < 20 && sent.length < count; turn++) await Promise.resolve();
  expect(sent).toHaveLength(count);
}
