/*
 * Sends one GraphQL request over HTTP and reads the answer, bounded in size.
 * Throws what the network throws; graph-client.ts turns that into outcomes, and brings deadline, retry and breaker.
 */
import { Agent } from "undici";

/** What is posted. */
export interface WireRequest {
  /** Full URL of the endpoint. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** What came back. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string;
  /** The `hub-head` header, where a mutation was answered. */
  readonly head: string | null;
}

/** The answer is longer than the bound. */
export class AnswerTooLongError extends Error {
  constructor(maxBytes: number) {
    super(`the answer is longer than ${maxBytes} bytes`);
    this.name = "AnswerTooLongError";
  }
}

/** Options of a GraphTransport. */
export interface GraphTransportOptions {
  /** Longest answer in bytes; default 16 MiB: a hundred full pages of a hundred projects with their texts. */
  readonly maxAnswerBytes?: number;
  /** Connections kept to one host; default 64: a host serves many sites through them. */
  readonly connectionsPerHost?: number;
  /** Milliseconds until a connection must stand; default 1,000: sites are near, and a deadline of 2 s stands behind. */
  readonly connectTimeoutMs?: number;
}

/** Connections to the hub's processes, kept alive. */
export class GraphTransport {
  private readonly agent: Agent;
  private readonly maxAnswerBytes: number;

  constructor(options: GraphTransportOptions = {}) {
    this.maxAnswerBytes = options.maxAnswerBytes ?? 16 * 1_024 * 1_024;
    this.agent = new Agent({
      connections: options.connectionsPerHost ?? 64,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: options.connectTimeoutMs ?? 1_000 },
      // The caller's signal is the deadline; it covers headers and body alike.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Posts a request; rejects when the connection fails, the signal aborts, or with AnswerTooLongError. */
  async post(request: WireRequest): Promise<WireAnswer> {
    const { origin, pathname, search } = new URL(request.url);
    const { statusCode, headers, body } = await this.agent.request({
      origin,
      path: `${pathname}${search}`,
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...request.headers },
      body: request.body,
      signal: request.signal,
    });
    const head = headers["hub-head"];
    return {
      status: statusCode,
      body: await this.readBounded(body),
      head: typeof head === "string" ? head : null,
    };
  }

  /** Fetches a small text, such as a health answer; rejects as post() does. */
  async getStatus(url: string, signal: AbortSignal): Promise<number> {
    const { origin, pathname, search } = new URL(url);
    const answer = await this.agent.request({ origin, path: `${pathname}${search}`, method: "GET", signal });
    await answer.body.dump();
    return answer.statusCode;
  }

  /** Ends every connection; what is under way fails. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async readBounded(body: AsyncIterable<unknown>): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      // Leaving the loop by a throw destroys the stream, so the rest is never read.
      if (bytes > this.maxAnswerBytes) throw new AnswerTooLongError(this.maxAnswerBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, bytes).toString("utf8");
  }
}
