/*
 * GraphQL over HTTP at /graphql, POST and GET, by Apollo Server: parsing, validation, content negotiation,
 * persisted queries. Before: http-server.ts. After: the pipeline, through the gateway it is given.
 * Leaves alone: who may do what (auth), how much (limits): it is given functions for both.
 */
import { setMaxListeners } from "node:events";

import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from "graphql";

import { PartFailures, type GatewayLogger, type OperationScope } from "../operation";
import { formatGatewayError } from "./format-error";
import { legacyStatus } from "./protocol-status";
import type { RequestNotes } from "./request-notes";

/** What the endpoint is made of. */
export interface GraphQLEndpointOptions {
  readonly gateway: NonNullable<ApolloServerOptions<OperationScope>["gateway"]>;
  readonly logger: GatewayLogger;
  /** The principal behind an Authorization header. Rejects with UNAUTHENTICATED or UNAVAILABLE. */
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  /** Throws LIMIT_EXCEEDED for an operation that asks for too much. */
  readonly checkLimits: (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) => void;
  /** Tokens that a document may have at most; default 50,000. */
  readonly maxTokens?: number;
  /** Where what is learnt of an operation is noted. */
  readonly notes?: RequestNotes;
}

/** Mounts the endpoint; resolves when it can answer. */
export async function mountGraphQL(app: FastifyInstance, options: GraphQLEndpointOptions): Promise<void> {
  const server = buildApolloServer(options);
  await server.start();
  const principals = new WeakMap<FastifyRequest, Principal>();
  const handler = fastifyApolloHandler(server, {
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      const scope = scopeOf(request, reply, principals.get(request));
      return options.notes?.join(request, scope) ?? scope;
    },
  });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    preHandler: async (request) => {
      principals.set(request, await options.authenticate(request.headers.authorization));
    },
    handler: async (request, reply) => handler.call(app, request, reply),
  });
  app.addHook("onClose", async () => server.stop());
}

function buildApolloServer(options: GraphQLEndpointOptions): ApolloServer<OperationScope> {
  const { logger } = options;
  return new ApolloServer<OperationScope>({
    gateway: options.gateway,
    introspection: true,
    // No cookies: a page of another origin has no token to send, so GET without a preflight is harmless.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: options.maxTokens ?? 50_000 },
    formatError: formatGatewayError(logger),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => logger.warn({ detail: String(message) }, "apollo server"),
      error: (message) => logger.error({ detail: String(message) }, "apollo server"),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      checkOperations(options),
      legacyStatus(),
      tellHeads(),
      ...(options.notes === undefined ? [] : [options.notes.plugin()]),
    ],
  });
}

function scopeOf(request: FastifyRequest, reply: FastifyReply, principal: Principal | undefined): OperationScope {
  // The preHandler has run: without a principal nothing gets here.
  if (principal === undefined) throw new HubError("UNAUTHENTICATED", "the request was not authenticated");
  const controller = new AbortController();
  // Every fetch of the operation listens to it: hundreds for a query across a city, which is no leak.
  setMaxListeners(0, controller.signal);
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort(new Error("the client went away"));
  });
  return {
    principal,
    requestId: request.id,
    signal: controller.signal,
    heads: new Map(),
    failures: new PartFailures(),
  };
}

function checkOperations({ checkLimits }: GraphQLEndpointOptions): ApolloServerPlugin<OperationScope> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (operation === undefined) return;
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw subscriptionOverHttp();
        try {
          checkLimits(document, operation, request.variables ?? {});
        } catch (error) {
          if (!(error instanceof HubError)) throw error;
          throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 400 } } });
        }
      },
    }),
  };
}

function subscriptionOverHttp(): GraphQLError {
  const message =
    "a subscription cannot be answered by one HTTP response: accept text/event-stream, or come by WebSocket (graphql-transport-ws)";
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 405 } } });
}

/** The heads of sites that a mutation changed: whoever reads elsewhere can wait for them. */
function tellHeads(): ApolloServerPlugin<OperationScope> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, response }) => {
        if (contextValue.heads.size === 0) return;
        const heads = [...contextValue.heads].map(([site, head]) => `${site}=${head}`);
        response.http.headers.set("hub-head", heads.join(","));
      },
    }),
  };
}
