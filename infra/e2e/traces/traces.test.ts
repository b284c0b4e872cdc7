/*
 * One request through the whole hub: its trace at an OpenTelemetry collector, its id in the logs of every process.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { request } from "undici";

import { eventually } from "../src/eventually";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CLIENT_SPAN = "b7ad6b7169203331";
const REQUEST_ID = "request-of-the-test";

/** What the request asks: the part as the gateway names it, its process, its route. */
const SERVED = [
  ["baihe", "station-host", "POST /lists/:site/graphql"],
  ["park", "park", "POST /park/:site/graphql"],
  ["match", "match", "POST /match/graphql"],
] as const;

interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}
/** A span with the process that sent it. */
interface SentSpan extends WireSpan {
  readonly service: string;
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: WireSpan["attributes"] };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}

/** A collector: takes OTLP over HTTP and keeps the spans. */
class Collector {
  readonly spans: SentSpan[] = [];
  private readonly server: Server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      if (incoming.url === "/v1/traces") this.keep(JSON.parse(body) as Export);
      outgoing.end("{}");
    });
  });

  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private keep({ resourceSpans }: Export): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = valueOf(resource.attributes, "service.name");
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service }))));
    }
  }
}

function valueOf(attributes: WireSpan["attributes"], key: string): string {
  return attributes.find((attribute) => attribute.key === key)?.value.stringValue ?? "";
}

describe("one request through the whole hub", () => {
  const collector = new Collector();
  let hub: TestHub;
  beforeAll(async () => {
    const endpoint = await collector.start();
    hub = await startTestHub({
      hosts: [{ name: "station-host", sites: sitesNamed("baihe") }],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, HUB_LOG_LEVEL: "debug" },
    });
    const answer = await request(hub.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        traceparent: `00-${TRACE}-${CLIENT_SPAN}-01`,
        "hub-request-id": REQUEST_ID,
      },
      body: JSON.stringify({
        query: `query Tour { site(code: "baihe") { projects { nodes { title } } } organizations { totalCount } findProjects(text: "x") { totalCount } }`,
      }),
    });
    expect(await answer.body.json()).not.toHaveProperty("errors");
  });
  afterAll(async () => {
    await hub?.stop();
    collector.close();
  });

  /** The spans of the request's trace, once every process has sent its own: each does so once a second. */
  const trace = async (): Promise<readonly SentSpan[]> => {
    const last = ["query Tour", ...SERVED.map(([, , route]) => route)];
    return eventually(
      async () => collector.spans.filter(({ traceId }) => traceId === TRACE),
      (spans) => last.every((name) => spans.some((span) => span.name === name)),
    );
  };

  it("is one trace over gateway and subgraphs, each span below the one that caused it", async () => {
    const spans = await trace();
    const operation = spans.find(({ name }) => name === "query Tour");
    expect(operation).toMatchObject({ service: "park-hub-gateway", parentSpanId: CLIENT_SPAN });
    for (const [part, service, route] of SERVED) {
      const fetch = spans.find(({ name }) => name === `ask ${part}`);
      expect(fetch).toMatchObject({ service: "park-hub-gateway", parentSpanId: operation?.spanId });
      const served = spans.find((span) => span.service === service && span.name === route);
      expect(served).toMatchObject({ parentSpanId: fetch?.spanId, kind: 2 });
      expect(valueOf(served?.attributes ?? [], "hub.request_id")).toBe(REQUEST_ID);
      expect(valueOf(served?.attributes ?? [], "graphql.operation.type")).toBe("query");
    }
  });

  it("shows the statements of a site below its request, without values", async () => {
    const spans = await trace();
    const served = spans.find(({ name }) => name === "POST /lists/:site/graphql");
    const statements = spans.filter(({ name }) => name === "SELECT baihe");
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(statement.parentSpanId).toBe(served?.spanId);
    expect(valueOf(statements[0]?.attributes ?? [], "db.query.text")).toMatch(/^SELECT .*project/i);
  });

  it("gives spans of nothing but requests that belong to a trace", async () => {
    await trace();
    const names = new Set(collector.spans.map(({ name }) => name));
    for (const quiet of ["GET /health/live", "GET /health/ready", "GET /directory"]) expect(names).not.toContain(quiet);
  });

  it.each(["gateway", "station-host", "park", "match"])("has its id in the log of %s", async (part) => {
    const whole = (text: string): readonly string[] => text.split("\n").slice(0, -1);
    const own = await eventually(
      async () =>
        whole(readFileSync(join(hub.data.logs, `${part}.log`), "utf8"))
          .filter((line) => line.includes(REQUEST_ID))
          .map((line) => JSON.parse(line) as { requestId: string }),
      (lines) => lines.length > 0,
    );
    for (const { requestId } of own) expect(requestId).toBe(REQUEST_ID);
  });
});
