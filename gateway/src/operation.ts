/*
 * The seam between the stages of the gateway: what one client operation carries through all of them, and what a source
 * of a graph is to the executor. A leaf: every stage may know it, it knows none of them.
 */
import type { ApolloGateway } from "@apollo/gateway";
import type { Principal } from "@park-hub/identity";
import type { TraceContext } from "@park-hub/telemetry";

/** Writes one structured line a call. */
export interface GatewayLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Tells once that whoever asked wants no answer any more; every AbortSignal is one. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * A StopSignal with its switch: an AbortController with its signal costs more than all else that is made for a request
 * to a site.
 */
export class StopSwitch implements StopSignal {
  aborted = false;
  reason: unknown = undefined;
  private readonly listeners = new Set<() => void>();

  /** Stops; further calls do nothing. */
  stop(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const told = [...this.listeners];
    this.listeners.clear();
    for (const listener of told) listener();
  }

  /** Each listener is told once. */
  addEventListener(_type: "abort", listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.listeners.delete(listener);
  }
}

/** One client operation on its way through the gateway; also the context value of Apollo Server. */
export interface OperationScope {
  /** Who asks; the public principal without a token. */
  readonly principal: Principal;
  /** Names the request in logs and in the answer's `hub-request-id`. */
  readonly requestId: string;
  /** The trace that it belongs to; none where a request brought none and nobody records. */
  readonly trace?: TraceContext;
  /** Stopped when the client goes away: nothing more is sent for it. */
  readonly signal: StopSignal;
  /**
   * Whether its questions may be one with equal ones of other operations. Default no: an event of a subscription must
   * not be completed from an answer that is older than the event.
   */
  readonly mayShare?: boolean;
  /** Newest head of each site that a mutation of this operation changed, as the site says it: `<epoch>:<seq>`. */
  readonly heads: Map<string, string>;
  /** Parts of the hub that failed during this operation. */
  readonly failures: PartFailures;
}

/** The failure of one part, summed over an operation. */
export interface PartFailure {
  /** Code of the site, or name of the part (`match`). */
  readonly part: string;
  /** A code of HubError. */
  readonly code: string;
  /** How many objects or root fields it cost so far. */
  affected: number;
}

/**
 * The failures of one operation: each is reported once, however many fetches it cost.
 * Sources report the first failure of a part with its place; pipeline.ts completes the counts at the end.
 */
export class PartFailures {
  private readonly failures = new Map<string, PartFailure>();

  /** Adds a failure; true when it is the first of that part and code, which then deserves an error of its own. */
  add(part: string, code: string, affected: number): boolean {
    const known = this.failures.get(`${part} ${code}`);
    if (known === undefined) this.failures.set(`${part} ${code}`, { part, code, affected });
    else known.affected += affected;
    return known === undefined;
  }

  /** How many objects the part cost with that code; 0 when it did not fail so. */
  affectedBy(part: string, code: string): number {
    return this.failures.get(`${part} ${code}`)?.affected ?? 0;
  }
}

/** A step of a path in a response. */
export type PathStep = string | number;

/** An error in the form that GraphQL answers carry: plain data, no internal address, no stack. */
export interface SourceError {
  readonly message: string;
  readonly path?: readonly PathStep[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** One fetch of a plan. */
export interface SourceFetch {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: OperationScope;
}

/** The answer to a fetch. */
export interface SourceAnswer {
  /** By root key; null where a root field failed. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly SourceError[];
}

/** Who gave a value, as the extensions of an error say it: a site by its code, or another part of the hub by its name. */
export type ValueOrigin = { readonly site: string } | { readonly part: string };

/** A value of a graph, by what is around it. */
export interface GivenValue {
  /** The objects that it stands in, the innermost first. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  /** Response key of the root field that it stands below. */
  readonly rootKey: string;
  readonly scope: OperationScope;
}

/** Whatever answers the fetches of one graph; never throws. */
export interface GraphSource {
  fetch(fetch: SourceFetch): Promise<SourceAnswer>;
  /** Who gave a value of this graph; null when that cannot be said. Sources that do not know leave it out. */
  originOf?(value: GivenValue): ValueOrigin | null;
}

/** Runs the plan of one operation; the operation's scope is its context. */
export type OperationExecutor = ApolloGateway["executor"];
