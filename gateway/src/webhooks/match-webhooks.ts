/*
 * Asks match about webhooks: one POST a call, its answer checked. Of several processes of match another one is asked when
 * one does not answer, as for queries; a call that changes something only where the first one surely never began it.
 * Leaves alone: when to ask again (delivery-reports.ts, webhook-worker.ts).
 */
import { WEBHOOK_DESK_CALLS, type WebhookCall } from "@park-hub/contracts";
import { HUB_ERROR_CODES, HubError, type HubErrorCode } from "@park-hub/errors";
import { Agent, request } from "undici";
import { z } from "zod";

/** Where match is and how it is asked. */
export interface MatchWebhooksOptions {
  readonly match: {
    /** Base URL of the process to ask at this moment. */
    pick(): string;
    /** The process there did not answer, or said that it is not itself. */
    noteFailure(url: string): void;
  };
  /** Until when a process must answer, in ms. */
  readonly deadlineMs: number;
  /** Told of each request to match, as of those of other stages. Default: nobody is. */
  readonly noteRequest?: ((isAnswered: boolean, elapsedMs: number) => void) | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** What came of one request; `wasNeverSent`: match cannot have begun the call. */
type Asked =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "failed"; readonly cause: unknown; readonly wasNeverSent: boolean };

const refusal = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).min(1),
});

/** Calls that change nothing. */
const READS: ReadonlySet<string> = new Set(
  [WEBHOOK_DESK_CALLS.list, WEBHOOK_DESK_CALLS.find, WEBHOOK_DESK_CALLS.letters].map(({ path }) => path),
);
/** Failures before anything was sent. */
const NEVER_SENT: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const FIRST_OWN_FAILURE = 500;

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
    const { match } = this.options;
    const url = match.pick();
    const first = await this.send(url, path, body, headers);
    if (isSound(first)) return first;
    match.noteFailure(url);
    const next = match.pick();
    if (next === url || !(READS.has(path) || wasNeverSent(first))) return answerOf(first);
    const second = await this.send(next, path, body, headers);
    if (!isSound(second)) match.noteFailure(next);
    return answerOf(second);
  }

  private async send(url: string, path: string, body: unknown, headers: Headers): Promise<Asked> {
    const { deadlineMs, noteRequest } = this.options;
    const startedMs = performance.now();
    const asked = await request(`${url}/match/webhooks/${path}`, {
      dispatcher: this.agent,
      method: "POST",
      headers: { ...headers, "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMs),
    }).then(async ({ statusCode: status, body: answer }): Promise<Asked> => {
      return answer.text().then((text) => ({ kind: "answered", status, text }), failed);
    }, failed);
    noteRequest?.(isSound(asked), performance.now() - startedMs);
    return asked;
  }
}

function failed(cause: unknown): Asked {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  return { kind: "failed", cause, wasNeverSent: NEVER_SENT.has(code) };
}

/** Whether the process is itself: a refusal is an answer like another, a failure of its own is none. */
function isSound(asked: Asked): asked is Extract<Asked, { kind: "answered" }> {
  return asked.kind === "answered" && asked.status < FIRST_OWN_FAILURE;
}

function wasNeverSent(asked: Asked): boolean {
  return asked.kind === "failed" && asked.wasNeverSent;
}

function answerOf(asked: Asked): Extract<Asked, { kind: "answered" }> {
  if (asked.kind === "answered") return asked;
  throw away(asked.cause);
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
