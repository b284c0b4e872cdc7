/*
 * A graph with one server that belongs to no hub: no identity, no breaker, no sites. For the bare gateway.
 */
import { HubError } from "@park-hub/errors";

import type { GraphSource, SourceAnswer, SourceFetch } from "../operation";
import { startDeadline } from "./deadline";
import type { GraphTransport } from "./graph-transport";
import { readAnswer } from "./read-answer";

/** What a PlainSource is made of. */
export interface PlainSourceOptions {
  readonly graph: string;
  /** Full URL of its endpoint. */
  readonly url: string;
  readonly transport: Pick<GraphTransport, "post">;
  /** Milliseconds until it must answer; default 30,000: nothing is known of it. */
  readonly deadlineMs?: number;
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
    const outcome = readAnswer(await this.post(fetch));
    if (outcome.kind === "failed") throw new HubError(outcome.code, `graph "${graph}": ${outcome.message}`);
    return { data: outcome.data ?? {}, errors: outcome.errors };
  }

  private async post({ query, operationName, variables, scope }: SourceFetch) {
    const { graph, url, transport, deadlineMs = 30_000 } = this.options;
    const deadline = startDeadline(deadlineMs, scope.signal);
    const headers = { "hub-request-id": scope.requestId };
    try {
      const body = JSON.stringify({ query, operationName, variables });
      return await transport.post({ url, headers, body, signal: deadline.signal });
    } catch (error) {
      const reason = deadline.isOver() ? "it did not answer in time" : "it cannot be reached";
      throw new HubError("UNAVAILABLE", `graph "${graph}": ${reason}`, { cause: error });
    } finally {
      deadline.clear();
    }
  }
}
