/*
 * Asks match for an export and gives its body as it arrives. A connection pool of its own: a download of minutes must not
 * take a place from queries. Leaves alone: who asks (edge/export-endpoint.ts).
 */
import type { Readable } from "node:stream";

import { HubError } from "@park-hub/errors";
import { IDENTITY_HEADER, type IdentitySigner, type Principal } from "@park-hub/identity";
import { Agent, request } from "undici";

import type { MatchBoard } from "./match-board";

/** What to ask for. */
export interface ExportRequest {
  readonly list: string;
  readonly search: string;
  readonly principal: Principal;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** Match's answer; the body is read at the pace of the client. */
export interface ExportResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/** Until when the first byte must come, in ms: ranking a city's projects by a text takes a second. */
const HEADERS_WITHIN_MS = 15_000;
/** How long match may be silent, in ms. It sends as fast as the client reads, so a client that stops reading ends it too. */
const SILENT_FOR_MS = 60_000;

/** The source of exports. */
export class ExportSource {
  readonly #agent = new Agent({ headersTimeout: HEADERS_WITHIN_MS, bodyTimeout: SILENT_FOR_MS });

  constructor(
    private readonly match: Pick<MatchBoard, "pick" | "noteFailure">,
    private readonly signer: Pick<IdentitySigner, "sign">,
  ) {}

  /** Where one process of match is away, another is asked. @throws {HubError} UNAVAILABLE when match is away. */
  async open(asked: ExportRequest): Promise<ExportResponse> {
    const url = this.match.pick();
    try {
      return await this.ask(url, asked);
    } catch (error) {
      this.match.noteFailure(url);
      const next = this.match.pick();
      if (next !== url && !asked.signal.aborted) return this.ask(next, asked);
      throw error;
    }
  }

  private async ask(
    url: string,
    { list, search, principal, requestId, signal }: ExportRequest,
  ): Promise<ExportResponse> {
    const identity = await this.signer.sign(principal, "match");
    try {
      const { statusCode, headers, body } = await request(`${url}/export/${encodeURIComponent(list)}?${search}`, {
        dispatcher: this.#agent,
        signal,
        headers: { [IDENTITY_HEADER]: identity, "hub-request-id": requestId },
      });
      return { status: statusCode, headers, body };
    } catch (error) {
      throw new HubError("UNAVAILABLE", "match cannot be reached; ask again in a moment", {
        retryable: true,
        cause: error,
      });
    }
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}
