/*
 * Asks match about webhooks: one POST a call, its answer checked. Leaves alone: when to ask again.
 */
import type { WebhookCall } from "@park-hub/contracts";
import { HUB_ERROR_CODES, HubError, type HubErrorCode } from "@park-hub/errors";
import { Agent, request } from "undici";
import { z } from "zod";

/** Where match is and how it is asked. */
export interface MatchWebhooksOptions {
  /** Base URL of match at this moment. */
  readonly matchUrl: () => string;
  /** Until when it must answer, in ms. */
  readonly deadlineMs: number;
}

type Headers = Readonly<Record<string, string>>;

const refusal = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).min(1),
});

/** Match's endpoints for webhooks. */
export class MatchWebhooks {
  private readonly agent = new Agent({ connect: { timeout: 1_000 }, connections: 16, pipelining: 1 });

  constructor(private readonly options: MatchWebhooksOptions) {}

  /**
   * The answer to a call.
   *
   * @throws {HubError} what match refused; UNAVAILABLE (retryable) when it cannot be asked
   */
  async ask<S extends z.ZodType, R extends z.ZodType>(
    call: WebhookCall<S, R>,
    body: z.input<S>,
    headers: Headers,
  ): Promise<z.output<R>> {
    const { status, text } = await this.post(call.path, body, headers);
    const answer = parsed(text);
    if (status !== 200) throw refusalOf(answer, status);
    const read = call.response.safeParse(answer);
    if (read.success) return read.data;
    throw away(read.error);
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async post(path: string, body: unknown, headers: Headers) {
    const { matchUrl, deadlineMs } = this.options;
    try {
      const answer = await request(`${matchUrl()}/match/webhooks/${path}`, {
        dispatcher: this.agent,
        method: "POST",
        headers: { ...headers, "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(deadlineMs),
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      throw away(error);
    }
  }
}

/** Refusals that the caller is told of; anything else means that match is not itself. */
const TOLD: ReadonlySet<HubErrorCode> = new Set([
  "BAD_REQUEST",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CURSOR_INVALID",
  "LIMIT_EXCEEDED",
]);

function refusalOf(answer: unknown, status: number): HubError {
  const read = refusal.safeParse(answer);
  const [first] = read.success ? read.data.errors : [];
  const code = HUB_ERROR_CODES.find((known) => known === first?.extensions.code);
  if (first === undefined || code === undefined || !TOLD.has(code)) return away(`match answered with status ${status}`);
  return new HubError(code, first.message);
}

function away(cause: unknown): HubError {
  return new HubError("UNAVAILABLE", "match cannot be reached at the moment", { cause, retryable: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads the value says what is wrong with it.
    return undefined;
  }
}
