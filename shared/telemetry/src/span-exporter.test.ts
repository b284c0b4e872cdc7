import { SpanExporter, type Span } from "./span-exporter";

const CONTEXT = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", isSampled: true };
const SPAN: Span = {
  context: CONTEXT,
  parentSpanId: null,
  name: "query Sites",
  kind: "SERVER",
  startMs: 1_700_000_000_000.5,
  durationMs: 12.25,
  attributes: { "hub.part": "baihe", "http.response.status_code": 200 },
  isError: false,
};

describe("SpanExporter", () => {
  function exporter(options: { maxQueued?: number; status?: number } = {}) {
    const sent: { url: string; body: unknown }[] = [];
    const lost: [number, string][] = [];
    jest.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
      sent.push({ url: url as string, body: JSON.parse(init?.body as string) });
      return Promise.resolve(new Response("", { status: options.status ?? 200 }));
    });
    const made = new SpanExporter({
      endpoint: "http://collector.example:4318/",
      serviceName: "gateway",
      maxQueued: options.maxQueued,
      onLost: (count, reason) => lost.push([count, reason]),
    });
    return { made, sent, lost };
  }

  it("sends what waits when it is closed, in the collector's form", async () => {
    const { made, sent } = exporter();
    made.record(SPAN);
    made.record({ ...SPAN, context: { ...CONTEXT, isSampled: false } });
    await made.close();
    expect(sent).toMatchObject([
      {
        url: "http://collector.example:4318/v1/traces",
        body: {
          resourceSpans: [
            {
              resource: { attributes: [{ key: "service.name", value: { stringValue: "gateway" } }] },
              scopeSpans: [
                {
                  spans: [
                    {
                      traceId: CONTEXT.traceId,
                      kind: 2,
                      startTimeUnixNano: "1700000000000500000",
                      endTimeUnixNano: "1700000000012750000",
                      attributes: [
                        { key: "hub.part", value: { stringValue: "baihe" } },
                        { key: "http.response.status_code", value: { intValue: "200" } },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    ]);
  });

  it("tells what it loses and never throws", async () => {
    const { made, lost } = exporter({ maxQueued: 1, status: 503 });
    made.record(SPAN);
    made.record(SPAN);
    await made.close();
    expect(lost).toEqual([
      [1, "too many waited"],
      [1, "the collector answered 503"],
    ]);
  });
});
