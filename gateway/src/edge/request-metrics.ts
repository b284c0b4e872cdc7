/*
 * Counts what the edge answers, records its spans, and shows the counters at /metrics.
 * Leaves alone: counting itself (it is given functions), what goes on behind the edge.
 */
import { childOf, parseTraceparent, startTrace, TRACE_HEADER, type SpanExporter } from "@park-hub/telemetry";
import type { TraceContext } from "@park-hub/telemetry";
import type { FastifyInstance, FastifyRequest } from "fastify";

import type { RequestNote, RequestNotes } from "./request-notes";

/** Where the edge's counts go. */
export interface EdgeCounters {
  noteHttp(method: string, status: number): void;
  noteOperation(report: {
    readonly name: string | null;
    readonly type: string;
    readonly durationMs: number;
    readonly errorCodes: readonly string[];
  }): void;
}

/** Methods of requests that are answered; a client may send any other word. */
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "HEAD", "OPTIONS"]);

/** Counts every request and, where it carried one, its operation. */
export function countRequests(app: FastifyInstance, notes: RequestNotes, counters: EdgeCounters): void {
  whenAnswered(app, ({ request, status, durationMs }) => {
    counters.noteHttp(METHODS.has(request.method) ? request.method : "other", status);
    const { operationName, operationType, errorCodes } = notes.of(request);
    if (operationType === null) return;
    counters.noteOperation({ name: operationName, type: operationType, durationMs, errorCodes });
  });
}

/** Gives every request to the graph its place in a trace and, with an exporter, records it. */
export function traceRequests(app: FastifyInstance, notes: RequestNotes, exporter: SpanExporter | null): void {
  app.addHook("onRequest", async (request) => {
    const given = parseTraceparent(request.headers[TRACE_HEADER]);
    const note = notes.of(request);
    // A gateway that records is a span of its own; one that does not hands on the client's.
    note.trace = given === null ? startTrace(exporter !== null) : exporter === null ? given : childOf(given);
    note.parentSpanId = given?.spanId ?? null;
  });
  if (exporter === null) return;
  whenAnswered(app, ({ request, status, startMs, durationMs }) => {
    const note = notes.of(request);
    if (note.trace === null || note.operationType === null) return;
    exporter.record({
      context: note.trace,
      parentSpanId: note.parentSpanId,
      name: `${note.operationType} ${note.operationName ?? "anonymous"}`,
      kind: "SERVER",
      startMs,
      durationMs,
      attributes: spanAttributes(request, status, note),
      isError: note.errorCodes.length > 0 || status >= 500,
    });
  });
}

/** Shows the counters; `text` may ask other processes for theirs. */
export function serveMetrics(app: FastifyInstance, text: () => Promise<string>): void {
  app.get("/metrics", async (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(await text()),
  );
}

interface Answered {
  readonly request: FastifyRequest;
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly durationMs: number;
}

function whenAnswered(app: FastifyInstance, tell: (answered: Answered) => void): void {
  app.addHook("onRequest", async (request, reply) => {
    const startedMs = performance.now();
    reply.raw.once("close", () => {
      const durationMs = performance.now() - startedMs;
      tell({ request, status: reply.statusCode, startMs: performance.timeOrigin + startedMs, durationMs });
    });
  });
}

function spanAttributes(
  request: FastifyRequest,
  status: number,
  note: RequestNote & { readonly trace: TraceContext | null },
): Readonly<Record<string, string | number>> {
  return {
    "http.request.method": request.method,
    "http.response.status_code": status,
    "graphql.operation.type": note.operationType ?? "",
    "graphql.operation.name": note.operationName ?? "",
    "hub.request_id": request.id,
    "hub.errors": note.errorCodes.length,
  };
}
