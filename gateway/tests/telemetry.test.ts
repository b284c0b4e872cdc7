/*
 * What the gateway counts, and the spans that it sends.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { request } from "undici";

import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";
const TRACEPARENT = `00-${TRACE}-${SPAN}-01`;
const PROJECT = `query OneProject { project(id: "${idOf("baihe", 1)}") { title } }`;

interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

/** A collector that keeps what it is sent. */
async function startCollector() {
  const spans: WireSpan[] = [];
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      const sent = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: WireSpan[] }[] }[] };
      for (const { scopeSpans } of sent.resourceSpans) spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      outgoing.end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { spans, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe("/metrics", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());

  async function metrics(): Promise<string> {
    const { body } = await request(`${hub.gateway.url}/metrics`);
    return body.text();
  }

  it("counts operations by name, parts by site, plans and errors", async () => {
    await hub.ask(PROJECT);
    await hub.ask(PROJECT);
    hub.second.behaviour.set("fuming", "DROP");
    const away = `query Away { project(id: "${idOf("fuming", 1)}") { title } }`;
    let [asked, isLeftAlone] = [0, false];
    // Failures open its breaker, which lets one through again after a second, however few were asked until then
    for (; !isLeftAlone; asked += 1) isLeftAlone = (await hub.ask(away)).text.includes("it failed repeatedly");
    hub.second.behaviour.delete("fuming");
    const shown = await metrics();
    expect(shown).toContain('hub_gateway_operations_total{operation="OneProject",type="query",outcome="ok"} 2');
    expect(shown).toContain('hub_gateway_operation_duration_seconds_count{operation="OneProject"} 2');
    expect(shown).toContain('hub_gateway_operation_duration_seconds_bucket{le="10",operation="OneProject"} 2');
    expect(shown).toContain('hub_gateway_part_requests_total{part="baihe",outcome="answered"} 2');
    expect(shown).toContain('hub_gateway_part_request_duration_seconds_count{part="baihe"} 2');
    expect(shown).toContain('hub_gateway_part_request_duration_seconds_bucket{le="10",part="baihe"} 2');
    expect(shown).toContain(`hub_gateway_part_requests_total{part="fuming",outcome="failed"} ${asked - 1}`);
    expect(shown).toContain('hub_gateway_part_breaker_state{part="fuming"} 2');
    expect(shown).toContain('hub_gateway_part_breaker_state{part="baihe"} 0');
    expect(shown).toContain(`hub_gateway_operation_errors_total{code="SITE_UNAVAILABLE"} ${asked}`);
    expect(shown).toContain(`hub_gateway_plans_total{cache="hit"} ${asked}`);
    expect(shown).toContain('hub_gateway_plans_total{cache="miss"} 2');
    expect(shown).toMatch(/hub_gateway_supergraph_loads_total\{from="(file|composition)"\} 1/);
    expect(shown).toMatch(/hub_gateway_event_loop_lag_seconds\{quantile="0.99"\}/);
  });

  it("counts what never became an operation", async () => {
    await (await request(`${hub.gateway.url}/nowhere`)).body.dump();
    expect(await metrics()).toContain('hub_gateway_http_requests_total{method="GET",status="404"} 1');
  });
});

describe("traces", () => {
  it("reach the parts as the client began them, also where nobody records", async () => {
    const hub = await startFakeHub();
    await hub.ask(PROJECT, { headers: { traceparent: TRACEPARENT } });
    await hub.ask(PROJECT);
    await hub.dispose();
    const [first, second] = hub.first.seen("baihe", "lists");
    expect(first?.traceparent).toBe(TRACEPARENT);
    expect(second?.traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
  });

  it("are sent to the configured collector, each span below the one that caused it", async () => {
    const collector = await startCollector();
    const hub = await startFakeHub({ tracing: { endpoint: collector.url, serviceName: "gateway" } });
    await hub.ask(PROJECT, { headers: { traceparent: TRACEPARENT } });
    await hub.dispose();
    collector.close();
    const [seen] = hub.first.seen("baihe", "lists");
    const operation = collector.spans.find(({ name }) => name === "query OneProject");
    const fetch = collector.spans.find(({ name }) => name === "ask baihe");
    expect(operation).toMatchObject({ traceId: TRACE, parentSpanId: SPAN });
    expect(fetch).toMatchObject({ traceId: TRACE, parentSpanId: operation?.spanId });
    expect(seen?.traceparent).toBe(`00-${TRACE}-${fetch?.spanId}-01`);
  });
});
