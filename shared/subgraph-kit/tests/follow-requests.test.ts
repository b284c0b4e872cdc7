import { currentRequest, SpanExporter } from "@park-hub/telemetry";
import type { FastifyInstance } from "fastify";

import { createServer, listen } from "../src/http-server";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CLIENT_SPAN = "b7ad6b7169203331";
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe("followRequests()", () => {
  const started: FastifyInstance[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((app) => app.close()));
    jest.restoreAllMocks();
  });

  /** The trace that a handler works in, for a request with the client's traceparent. */
  async function traceInside(spans?: SpanExporter): Promise<unknown> {
    const app = createServer({ logger: quiet, spans });
    started.push(app);
    app.get("/trace", () => currentRequest()?.trace);
    const url = `http://127.0.0.1:${await listen(app, { host: "127.0.0.1", port: 0 })}/trace`;
    const answer = await app.inject({ url, headers: { traceparent: `00-${TRACE}-${CLIENT_SPAN}-01` } });
    return answer.json();
  }

  it("hands the client's trace on as it came where nobody records: no span is made, nothing is sent", async () => {
    const send = jest.spyOn(globalThis, "fetch");
    const record = jest.spyOn(SpanExporter.prototype, "record");
    expect(await traceInside()).toMatchObject({ traceId: TRACE, spanId: CLIENT_SPAN });
    expect([send.mock.calls, record.mock.calls]).toEqual([[], []]);
  });

  it("works in a span of its own below the client's where somebody does", async () => {
    const send = jest.spyOn(globalThis, "fetch").mockImplementation(async () => Promise.resolve(new Response("")));
    const spans = new SpanExporter({ endpoint: "http://collector.example", serviceName: "test" });
    const inside = (await traceInside(spans)) as { traceId: string; spanId: string };
    await Promise.all(started.splice(0).map((app) => app.close()));
    await spans.close();
    expect(inside.traceId).toBe(TRACE);
    expect(inside.spanId).not.toBe(CLIENT_SPAN);
    expect(JSON.stringify(send.mock.calls[0])).toContain(inside.spanId);
  });
});
