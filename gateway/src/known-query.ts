/*
 * The seam between the edge and the pipeline for queries that go past Apollo Server. A leaf like operation.ts: joined in
 * pipeline.ts only.
 */
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";

import type { OperationScope } from "./operation";

/** A query that was parsed and validated before, by Apollo Server. */
export interface KnownQuery {
  /** The schema that it is valid for. */
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client said it. */
  readonly operationName: string | undefined;
  /** Of the document's text; plans are kept by it. */
  readonly queryHash: string;
}

/** The answer to a query. */
export interface QueryAnswer {
  /** The data as JSON; null where there is not even that, and errors say why. */
  readonly json: string | null;
  readonly errors: readonly GraphQLError[];
  /**
   * Values that broke the schema and are null in the data, for the extension `valueCompletion` that every Apollo
   * gateway answers with where there are no errors. With errors, which tell why values are missing, only values of the
   * wrong kind.
   */
  readonly invalid: readonly GraphQLError[];
}

/**
 * Answers a known query; null when it must be asked the long way, and nothing was sent for it: the schema is another by
 * now, the principal may not use all of it, its variables are wrong, or it asks for the schema itself.
 */
export type AnswerQuery = (
  query: KnownQuery,
  variables: Readonly<Record<string, unknown>>,
  scope: OperationScope,
) => Promise<QueryAnswer> | null;
