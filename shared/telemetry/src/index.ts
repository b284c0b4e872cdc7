export { createLogger, LOG_LEVELS, redactText, withRequestId } from "./logger";
export type { Logger, LoggerOptions, LogLevel } from "./logger";
export { currentRequest, runInRequest, traceHeaders } from "./request-scope";
export type { RequestScope } from "./request-scope";
export { exportSpans, SpanExporter } from "./span-exporter";
export type { Span, SpanExporterOptions } from "./span-exporter";
export { childOf, formatTraceparent, parseTraceparent, startTrace, TRACE_HEADER } from "./trace-context";
export type { TraceContext } from "./trace-context";
