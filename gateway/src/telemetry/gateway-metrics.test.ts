import { GatewayMetrics } from "./gateway-metrics";

describe("GatewayMetrics", () => {
  const metrics = new GatewayMetrics();
  afterAll(() => metrics.close());

  it("counts no more operation names than it has series for", async () => {
    const report = { type: "query", durationMs: 3, errorCodes: [] };
    for (let index = 0; index < 250; index += 1) metrics.noteOperation({ ...report, name: `Operation${index}` });
    metrics.noteOperation({ ...report, name: null });
    const text = await metrics.text();
    expect(text.match(/hub_gateway_operations_total\{/g)).toHaveLength(202);
    expect(text).toContain('hub_gateway_operations_total{operation="other",type="query",outcome="ok"} 50');
    expect(text).toContain('hub_gateway_operations_total{operation="anonymous",type="query",outcome="ok"} 1');
  });

  it("shows the worst state of a part's breakers", async () => {
    metrics.notePart({ part: "baihe", isAnswered: false, elapsedMs: 400 });
    metrics.watchBreakers(() => "CLOSED");
    metrics.watchBreakers(() => "OPEN");
    const text = await metrics.text();
    expect(text).toContain('hub_gateway_part_breaker_state{part="baihe"} 2');
    expect(text).toContain('hub_gateway_part_requests_total{part="baihe",outcome="failed"} 1');
  });

  it("watches the event loop", async () => {
    expect(await metrics.text()).toMatch(/hub_gateway_event_loop_lag_seconds\{quantile="0.99"\} [\d.e-]+\n/);
  });
});
