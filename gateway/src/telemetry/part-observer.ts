/*
 * Watches requests to parts: counts them, and gives each the trace that it belongs to.
 */
import { childOf, formatTraceparent, TRACE_HEADER, type SpanExporter } from "@park-hub/telemetry";

import type { OperationScope } from "../operation";
import type { GatewayMetrics } from "./gateway-metrics";

/** One request to a part while it is under way. */
export interface PartObservation {
  /** What the request carries for it. */
  readonly headers: Readonly<Record<string, string>>;
  /** To be told once, at the end. */
  ended(isAnswered: boolean): void;
}

/** Begins the observation of a request to a part. */
export type ObservePart = (scope: OperationScope, part: string) => PartObservation;

/** The observer of all parts. */
export function observeParts(metrics: GatewayMetrics, exporter: SpanExporter | null): ObservePart {
  return (scope, part) => {
    const { trace } = scope;
    // Without an exporter nobody hears of a span of ours: the part goes on from the client's.
    const context = trace === undefined || exporter === null ? trace : childOf(trace);
    const headers: Readonly<Record<string, string>> =
      context === undefined ? {} : { [TRACE_HEADER]: formatTraceparent(context) };
    const startedMs = performance.now();
    return {
      headers,
      ended: (isAnswered) => {
        const elapsedMs = performance.now() - startedMs;
        metrics.notePart({ part, isAnswered, elapsedMs });
        if (exporter === null || context === undefined || trace === undefined) return;
        exporter.record({
          context,
          parentSpanId: trace.spanId,
          name: `ask ${part}`,
          kind: "CLIENT",
          startMs: performance.timeOrigin + startedMs,
          durationMs: elapsedMs,
          attributes: { "hub.part": part, "hub.request_id": scope.requestId },
          isError: !isAnswered,
        });
      },
    };
  };
}
