/*
 * Puts the hub's executor in the place of the stock one, for every supergraph that a gateway takes on.
 */
import type { ApolloGateway } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";

import type { GraphSource, OperationExecutor } from "../operation";
import { createPlanExecutor, type PlanExecutor } from "./plan-executor";

/** The executor of the supergraph that a gateway serves at the moment. */
export interface LoadedExecutor extends Pick<PlanExecutor, "compile"> {
  readonly schema: GraphQLSchema;
  /** Grows by one with each supergraph. */
  readonly generation: number;
}

/** The executor of a gateway, whatever supergraph it takes on. */
export interface GatewayExecutor {
  readonly execute: OperationExecutor;
  /** Null until the gateway is loaded. */
  readonly loaded: LoadedExecutor | null;
}

/**
 * The executor for a gateway that is not loaded yet.
 *
 * Each schema that the gateway serves has an executor of its own: an operation that was validated against one
 * supergraph is planned and run on the same, whatever the gateway takes on meanwhile.
 */
export function executorFor(
  gateway: ApolloGateway,
  sources: ReadonlyMap<string, GraphSource>,
  onPlan?: (isKnown: boolean) => void,
): GatewayExecutor {
  const executors = new WeakMap<GraphQLSchema, OperationExecutor>();
  let latest = gateway.executor;
  let loaded: LoadedExecutor | null = null;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    const { execute, compile } = createPlanExecutor({ supergraphSdl: coreSupergraphSdl, apiSchema, sources, onPlan });
    latest = execute;
    loaded = { schema: apiSchema, compile, generation: (loaded?.generation ?? 0) + 1 };
    executors.set(apiSchema, latest);
  });
  return {
    execute: (context) => (executors.get(context.schema) ?? latest)(context),
    get loaded() {
      return loaded;
    },
  };
}
