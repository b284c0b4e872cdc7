/*
 * Asks a part of the hub (a site, park, match) and always comes back in time with an outcome; never throws.
 * Holds what every part gets: a deadline, one retry for queries, a circuit breaker, a bound on requests under way.
 * Leaves alone: splitting and merging (site-source.ts), HTTP (graph-transport.ts).
 */
import type { OperationScope, StopSignal } from "../operation";
import { CircuitBreaker, type CircuitBreakerOptions } from "./circuit-breaker";
import { pause, raceAbort, startDeadline, type Deadline } from "./deadline";
import { AnswerTooLongError } from "./collected-answer";
import type { GraphTransport, WireAnswer } from "./graph-transport";
import { HostGates } from "./host-gates";
import { readAnswer, type PartOutcome } from "./read-answer";
import type { SharedFlights } from "./shared-flights";
import type { PartFailed } from "./source-error";

/** A part to ask. */
export interface PartEndpoint {
  /** Code of the site, or name of the part (`match`); its breaker is kept by it and its address. */
  readonly part: string;
  /** Base URL of its host: when it moves, its breaker begins anew. */
  readonly baseUrl: string;
  /** Path of the graph below the base URL. */
  readonly path: string;
}

/** What to ask. */
export interface PartRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A mutation is never sent twice. */
  readonly isMutation: boolean;
  /** Milliseconds left for it, where that is less than a request of its kind may take. */
  readonly withinMs?: number;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a request to a part ended, for whoever watches the parts' health. */
export interface PartReport {
  readonly part: string;
  readonly isAnswered: boolean;
  readonly elapsedMs: number;
}

/** What watches one request. */
export interface PartObservation {
  /** Further headers of the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Told once, at its end. */
  ended(isAnswered: boolean): void;
}

/** Options of a GraphClient. */
export interface GraphClientOptions {
  readonly transport: Pick<GraphTransport, "post">;
  /** The identity header for a part on behalf of the operation's principal. */
  readonly identityHeaders: (scope: OperationScope, part: string) => Promise<Readonly<Record<string, string>>>;
  /** Milliseconds until a query must be answered; default 2,000. */
  readonly queryDeadlineMs?: number;
  /** Milliseconds until a mutation must be answered; default 10,000: cutting it off leaves its outcome unknown. */
  readonly mutationDeadlineMs?: number;
  /** The bounds of requests under way, which clients of the same hosts share; default: its own. */
  readonly gates?: HostGates;
  readonly breaker?: CircuitBreakerOptions;
  /** Where equal queries under way are one; default null: each operation asks for itself. */
  readonly flights?: SharedFlights | null;
  /** Begins to watch a request that is about to be sent: what it carries for that, and what is told of its end. */
  readonly observe?: (scope: OperationScope, part: string) => PartObservation;
  /** Told of every request that was really sent. */
  readonly onReport?: (report: PartReport) => void;
  /** Told why a request failed, with what stays inside the process. */
  readonly onFailure?: (part: string, reason: string, requestId: string) => void;
}

/** A request with its body written. */
interface SentRequest extends PartRequest {
  readonly body: string;
}

/** What came back, not read yet. */
type PartReply = WireAnswer | PartFailed;

interface Lane {
  readonly baseUrl: string;
  readonly breaker: CircuitBreaker;
}

/** Addresses of one part that are remembered: a match of several processes; a site that moves leaves its old one behind. */
const MAX_LANES_PER_PART = 8;
const RETRY_AFTER_MS = 20;
const RETRY_JITTER_MS = 60;

/** Asks parts of the hub. */
export class GraphClient {
  /** Of each part, the one asked last comes first. */
  private readonly lanes = new Map<string, readonly Lane[]>();

  private readonly gates: HostGates;

  constructor(private readonly options: GraphClientOptions) {
    this.gates = options.gates ?? new HostGates();
  }

  /** Asks; an answer, or the part's failure. */
  async ask(endpoint: PartEndpoint, request: PartRequest, scope: OperationScope): Promise<PartOutcome> {
    const { query, operationName, variables } = request;
    const sent: SentRequest = { ...request, body: JSON.stringify({ query, operationName, variables }) };
    const reply = await this.askShared(endpoint, sent, scope);
    // Everybody reads the bytes for himself: what is made of them will be written into.
    return "kind" in reply ? reply : this.noteHead(readAnswer(reply), reply, endpoint.part, scope);
  }

  private async askShared(endpoint: PartEndpoint, request: SentRequest, scope: OperationScope): Promise<PartReply> {
    const { flights = null } = this.options;
    if (flights === null) return this.askAlone(endpoint, request, scope);
    if (!request.isMutation) {
      if (scope.mayShare !== true) return this.askAlone(endpoint, request, scope);
      return this.joinFlight(flights, endpoint, request, scope);
    }
    flights.noteChange();
    const reply = await this.askAlone(endpoint, request, scope);
    flights.noteChange();
    return reply;
  }

  /** Of one flight are only: the same part at the same place, the same principal, the same heads to wait for, one body. */
  private async joinFlight(
    flights: SharedFlights,
    { part, baseUrl, path }: PartEndpoint,
    request: SentRequest,
    scope: OperationScope,
  ): Promise<PartReply> {
    const { body, headers = {} } = request;
    const key = `${part} ${baseUrl}${path} ${JSON.stringify([scope.principal, headers])} ${body}`;
    try {
      return await flights.join(key, scope.signal, (signal) =>
        this.askAlone({ part, baseUrl, path }, request, { ...scope, signal }),
      );
    } catch {
      // askAlone() never rejects: it was the client that left.
      return failed("SITE_UNAVAILABLE", "the client went away");
    }
  }

