/*
 * The hub's executor on the query planner of @apollo/gateway: plans and compiles an operation once, then runs it.
 * Before: plan (the supergraph). After: sources. Does what the stock executor does, see ADR 6 for where it does better.
 */
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { buildOperationContext } from "@apollo/gateway";
import { QueryPlanner } from "@apollo/query-planner";
import { GraphQLError } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";

import type { GraphSource, OperationExecutor, OperationScope } from "../operation";
import { CompiledOperation } from "./compiled-operation";
import { FieldOwners } from "./field-owners";
import { preparePlannerSupergraph } from "./planner-supergraph";
import { prepareForPlanning } from "./planning-document";
import { TypeConditions } from "./type-conditions";

/** What an executor is made of. */
export interface PlanExecutorOptions {
  readonly supergraphSdl: string;
  /** The schema that clients see; default: the API schema of the supergraph. */
  readonly apiSchema?: GraphQLSchema;
  /** The source of each graph by its name in the supergraph. An answer's data becomes the executor's own. */
  readonly sources: ReadonlyMap<string, GraphSource>;
  /** Compiled operations that are kept, one or more; default 1,000: the hub's own clients have some dozens. */
  readonly maxOperations?: number;
  /**
   * How often one error is told when its object stands at several places; default 10. Beyond, the extension `affected`
   * says how many there are: the author of a thousand reviews should not be a thousand errors.
   */
  readonly maxErrorPlaces?: number;
  /** Told of each operation whether its plan was kept already. */
  readonly onPlan?: (isKnown: boolean) => void;
}

/** Executes operations on one supergraph. */
export interface PlanExecutor {
  /** For the `executor` seam of a gateway; the operation's scope is its context. */
  readonly execute: OperationExecutor;
  /**
   * The compiled operation of a valid document, kept under `key`.
   *
   * @throws {GraphQLError} when the document cannot be planned or uses what this executor refuses.
   */
  readonly compile: (key: string, document: DocumentNode, operationName?: string) => CompiledOperation;
}

/** Builds the executor of one supergraph. */
export function createPlanExecutor(options: PlanExecutorOptions): PlanExecutor {
  const { document: planned, names, variants } = preparePlannerSupergraph(options.supergraphSdl);
  const supergraph = Supergraph.build(planned, { validateSupergraph: false });
  const api = supergraph.apiSchema();
  const apiSchema = options.apiSchema ?? apiSchemaOf(options.supergraphSdl);
  const types = new TypeConditions(supergraph.schema.toGraphQLJSSchema());
  const planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: false });
  const { sources, maxOperations = 1_000, maxErrorPlaces = 10 } = options;
  const owners = new FieldOwners(options.supergraphSdl);
  const kept = new LRUCache<string, CompiledOperation>({ max: maxOperations });

  const compileNew = (client: DocumentNode, operationName?: string): CompiledOperation => {
    const { document, clientKeys } = prepareForPlanning(client, names);
    const context = buildOperationContext({ schema: apiSchema, operationDocument: document, operationName });
    const { operation, fragments } = context;
    const plan = planner.buildQueryPlan(operationFromDocument(api, document, { operationName, validate: false }));
    return new CompiledOperation({
      plan,
      operation,
      fragments,
      clientKeys,
      apiSchema,
      types,
      variants,
      owners,
      maxErrorPlaces,
    });
  };

  const compile: PlanExecutor["compile"] = (key, document, operationName) => {
    const known = kept.get(key);
    options.onPlan?.(known !== undefined);
    if (known !== undefined) return known;
    const compiled = compileNew(document, operationName);
    kept.set(key, compiled);
    return compiled;
  };

  const execute = async ({ document, queryHash, request, context }: Request): Promise<ExecutionResult> => {
    let compiled: CompiledOperation;
    try {
      compiled = compile(`${queryHash} ${request.operationName ?? ""}`, document, request.operationName);
    } catch (error) {
      return { errors: [asGraphQLError(error)] };
    }
    if (compiled.isSubscription) return { errors: [refusedSubscription()] };
    return compiled.run({ variables: request.variables ?? {}, scope: context as OperationScope, sources });
  };

  return { execute, compile };
}

type Request = Parameters<OperationExecutor>[0];

/** From the supergraph as it was given: the one for the planner may have fields that are no client's business. */
function apiSchemaOf(supergraphSdl: string): GraphQLSchema {
  return Supergraph.build(supergraphSdl, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();
}

function refusedSubscription(): GraphQLError {
  const message = "a subscription is not served here: use graphql-ws or server-sent events";
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

/** The planner's own failures are not told to clients: the log has them through the original error. */
function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError("the operation could not be planned", { originalError, extensions: { code: "INTERNAL" } });
}
