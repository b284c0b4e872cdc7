/*
 * A graph with one server that belongs to no hub: no identity, no breaker, no sites. For the bare gateway.
 */
import { HubError } from "@park-hub/errors";

import type { GraphSource, SourceAnswer, SourceFetch, StopSignal } from "../operation";
import { startDeadline } from "./deadline";
import type { GraphTransport, WireAnswer } from "./graph-transport";
import { readAnswer } from "./read-answer";
import type { SharedFlights } from "./shared-flights";

/** What a PlainSource is made of. */
export interface PlainSourceOptions {
  readonly graph: string;
  /** Full URL of its endpoint. */
  readonly url: string;
  readonly transport: Pick<GraphTransport, "post">;
  /** Milliseconds until it must answer; default 30,000: nothing is known of it. */
  readonly deadlineMs?: number;
  /** Where equal requests under way are one; default null: each operation asks for itself. */
  readonly flights?: SharedFlights | null;
}

/** The source of one graph with one server. */
export class PlainSource implements GraphSource {
  constructor(private readonly options: PlainSourceOptions) {}

  /**
   * The answer to a fetch.
   *
   * @throws {HubError} UNAVAILABLE when none comes, SITE_BAD_ANSWER for one that is no GraphQL answer.
   */
  async fetch(fetch: SourceFetch): Promise<SourceAnswer> {
    const { graph } = this.options;
    const outcome = readAnswer(await this.ask(fetch));
    if (outcome.kind === "failed") throw new HubError(outcome.code, `graph "${graph}": ${outcome.message}`);
    return { data: outcome.data ?? {}, errors: outcome.errors };
  }

  private async ask({ query, operationName, variables, scope }: SourceFetch): Promise<WireAnswer> {
    const { url, flights = null } = this.options;
    const body = JSON.stringify({ query, operationName, variables });
    if (flights === null) return this.post(body, scope.requestId, scope.signal);
    // Fetches are written by the planner, which never leaves the keyword out for a mutation.
    if (!query.startsWith("mutation")) {
      return flights.join(`${url} ${body}`, scope.signal, (signal) => this.post(body, scope.requestId, signal));
    }
    flights.noteChange();
    try {
      return await this.post(body, scope.requestId, scope.signal);
    } finally {
      flights.noteChange();
    }
  }

  private async post(body: string, requestId: string, stop: StopSignal): Promise<WireAnswer> {
    const { graph, url, transport, deadlineMs = 30_000 } = this.options;
    const deadline = startDeadline(deadlineMs, stop);
    try {
      const headers = { "hub-request-id": requestId };
      return await transport.post({ url, headers, body, signal: deadline.signal });
    } catch (error) {
      const reason = deadline.isOver() ? "it did not answer in time" : "it cannot be reached";
      throw new HubError("UNAVAILABLE", `graph "${graph}": ${reason}`, { cause: error });
    } finally {
      deadline.clear();
    }
  }
}
