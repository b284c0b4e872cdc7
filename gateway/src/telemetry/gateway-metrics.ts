/*
 * What the gateway counts, for Prometheus: operations by name, parts by site, plans, the event loop.
 * Promises: a bounded number of series, whatever clients send. No stage: the stages are given functions of it.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

import { AggregatorRegistry, Counter, Gauge, Histogram, Registry } from "prom-client";

/** An operation that ended. */
export interface OperationReport {
  /** Null for one without a name. */
  readonly name: string | null;
  readonly type: string;
  readonly durationMs: number;
  /** Codes of the errors in its answer. */
  readonly errorCodes: readonly string[];
}

/** A request to a part that ended. */
export interface PartRequestReport {
  /** Code of the site, or name of the part. */
  readonly part: string;
  readonly isAnswered: boolean;
  readonly elapsedMs: number;
}

/** Operation names that have series of their own; later ones are counted together as `other`. */
const MAX_OPERATION_NAMES = 200;
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BREAKER_STATES: Readonly<Record<string, number>> = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 };
/** Milliseconds between two looks at the event loop. */
const RESOLUTION_MS = 10;
const LAG_QUANTILES = [50, 99, 100] as const;

/** The counters of one gateway. */
export class GatewayMetrics {
  /** What `text()` shows. */
  readonly registry = new Registry();
  private readonly operationNames = new Set<string>();
  private readonly parts = new Set<string>();
  private readonly breakerReaders: ((part: string) => string)[] = [];
  private readonly loopDelay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  private readonly httpRequests = this.counter("http_requests_total", "Requests by method and status", [
    "method",
    "status",
  ]);
  private readonly operations = this.counter("operations_total", "Operations by name and outcome", [
    "operation",
    "type",
    "outcome",
  ]);
  private readonly operationErrors = this.counter("operation_errors_total", "Errors in answers by code", ["code"]);
  private readonly operationSeconds = this.histogram("operation_duration_seconds", "Time to answer an operation", [
    "operation",
  ]);
  private readonly partRequests = this.counter("part_requests_total", "Requests to a site or another part", [
    "part",
    "outcome",
  ]);
  private readonly partSeconds = this.histogram("part_request_duration_seconds", "Time that a part took", ["part"]);
  private readonly plans = this.counter("plans_total", "Plans taken from the cache (hit) or made (miss)", ["cache"]);
  private readonly ways = this.counter("requests_by_way_total", "Requests to the graph by the way they went", ["way"]);
  private readonly supergraphs = this.counter("supergraph_loads_total", "Supergraphs by where they came from", [
    "from",
  ]);

  constructor() {
    this.loopDelay.enable();
    this.addBreakerGauge();
    this.addProcessGauges();
  }

  /** Counts a request over HTTP. */
  noteHttp(method: string, status: number): void {
    this.httpRequests.inc({ method, status });
  }

  /** Counts an operation. */
  noteOperation({ name, type, durationMs, errorCodes }: OperationReport): void {
    const operation = this.boundedName(name);
    this.operations.inc({ operation, type, outcome: errorCodes.length === 0 ? "ok" : "error" });
    this.operationSeconds.observe({ operation }, durationMs / 1_000);
    for (const code of errorCodes) this.operationErrors.inc({ code });
  }

  /** Counts a request to a part. */
  notePart({ part, isAnswered, elapsedMs }: PartRequestReport): void {
    this.parts.add(part);
    this.partRequests.inc({ part, outcome: isAnswered ? "answered" : "failed" });
    this.partSeconds.observe({ part }, elapsedMs / 1_000);
  }

  /** Counts a request that Apollo Server answered (long), or that went past it (short). */
  noteWay(way: "long" | "short"): void {
    this.ways.inc({ way });
  }

  /** Counts a plan that was needed. */
  notePlan(isKnown: boolean): void {
    this.plans.inc({ cache: isKnown ? "hit" : "miss" });
  }

  /** Counts a supergraph that was taken on. */
  noteSupergraph(isFromFile: boolean): void {
    this.supergraphs.inc({ from: isFromFile ? "file" : "composition" });
  }

  /** Breakers are asked when the metrics are; of several readers the worst state of a part is shown. */
  watchBreakers(stateOf: (part: string) => string): void {
    this.breakerReaders.push(stateOf);
  }

  /** All of it in Prometheus' text format. */
  async text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Answers the primary's question for the counters of this worker. */
  joinCluster(): void {
    AggregatorRegistry.setRegistries(this.registry);
    // Making one is what makes a worker listen for the question.
    new AggregatorRegistry();
  }

  /** Ends what watches the process. */
  close(): void {
    this.loopDelay.disable();
    this.registry.clear();
  }

  private boundedName(name: string | null): string {
    if (name === null) return "anonymous";
    if (!this.operationNames.has(name) && this.operationNames.size >= MAX_OPERATION_NAMES) return "other";
    this.operationNames.add(name);
    return name;
  }

  private counter<T extends string>(name: string, help: string, labelNames: T[]): Counter<T> {
    return new Counter(this.settings(name, help, labelNames));
  }

  private histogram<T extends string>(name: string, help: string, labelNames: T[]): Histogram<T> {
    return new Histogram({ ...this.settings(name, help, labelNames), buckets: SECONDS });
  }

  private settings<T extends string>(name: string, help: string, labelNames: T[]) {
    return { name: `hub_gateway_${name}`, help: `${help}.`, labelNames, registers: [this.registry] };
  }

  private addBreakerGauge(): void {
    const { parts, breakerReaders } = this;
    new Gauge({
      ...this.settings("part_breaker_state", "Breaker of a part: 0 closed, 1 half-open, 2 open", ["part"]),
      aggregator: "max",
      collect() {
        for (const part of parts) {
          this.set({ part }, Math.max(0, ...breakerReaders.map((stateOf) => BREAKER_STATES[stateOf(part)] ?? 0)));
        }
      },
    });
  }

  private addProcessGauges(): void {
    const { loopDelay } = this;
    new Gauge(this.settings("processes", "Processes that answer behind the port", [])).set(1);
    new Gauge({
      ...this.settings("event_loop_lag_seconds", "Delay of the event loop since the last look", ["quantile"]),
      aggregator: "max",
      collect() {
        for (const percent of LAG_QUANTILES) {
          // Not a number before the first sample; a sample is the time between two looks, lag or not.
          const lagS = loopDelay.percentile(percent) / 1e9 - RESOLUTION_MS / 1_000;
          this.set({ quantile: String(percent / 100) }, lagS > 0 ? lagS : 0);
        }
        loopDelay.reset();
      },
    });
    new Gauge({
      ...this.settings("memory_bytes", "Memory of the process", ["kind"]),
      collect() {
        const { rss, heapUsed } = process.memoryUsage();
        this.set({ kind: "resident" }, rss);
        this.set({ kind: "heap" }, heapUsed);
      },
    });
    new Gauge({
      ...this.settings("cpu_seconds", "Processor time since the process began", []),
      collect() {
        const { user, system } = process.cpuUsage();
        this.set((user + system) / 1e6);
      },
    });
  }
}
