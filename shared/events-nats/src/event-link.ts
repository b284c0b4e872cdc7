/*
 * The way to the broker: connects, and connects again when it is lost, until close(). A session is one connection;
 * whoever works in one stops when it has ended and begins anew in the next, from what is durable.
 * Promises: what is wrong is told once, by setting and rule, without credentials; the process goes on without a broker.
 */
import { setTimeout as delay } from "node:timers/promises";
import { JetStreamApiCodes, JetStreamApiError, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { HubError } from "@park-hub/errors";
import { parseEventAddress, type EventAddress } from "./event-address";
import { eventNames, type EventNames } from "./event-names";
import type { EventBroker } from "./event-settings";
import { EventStream, jetStreamOptions } from "./event-stream";

const CONNECT_TIMEOUT_MS = 5_000;
/** Two unanswered pings end a session: a broker that hangs is noticed within 15 s. */
const PING_MS = 5_000;
const MAX_UNANSWERED_PINGS = 2;

/** How a broker is reached. */
export interface EventLinkOptions extends EventBroker {
  /** What the broker shows this connection as: the part's name. */
  readonly name: string;
  /** Told once what keeps the link from standing; again when it is something else, or after it has stood. */
  readonly onProblem: (problem: HubError) => void;
  /** First and longest pause before connecting again, in ms, with jitter. Default 100 and 5000. */
  readonly reconnect?: { readonly minMs: number; readonly maxMs: number } | undefined;
}

/** One connection, from its start to its end. */
export interface EventSession {
  readonly connection: NatsConnection;
  readonly stream: EventStream;
  /** Aborted when the connection has ended. */
  readonly ended: AbortSignal;
}

/** Takes part in the sessions: called at the start of each, which `session.ended` ends. */
export type SessionListener = (session: EventSession) => void;

/** The way to the broker. */
export class EventLink {
  readonly names: EventNames;
  readonly #address: EventAddress;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<SessionListener>();
  readonly #run: Promise<void>;
  #session: EventSession | null = null;
  #connection: NatsConnection | null = null;
  #problem = "";
  #failures = 0;

  constructor(private readonly options: EventLinkOptions) {
    this.names = eventNames(options.prefix);
    this.#address = parseEventAddress(options.url);
    this.#run = this.#keepConnected();
  }

  /** What keeps the link from standing; empty while it stands. */
  get problem(): string {
    return this.#problem;
  }

  /** Calls the listener at the start of each session, at once when there is one; gives the function that ends that. */
  onSession(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    if (this.#session !== null) listener(this.#session);
    return () => this.#listeners.delete(listener);
  }

  /** Ends the session; resolves when the connection is closed. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#listeners.clear();
    await this.#connection?.close();
    await this.#run;
  }

  async #keepConnected(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        await this.#serveSession();
        this.#report("the connection was lost");
      } catch (error) {
        this.#report(error);
      }
      await this.#pause();
    }
  }

  async #serveSession(): Promise<void> {
    const connection = await this.#connect();
    this.#connection = connection;
    const ending = new AbortController();
    try {
      const stream = await EventStream.open(connection, this.names, this.options);
      if (this.#closing.signal.aborted) return;
      this.#session = { connection, stream, ended: ending.signal };
      [this.#problem, this.#failures] = ["", 0];
      for (const listener of [...this.#listeners]) listener(this.#session);
      await connection.closed();
    } finally {
      this.#session = null;
      this.#connection = null;
      ending.abort();
      await connection.close();
    }
  }

  /** A server that hangs must not hold up close(): a connection that comes after it is closed at once. */
  #connect(): Promise<NatsConnection> {
    const { signal } = this.#closing;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => reject(new HubError("UNAVAILABLE", "the link is closed"));
      signal.addEventListener("abort", giveUp, { once: true });
      openConnection(this.#address, this.options.name)
        .then((connection) => (signal.aborted ? void connection.close() : resolve(connection)), reject)
        .finally(() => signal.removeEventListener("abort", giveUp));
    });
  }

  #report(error: unknown): void {
    if (this.#closing.signal.aborted) return;
    const problem = problemOf(this.#address, error);
    if (problem.message === this.#problem) return;
    this.#problem = problem.message;
    this.options.onProblem(problem);
  }

  async #pause(): Promise<void> {
    const { minMs, maxMs } = this.options.reconnect ?? { minMs: 100, maxMs: 5_000 };
    const longest = Math.min(maxMs, minMs * 2 ** Math.min(this.#failures, 16));
    this.#failures += 1;
    // An aborted pause means close(), which the loop sees next
    await delay(longest * (0.5 + Math.random() / 2), undefined, { signal: this.#closing.signal }).catch(
      () => undefined,
    );
  }
}

/**
 * Looks once whether the broker can be used; leaves nothing behind.
 *
 * @throws {HubError} CONFIG_INVALID or UNAVAILABLE, naming the setting and the rule.
 */
export async function checkEvents({ url, domain }: Pick<EventBroker, "url" | "domain">): Promise<void> {
  const address = parseEventAddress(url);
  try {
    const connection = await openConnection(address, "park-hub check");
    try {
      await jetstreamManager(connection, jetStreamOptions(domain));
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw problemOf(address, error);
  }
}

function openConnection(address: EventAddress, name: string): Promise<NatsConnection> {
  return connect({
    servers: address.server,
    ...address.credentials,
    ...(address.isTls ? { tls: {} } : {}),
    name,
    reconnect: false,
    timeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_MS,
    maxPingOut: MAX_UNANSWERED_PINGS,
  });
}

function problemOf({ server }: EventAddress, error: unknown): HubError {
  if (error instanceof HubError) return new HubError(error.code, `HUB_EVENTS=${server}: ${error.message}`);
  const why = error instanceof Error ? error.message : String(error);
  if (lacksJetStream(error))
    return new HubError("CONFIG_INVALID", `HUB_EVENTS=${server} is not a NATS server with JetStream enabled (${why})`);
  const message = `HUB_EVENTS=${server} is not reached: it must be a NATS server with JetStream enabled (${why})`;
  return new HubError("UNAVAILABLE", message, { cause: error, retryable: true });
}

function lacksJetStream(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.code === JetStreamApiCodes.JetStreamNotEnabledForAccount;
  return error instanceof Error && error.name === "JetStreamNotEnabled";
}
