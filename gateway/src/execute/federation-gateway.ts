/*
 * The federation gateway with the hub's executor and sources behind it.
 * Before: plan (the supergraph). After: sources, through the GraphSource of each graph.
 */
import { ApolloGateway, type GraphQLDataSource, type GraphQLDataSourceProcessOptions } from "@apollo/gateway";

import type { GatewayLogger, GraphSource, OperationExecutor, OperationScope } from "../operation";
import { executorFor, type LoadedExecutor } from "./gateway-executor";

/** What a gateway is made of. */
export interface FederationGatewayOptions {
  readonly supergraphSdl: string;
  /** The source of each graph by its name in the supergraph. */
  readonly sources: ReadonlyMap<string, GraphSource>;
  /**
   * Wraps the executor that runs an operation's plan; default: the hub's own as it is.
   * The wrapper may call the given executor, or run the operation itself.
   */
  readonly wrapExecutor?: (executor: OperationExecutor) => OperationExecutor;
  readonly logger: GatewayLogger;
  /** Told of each operation whether its plan was kept already. */
  readonly onPlan?: (isKnown: boolean) => void;
}

/** A gateway whose supergraph can be replaced while it runs. */
export interface FederationGateway {
  readonly gateway: ApolloGateway;
  /** Compiles operations on the supergraph of the moment; null until the gateway is loaded. */
  readonly loaded: LoadedExecutor | null;
  /** Swaps the supergraph atomically: operations under way end on the old one. */
  replaceSupergraph(supergraphSdl: string): void;
}

/** Builds the gateway; Apollo Server loads it. */
export function buildFederationGateway(options: FederationGatewayOptions): FederationGateway {
  let update: ((supergraphSdl: string) => void) | null = null;
  let current = options.supergraphSdl;
  const gateway = new ApolloGateway({
    supergraphSdl: async (hook) => {
      update = hook.update;
      return { supergraphSdl: current };
    },
    buildService: ({ name }) => dataSourceOf(name, options.sources),
    logger: quietLogger(options.logger),
    __exposeQueryPlanExperimental: false,
  });
  const executor = executorFor(gateway, options.sources, options.onPlan);
  gateway.executor = options.wrapExecutor?.(executor.execute) ?? executor.execute;
  return {
    gateway,
    get loaded() {
      return executor.loaded;
    },
    replaceSupergraph: (supergraphSdl) => {
      current = supergraphSdl;
      update?.(supergraphSdl);
    },
  };
}

function dataSourceOf(name: string, sources: ReadonlyMap<string, GraphSource>): GraphQLDataSource {
  return {
    process: async (options) => {
      const source = sources.get(name);
      if (source === undefined) return { errors: [{ message: `graph "${name}" has no source` }] };
      const { query = "", operationName, variables = {} } = options.request;
      return answerOf(await source.fetch({ query, operationName, variables, scope: scopeOf(options) }));
    },
  };
}

function answerOf(
  answer: Awaited<ReturnType<GraphSource["fetch"]>>,
): Awaited<ReturnType<GraphQLDataSource["process"]>> {
  const { data, errors } = answer;
  return errors.length === 0 ? { data } : { data, errors };
}

/** The operation's scope is Apollo Server's context value, which the library hands on untyped. */
function scopeOf(options: GraphQLDataSourceProcessOptions): OperationScope {
  return options.context as OperationScope;
}

/** The library tells about every load at level info; that is debugging for the hub. */
function quietLogger(logger: GatewayLogger): Pick<Console, "debug" | "info" | "warn" | "error"> {
  return {
    debug: () => undefined,
    info: (message) => logger.debug({ detail: String(message) }, "federation gateway"),
    warn: (message) => logger.warn({ detail: String(message) }, "federation gateway"),
    error: (message) => logger.error({ detail: String(message) }, "federation gateway"),
  };
}
