/*
 * Posts one message to one endpoint and says what that means. Redirects are not followed, little of the answer is read and
 * none of it kept, everything within a deadline. Never rejects.
 */
import { performance } from "node:perf_hooks";

import { Agent, errors, request } from "undici";

import { signatureHeaders } from "./sign-message";
import { ForbiddenTargetError, type TargetJudge } from "./target-rules";

/** What became of an attempt. */
export interface DeliveryOutcome {
  /**
   * `delivered`: a 2xx. `refused`: the endpoint is there and said no. `away`: it is not there, or asks for patience; that
   * is no reason to give an event up. `gone`: 410, it wants no more at all.
   */
  readonly kind: "delivered" | "refused" | "away" | "gone";
  readonly status: number | null;
  /** One Chinese sentence; null when delivered. */
  readonly error: string | null;
  readonly durationMs: number;
  /** What `Retry-After` asks for, in ms. */
  readonly retryAfterMs: number | null;
}

/** What is posted. */
export interface Delivery {
  readonly url: string;
  readonly secret: string;
  readonly messageId: string;
  readonly body: string;
  /** Ends the attempt from outside: it counts as `away`. */
  readonly signal: AbortSignal;
}

/** Statuses of an endpoint, or of a proxy before it, that is not there at the moment. */
const AWAY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);
/** Of an answer so much is read, to use its connection again; more cuts it. */
const MAX_READ_BYTES = 16_384;
const MAX_HEADER_BYTES = 16_384;

/** Posts messages. */
export class DeliveryClient {
  private readonly agent: Agent;

  constructor(
    private readonly judge: TargetJudge,
    private readonly timeoutMs: number,
  ) {
    this.agent = new Agent({
      connect: { lookup: judge.lookup, timeout: timeoutMs },
      pipelining: 1,
      keepAliveTimeout: 10_000,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  /** Posts the message once. */
  async post(delivery: Delivery): Promise<DeliveryOutcome> {
    const begunAt = performance.now();
    const judged = await this.attempt(delivery).catch(awayBy);
    return { ...judged, durationMs: Math.round(performance.now() - begunAt) };
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async attempt({ url, secret, messageId, body, signal }: Delivery): Promise<Judged> {
    this.judge.checkLiteral(new URL(url));
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(url, {
      dispatcher: this.agent,
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "park-hub-webhooks/1",
        ...signatureHeaders(secret, { id: messageId, body }, new Date()),
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.timeoutMs)]),
    });
    // What the status says stands; how the rest of the answer ends does not matter.
    answer.on("error", ignore);
    await answer.dump({ limit: MAX_READ_BYTES }).catch(ignore);
    return judgedBy(statusCode, headers["retry-after"]);
  }
}

type Judged = Omit<DeliveryOutcome, "durationMs">;

function judgedBy(status: number, retryAfter: string | string[] | undefined): Judged {
  if (status >= 200 && status < 300) return { kind: "delivered", status, error: null, retryAfterMs: null };
  if (status === 410) return { kind: "gone", status, error: "接收端答复 410,不再接收", retryAfterMs: null };
  if (status >= 300 && status < 400) {
    return { kind: "refused", status, error: `接收端答复 ${status} 重定向,不予跟随`, retryAfterMs: null };
  }
  const kind = AWAY_STATUSES.has(status) ? "away" : "refused";
  return { kind, status, error: `接收端答复 ${status}`, retryAfterMs: delayOf(retryAfter) };
}

function delayOf(retryAfter: string | string[] | undefined): number | null {
  return typeof retryAfter === "string" && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : null;
}

function awayBy(error: unknown): Judged {
  return { kind: "away", status: null, error: sentenceOf(error), retryAfterMs: null };
}

function sentenceOf(error: unknown): string {
  if (error instanceof ForbiddenTargetError) return `目标地址不被允许:${error.message}`;
  const isLate =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    (error instanceof Error && error.name === "TimeoutError");
  if (isLate) return "接收端未在时限内答复";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return `无法连接接收端${code === "" ? "" : `(${code})`}`;
}

/** Whatever ends an answer that nobody needs. */
function ignore(): void {
  return undefined;
}
