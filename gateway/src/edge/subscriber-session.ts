/*
 * What both transports of subscriptions share: who asks, whether it may, and that its token still holds.
 * Before: sse-endpoint.ts, websocket-endpoint.ts. After: the subscriptions.
 */
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { getOperationAST, GraphQLError } from "graphql";
import type {
  DocumentNode,
  ExecutionResult,
  FormattedExecutionResult,
  GraphQLFormattedError,
  OperationDefinitionNode,
} from "graphql";

import type { Subscriptions, SubscriptionStream } from "../subscription";

/** Whoever opened a connection. */
export interface Subscribing {
  readonly principal: Principal;
  /** When its token ends, in ms since 1970; null without one. */
  readonly expiresAt: number | null;
}

/** A request as GraphQL over HTTP has it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the transports are made with. */
export interface SubscriptionEdge {
  readonly subscriptions: Subscriptions;
  /** Rejects with UNAUTHENTICATED or UNAVAILABLE. */
  readonly authenticate: (authorization: string | undefined) => Promise<Subscribing>;
  /** Throws LIMIT_EXCEEDED for an operation that asks for too much. */
  readonly checkLimits: (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) => void;
  /** Counts what a principal uses. */
  readonly limiter: { connect(who: string): () => void; start(who: string): () => void };
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  /** Milliseconds between two signs of life; default 12,000: below what proxies take for dead. */
  readonly pingMs?: number | undefined;
  /** How long a client may leave a result unread before its connection is cut, in ms; default 30,000. */
  readonly stallMs?: number | undefined;
}

/** An operation that can be run, or why it cannot. */
export type PreparedOperation =
  | { readonly document: DocumentNode; readonly operation: OperationDefinitionNode }
  | { readonly errors: readonly GraphQLError[] };

/** Parses, validates and measures an operation; never throws. */
export function prepareOperation(edge: SubscriptionEdge, asked: OperationRequest): PreparedOperation {
  const document = edge.subscriptions.prepare(asked.query);
  if (!("kind" in document)) return { errors: document };
  const operation = getOperationAST(document, asked.operationName);
  if (operation === null || operation === undefined) {
    return { errors: [errorOf(new HubError("BAD_REQUEST", "the request names no operation of its document"))] };
  }
  try {
    edge.checkLimits(document, operation, asked.variables);
    return { document, operation };
  } catch (error) {
    return { errors: [errorOf(error)] };
  }
}

/** How a principal is counted: by its subject, without a token by its address. */
export function countedAs({ subject, roles }: Principal, address: string): string {
  return roles.every((role) => role === "PUBLIC") ? `address ${address}` : `subject ${subject}`;
}

/** A HubError as GraphQL has it; anything else is the gateway's own failure. */
export function errorOf(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof HubError) {
    return new GraphQLError(error.message, {
      extensions: { ...error.details, code: error.code },
      originalError: error,
    });
  }
  return new GraphQLError("the gateway failed inside", { extensions: { code: "INTERNAL" } });
}

/** A result as the client sees it: codes of the hub, no stack, no address. */
export function formatResult(edge: SubscriptionEdge, result: ExecutionResult): FormattedExecutionResult {
  const { errors, ...rest } = result;
  return errors === undefined
    ? rest
    : { ...rest, errors: errors.map((error) => edge.formatError(error.toJSON(), error)) };
}

/** The longest that a timer takes; a token that holds longer is looked at again then. */
const MAX_TIMER_MS = 2_000_000_000;

/** Calls `onExpiry` when the token ends; gives the function that calls that off. */
export function watchExpiry(expiresAt: number | null, onExpiry: () => void): () => void {
  if (expiresAt === null) return () => undefined;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const leftMs = expiresAt - Date.now();
    if (leftMs <= 0) return onExpiry();
    timer = setTimeout(look, Math.min(leftMs, MAX_TIMER_MS));
    timer.unref();
  };
  timer = setTimeout(look, 0);
  return () => clearTimeout(timer);
}

/** Tells a subscription that its token has ended. */
export function endExpired(stream: SubscriptionStream): void {
  stream.end("UNAUTHENTICATED", "the token has expired; subscribe again behind the cursor with a new one");
}
