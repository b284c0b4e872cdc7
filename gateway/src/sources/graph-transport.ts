/*
 * Sends one GraphQL request over HTTP and reads the answer, bounded in size.
 * Throws what the network throws; graph-client.ts turns that into outcomes, and brings deadline, retry and breaker.
 */
import { Agent } from "undici";

import type { StopSignal } from "../operation";
import { collectAnswer, type RawAnswer } from "./collected-answer";

/** What is posted. */
export interface WireRequest {
  /** Full URL of the endpoint. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: StopSignal;
  /** Whether it goes through a connection of its own: one that was kept may be dead, and so may all of them. */
  readonly isFresh?: boolean;
}

/** What came back. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string;
  /** The `hub-head` header, where a mutation was answered. */
  readonly head: string | null;
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

/** An address, taken apart. */
interface Target {
  readonly origin: string;
  readonly path: string;
}

const POST_HEADERS = { "content-type": "application/json", accept: "application/json" };
/** Kept addresses: a city's sites with their graphs a few times over. */
const MAX_TARGETS = 5_000;

/** Connections to the hub's processes, kept alive. */
export class GraphTransport {
  private readonly agent: Agent;
  private readonly freshAgent: Agent;
  private readonly maxAnswerBytes: number;
  private readonly targets = new Map<string, Target>();

  constructor(options: GraphTransportOptions = {}) {
    this.maxAnswerBytes = options.maxAnswerBytes ?? 16 * 1_024 * 1_024;
    const settings = {
      connections: options.connectionsPerHost ?? 64,
      keepAliveTimeout: 30_000,
      connect: { timeout: options.connectTimeoutMs ?? 1_000 },
      // The caller's signal is the deadline; it covers headers and body alike.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.agent = new Agent({ ...settings, pipelining: 1 });
    // Without pipelining a connection ends behind its answer.
    this.freshAgent = new Agent({ ...settings, pipelining: 0 });
  }

  /** Posts a request; rejects when the connection fails, the signal stops it, or with AnswerTooLongError. */
  async post({ url, headers, body, signal, isFresh = false }: WireRequest): Promise<WireAnswer> {
    const agent = isFresh ? this.freshAgent : this.agent;
    const answer = await this.ask("POST", url, { ...POST_HEADERS, ...headers }, body, signal, agent);
    const head = answer.headers["hub-head"];
    return { status: answer.status, body: answer.body, head: typeof head === "string" ? head : null };
  }

  /** The status of a small text, such as a health answer; rejects as post() does. */
  async getStatus(url: string, signal: StopSignal): Promise<number> {
    return (await this.ask("GET", url, {}, null, signal)).status;
  }

  /** A text that is not large, with its status; rejects as post() does. */
  async getText(url: string, signal: StopSignal): Promise<{ readonly status: number; readonly text: string }> {
    const { status, body } = await this.ask("GET", url, {}, null, signal);
    return { status, text: body };
  }

  /** Ends every connection; what is under way fails. */
  async close(): Promise<void> {
    await Promise.all([this.agent.destroy(), this.freshAgent.destroy()]);
  }

  private ask(
    method: "GET" | "POST",
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string | null,
    signal: StopSignal,
    agent = this.agent,
  ): Promise<RawAnswer> {
    const { origin, path } = this.targetOf(url);
    return collectAnswer(signal, this.maxAnswerBytes, (handler) => {
      agent.dispatch({ origin, path, method, headers, body }, handler);
    });
  }

  private targetOf(url: string): Target {
    const known = this.targets.get(url);
    if (known !== undefined) return known;
    const { origin, pathname, search } = new URL(url);
    const target = { origin, path: `${pathname}${search}` };
    if (this.targets.size >= MAX_TARGETS) this.targets.clear();
    this.targets.set(url, target);
    return target;
  }
}
