/*
 * Sends spans to an OpenTelemetry collector: OTLP over HTTP in its JSON form, in batches, off the path of requests.
 * Promises: never throws, never holds up a request, keeps a bounded number of spans; what a collector that is away
 * does not take is counted and told, not kept.
 * @see OpenTelemetry protocol specification 1.5, OTLP/HTTP
 */
import type { TraceContext } from "./trace-context";

/** One thing that was done, with its place in a trace. */
export interface Span {
  readonly context: TraceContext;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: "SERVER" | "CLIENT";
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly isError: boolean;
}

/** Options of a SpanExporter. */
export interface SpanExporterOptions {
  /** Base URL of the collector, as in OTEL_EXPORTER_OTLP_ENDPOINT: spans go to `<endpoint>/v1/traces`. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** Spans that wait at most; default 2,048, as other exporters have it. */
  readonly maxQueued?: number;
  /** Milliseconds between two batches; default 1,000. */
  readonly intervalMs?: number;
  /** Told how many spans were lost, and why. */
  readonly onLost?: (count: number, reason: string) => void;
}

/** Told of lost spans. */
interface LossLog {
  warn(fields: object, message: string): void;
}

/** The exporter of a process; null where no collector is configured, and then nothing is recorded. */
export function exportSpans(endpoint: string | null, serviceName: string, log: LossLog): SpanExporter | null {
  if (endpoint === null) return null;
  const onLost = (count: number, reason: string): void =>
    log.warn({ count, reason }, "spans were lost on the way to the collector");
  return new SpanExporter({ endpoint, serviceName, onLost });
}

const KINDS = { SERVER: 2, CLIENT: 3 } as const;
const STATUS_ERROR = 2;
const SEND_WITHIN_MS = 5_000;

/** Exports the spans of one process until it is closed. */
export class SpanExporter {
  private queue: Span[] = [];
  private dropped = 0;
  private sending: Promise<void> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: SpanExporterOptions) {
    this.timer = setInterval(() => void this.flush(), options.intervalMs ?? 1_000);
    this.timer.unref();
  }

  /** Takes a span of a sampled trace. */
  record(span: Span): void {
    if (!span.context.isSampled) return;
    if (this.queue.length >= (this.options.maxQueued ?? 2_048)) this.dropped += 1;
    else this.queue.push(span);
  }

  /** Sends what waits; one batch at a time. */
  async flush(): Promise<void> {
    await this.sending;
    if (this.dropped > 0) this.options.onLost?.(this.dropped, "too many waited");
    this.dropped = 0;
    if (this.queue.length === 0) return;
    const batch = this.queue;
    this.queue = [];
    this.sending = this.send(batch);
    await this.sending;
    this.sending = null;
  }

  /** Sends what waits and ends. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private async send(batch: readonly Span[]): Promise<void> {
    const { endpoint, serviceName, onLost } = this.options;
    try {
      const answer = await fetch(`${endpoint.replace(/\/+$/, "")}/v1/traces`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(exportOf(serviceName, batch)),
        signal: AbortSignal.timeout(SEND_WITHIN_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) onLost?.(batch.length, `the collector answered ${answer.status}`);
    } catch (error) {
      onLost?.(batch.length, error instanceof Error ? error.message : String(error));
    }
  }
}

function exportOf(serviceName: string, spans: readonly Span[]): object {
  const resource = { attributes: attributesOf({ "service.name": serviceName }) };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "park-hub" }, spans: spans.map(wireSpan) }] }] };
}

function wireSpan({ context, parentSpanId, name, kind, startMs, durationMs, attributes, isError }: Span): object {
  return {
    traceId: context.traceId,
    spanId: context.spanId,
    ...(parentSpanId === null ? {} : { parentSpanId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanoseconds(startMs),
    endTimeUnixNano: nanoseconds(startMs + durationMs),
    attributes: attributesOf(attributes),
    status: isError ? { code: STATUS_ERROR } : {},
  };
}

/** As text: a number of nanoseconds since 1970 is beyond what JSON numbers keep. */
function nanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1_000)) * 1_000n);
}

function attributesOf(attributes: Span["attributes"]): readonly object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: wireValue(value) }));
}

function wireValue(value: string | number | boolean): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
