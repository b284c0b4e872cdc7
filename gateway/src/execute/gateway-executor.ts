/*
 * Puts the hub's executor in the place of the stock one, for every supergraph that a gateway takes on.
 */
import type { ApolloGateway } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";

import type { GraphSource, OperationExecutor } from "../operation";
import { createPlanExecutor } from "./plan-executor";

/**
 * The executor for a gateway that is not loaded yet.
 *
 * Each schema that the gateway serves has an executor of its own: an operation that was validated against one
 * supergraph is planned and run on the same, whatever the gateway takes on meanwhile.
 */
export function executorFor(gateway: ApolloGateway, sources: ReadonlyMap<string, GraphSource>): OperationExecutor {
  const executors = new WeakMap<GraphQLSchema, OperationExecutor>();
  let latest = gateway.executor;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    latest = createPlanExecutor({ supergraphSdl: coreSupergraphSdl, apiSchema, sources }).execute;
    executors.set(apiSchema, latest);
  });
  return (context) => (executors.get(context.schema) ?? latest)(context);
}