  private async askAlone(endpoint: PartEndpoint, request: SentRequest, scope: OperationScope): Promise<PartReply> {
    const lane = this.laneOf(endpoint);
    if (scope.signal.aborted) return failed("SITE_UNAVAILABLE", "the client went away");
    if (!lane.breaker.allows()) return failed("SITE_UNAVAILABLE", "it failed repeatedly and is not asked for a moment");
    const deadline = startDeadline(this.deadlineMs(request), scope.signal);
    try {
      if (await this.gates.enter(endpoint.baseUrl, endpoint.part, deadline.signal))
        return await this.askThrough(lane, endpoint, request, scope, deadline);
      lane.breaker.abandoned();
      return failed("SITE_UNAVAILABLE", "too many requests to it are under way");
    } finally {
      deadline.clear();
    }
  }

  /** Asks with a place in the gate, which is given back in the end. */
  private async askThrough(
    lane: Lane,
    endpoint: PartEndpoint,
    request: SentRequest,
    scope: OperationScope,
    deadline: Deadline,
  ): Promise<PartReply> {
    const startedMs = performance.now();
    const observation = this.options.observe?.(scope, endpoint.part);
    const observed = { ...request, headers: { ...request.headers, ...observation?.headers } };
    let isAnswered = false;
    try {
      const answer = await raceAbort(this.send(endpoint, observed, scope, deadline.signal), deadline.signal);
      isAnswered = true;
      lane.breaker.succeeded();
      this.report(endpoint.part, true, startedMs);
      return answer;
    } catch (error) {
      if (scope.signal.aborted && !deadline.isOver()) {
        lane.breaker.abandoned();
        return failed("SITE_UNAVAILABLE", "the client went away");
      }
      lane.breaker.failed();
      this.report(endpoint.part, false, startedMs);
      this.options.onFailure?.(endpoint.part, reasonOf(error), scope.requestId);
      return outcomeOf(error, request, deadline.isOver());
    } finally {
      observation?.ended(isAnswered);
      this.gates.leave(endpoint.baseUrl, endpoint.part);
    }
  }

  /** Whether a part is being asked at the moment, by its breaker; for health and metrics. */
  breakerState(part: string): string {
    return this.lanes.get(part)?.[0]?.breaker.state ?? "CLOSED";
  }

  /** Milliseconds until the request must be answered. */
  deadlineMs({ isMutation, withinMs = Number.POSITIVE_INFINITY }: PartRequest): number {
    const { queryDeadlineMs = 2_000, mutationDeadlineMs = 10_000 } = this.options;
    return Math.min(isMutation ? mutationDeadlineMs : queryDeadlineMs, withinMs);
  }

  private laneOf(endpoint: PartEndpoint): Lane {
    const known = this.lanes.get(endpoint.part) ?? [];
    const [first] = known;
    if (first?.baseUrl === endpoint.baseUrl) return first;
    const lane = known.find(({ baseUrl }) => baseUrl === endpoint.baseUrl) ?? {
      baseUrl: endpoint.baseUrl,
      breaker: new CircuitBreaker(this.options.breaker),
    };
    const others = known.filter((one) => one !== lane);
    this.lanes.set(endpoint.part, [lane, ...others].slice(0, MAX_LANES_PER_PART));
    return lane;
  }

  private async send(
    endpoint: PartEndpoint,
    request: SentRequest,
    scope: OperationScope,
    signal: StopSignal,
  ): Promise<WireAnswer> {
    const wire = {
      url: `${endpoint.baseUrl}${endpoint.path}`,
      headers: {
        ...(await this.options.identityHeaders(scope, endpoint.part)),
        "hub-request-id": scope.requestId,
        ...request.headers,
      },
      body: request.body,
      signal,
    };
    try {
      return await this.options.transport.post(wire);
    } catch (error) {
      if (request.isMutation || signal.aborted || !isConnectionFailure(error)) throw error;
      // Jitter: all requests that a restarting host dropped would otherwise come back in the same millisecond.
      await pause(RETRY_AFTER_MS + Math.random() * RETRY_JITTER_MS, signal);
      return this.options.transport.post({ ...wire, isFresh: true });
    }
  }

  private noteHead(outcome: PartOutcome, answer: WireAnswer, part: string, scope: OperationScope): PartOutcome {
    const head = answer.head?.startsWith(`${part}=`) === true ? answer.head.slice(part.length + 1) : "";
    if (/^[\w-]+:\d+$/.test(head)) scope.heads.set(part, head);
    return outcome;
  }

  private report(part: string, isAnswered: boolean, startedMs: number): void {
    this.options.onReport?.({ part, isAnswered, elapsedMs: performance.now() - startedMs });
  }
}

const CONNECTION_FAILURES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function isConnectionFailure(error: unknown): boolean {
  return error instanceof Error && "code" in error && CONNECTION_FAILURES.has(String(error.code));
}

function outcomeOf(error: unknown, request: PartRequest, isLate: boolean): PartFailed {
  if (error instanceof AnswerTooLongError) return failed("SITE_BAD_ANSWER", error.message);
  const reason = isLate ? "it did not answer in time" : "it cannot be reached";
  const isSent = request.isMutation && !(error instanceof Error && "code" in error && error.code === "ECONNREFUSED");
  return failed("SITE_UNAVAILABLE", isSent ? `${reason}; whether the change was made is not known` : reason);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function failed(code: PartFailed["code"], message: string): PartFailed {
  return { kind: "failed", code, message };
}
