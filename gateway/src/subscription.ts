/*
 * The seam between the transports of subscriptions (edge), what runs them (subscriptions) and what plans and completes
 * their events (execute). A leaf like operation.ts: joined in pipeline.ts only.
 */
import type { Principal } from "@park-hub/identity";
import type { DocumentNode, ExecutionResult, GraphQLError } from "graphql";

/** What a client asks to follow. */
export interface SubscriptionCall {
  /** Valid for the schema, its operation a subscription. */
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Takes the place of the operation's own `after` (`Last-Event-ID`). */
  readonly after: string | null;
  readonly principal: Principal;
  readonly requestId: string;
}

/** One result of a subscription. */
export interface SubscriptionResult {
  readonly result: ExecutionResult;
  /** Where to resume behind this result; null before the subscription has a place. */
  readonly cursor: string | null;
}

/** A running subscription, read at the client's pace: nothing is fetched for it beyond the result that is asked for. */
export interface SubscriptionStream {
  /**
   * Where to resume without missing anything that was not given yet: behind the last result once the next one is asked for,
   * and further on while nothing happens. Null before the subscription has a place.
   */
  readonly position: string | null;
  /** The next result, or null when there are no more. An error that ends the stream is its last result. */
  next(): Promise<SubscriptionResult | null>;
  /** Ends it from outside: the error becomes the last result, behind the one under way. */
  end(code: "UNAUTHENTICATED" | "UNAVAILABLE", message: string): void;
  /** Frees everything; a pending next() gives null. */
  close(): void;
}

/** Starts subscriptions. */
export interface Subscriptions {
  /** The parsed and validated document of a query, or the reasons against it; never throws. */
  prepare(query: string): DocumentNode | readonly GraphQLError[];
  /** Opens a subscription. What is wrong with it is its first and last result. */
  subscribe(call: SubscriptionCall): SubscriptionStream;
  /** Ends every subscription with a word to its client; resolves when all are gone, after a second at the latest. */
  close(): Promise<void>;
}

/** Where the events of a subscription come from. */
export interface EventSource {
  readonly graph: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variableNames: readonly string[];
}

/** A subscription of one supergraph, planned. */
export interface SubscriptionPlan {
  readonly source: EventSource;
  /** The client's result of one event, completed across graphs with the principal's rights. Never rejects. */
  complete(event: ExecutionResult, call: SubscriptionCall): Promise<ExecutionResult>;
}

/** Plans subscriptions on the supergraph as it is at the moment. */
export interface SubscriptionPlanner {
  /** Another number after each change of the supergraph. */
  readonly generation: number;
  /** What the schema that clients see has against a document; throws what graphql-js throws. */
  validate(document: DocumentNode): readonly GraphQLError[];
  /**
   * The plan; what is costly about it is kept by the planner.
   *
   * @throws {GraphQLError} when the principal may not use a field, or the operation cannot be planned.
   */
  plan(call: SubscriptionCall): SubscriptionPlan;
}
