/*
 * The request that some code works for, known wherever the work leads: services and statements need not be handed it.
 * Before: whoever takes requests runs them in a scope. After: every line that is logged names the request; spans know
 * their parent. Work without a request (feeds, housekeeping) has none.
 */
import { AsyncLocalStorage } from "node:async_hooks";

import { formatTraceparent, TRACE_HEADER, type TraceContext } from "./trace-context";

/** A request under way. */
export interface RequestScope {
  readonly requestId: string;
  /** What is begun for it has this place as its parent; null when it belongs to no trace. */
  readonly trace: TraceContext | null;
  /** What is learnt of it on the way, for its span and its line in the log. Never a token, never a variable. */
  readonly attributes: Record<string, string | number | boolean>;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs work for a request; what it starts belongs to the request, too. */
export function runInRequest<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** The header by which another process joins the trace of the request that the caller works for. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = currentRequest()?.trace ?? null;
  return trace === null ? {} : { [TRACE_HEADER]: formatTraceparent(trace) };
}

/** The request that the caller works for; null when there is none. */
export function currentRequest(): RequestScope | null {
  return scopes.getStore() ?? null;
}
