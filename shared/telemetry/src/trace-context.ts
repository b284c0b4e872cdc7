/*
 * The trace that a request belongs to, as the `traceparent` header carries it through every process. Pure.
 * @see W3C Trace Context, section 3.2
 */
import { randomBytes } from "node:crypto";

/** Header that carries it. */
export const TRACE_HEADER = "traceparent";

/** A place in a trace. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the span that things begun from here have as their parent. */
  readonly spanId: string;
  /** Whether the trace is recorded. */
  readonly isSampled: boolean;
}

const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;

/** The place that a header names; null when there is none or it is malformed, which starts a trace of one's own. */
export function parseTraceparent(header: unknown): TraceContext | null {
  const [, traceId, spanId, flags] = typeof header === "string" ? (TRACEPARENT.exec(header) ?? []) : [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** The header for what is begun from this place. */
export function formatTraceparent({ traceId, spanId, isSampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${isSampled ? "01" : "00"}`;
}

/** A new trace, at its root. */
export function startTrace(isSampled: boolean): TraceContext {
  return { traceId: hex(16), spanId: hex(8), isSampled };
}

/** A new place below another one. */
export function childOf(parent: TraceContext): TraceContext {
  return { ...parent, spanId: hex(8) };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
