/*
 * Follows each request through the part: its id stands in every line that is logged for it, its span below the one
 * that the gateway sent in `traceparent`.
 * Before: http-server.ts. Leaves alone: what a request is about (mount-graph.ts notes that in the scope).
 * Promises: a request without a trace, such as a feed or a question for health, has no span.
 */
import {
  childOf,
  currentRequest,
  parseTraceparent,
  runInRequest,
  TRACE_HEADER,
  type RequestScope,
  type SpanExporter,
  type TraceContext,
} from "@park-hub/telemetry";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KitLogger } from "./logger";

/** Set in a scope whose request was a graph operation. */
export const OPERATION_TYPE = "graphql.operation.type";
/** Codes of the errors in the answer, separated by commas. */
export const ERROR_CODES = "graphql.error_codes";

interface Followed {
  readonly scope: RequestScope;
  readonly parent: TraceContext | null;
}

/** Adds the following to a server; must come before its routes. */
export function followRequests(app: FastifyInstance, logger: KitLogger, spans: SpanExporter | null): void {
  const followed = new WeakMap<FastifyRequest, Followed>();
  // After the body was read: reading it leaves the scope that an earlier hook would have begun.
  app.addHook("preValidation", (request, _reply, done) => {
    const parent = parseTraceparent(request.headers[TRACE_HEADER]);
    const trace = parent === null || spans === null ? parent : childOf(parent);
    const scope: RequestScope = { requestId: request.id, trace, attributes: {} };
    followed.set(request, { scope, parent });
    runInRequest(scope, done);
  });
  app.addHook("onResponse", (request, reply, done) => {
    const known = followed.get(request);
    if (known !== undefined) {
      runInRequest(known.scope, () => {
        if (OPERATION_TYPE in known.scope.attributes) logOperation(logger, request, reply);
        if (spans !== null) recordSpan(spans, known, request, reply);
      });
    }
    done();
  });
}

function logOperation(logger: KitLogger, request: FastifyRequest, reply: FastifyReply): void {
  const { attributes = {} } = currentRequest() ?? {};
  const durationMs = Math.round(reply.elapsedTime * 10) / 10;
  logger.debug({ path: request.url, status: reply.statusCode, durationMs, ...attributes }, "answered");
}

function recordSpan(
  spans: SpanExporter,
  { scope, parent }: Followed,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (scope.trace === null || parent === null) return;
  const route = request.routeOptions.url ?? "unknown";
  const durationMs = reply.elapsedTime;
  spans.record({
    context: scope.trace,
    parentSpanId: parent.spanId,
    name: `${request.method} ${route}`,
    kind: "SERVER",
    startMs: performance.timeOrigin + performance.now() - durationMs,
    durationMs,
    attributes: {
      "http.request.method": request.method,
      "http.route": route,
      "http.response.status_code": reply.statusCode,
      "hub.request_id": scope.requestId,
      ...siteOf(request),
      ...scope.attributes,
    },
    isError: reply.statusCode >= 500 || ERROR_CODES in scope.attributes,
  });
}

function siteOf({ params }: FastifyRequest): Record<string, string> {
  const { site } = params as { readonly site?: string };
  return site === undefined ? {} : { "hub.site": site };
}
