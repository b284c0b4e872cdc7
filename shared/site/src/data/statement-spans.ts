/*
 * A span for each statement that a request has the database run, below the request's own. Values are never in it:
 * they are bound. Statements of housekeeping and feeds belong to no request and have none.
 */
import { childOf, currentRequest, type SpanExporter } from "@park-hub/telemetry";
import type { EntitySubscriberInterface } from "typeorm";

type QueryEvent = Parameters<NonNullable<EntitySubscriberInterface["afterQuery"]>>[0];

const MAX_STATEMENT = 300;

/** Watches one site's database. */
export class StatementSpans implements EntitySubscriberInterface {
  constructor(
    private readonly spans: SpanExporter,
    private readonly site: string,
  ) {}

  /** Told by TypeORM of every statement. */
  afterQuery({ query, success, executionTime = 0 }: QueryEvent): void {
    const parent = currentRequest()?.trace ?? null;
    if (parent === null) return;
    this.spans.record({
      context: childOf(parent),
      parentSpanId: parent.spanId,
      name: `${/^\s*(\w+)/.exec(query)?.[1]?.toUpperCase() ?? "statement"} ${this.site}`,
      kind: "CLIENT",
      startMs: performance.timeOrigin + performance.now() - executionTime,
      durationMs: executionTime,
      attributes: { "db.query.text": query.slice(0, MAX_STATEMENT), "hub.site": this.site },
      isError: !success,
    });
  }
}
