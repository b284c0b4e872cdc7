/*
 * GraphQL over HTTP at /graphql, POST and GET, by Apollo Server: parsing, validation, content negotiation,
 * persisted queries. Before: http-server.ts. After: the pipeline, through the gateway it is given.
 * A query that Apollo Server has executed once goes the short way from then on (direct-queries.ts).
 * Leaves alone: who may do what (auth), how much (limits): it is given functions for both.
 */
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

import type { AnswerQuery } from "../known-query";
import { PartFailures, StopSwitch, type GatewayLogger, type OperationScope } from "../operation";
import { DirectQueries } from "./direct-queries";
import { formatGatewayError } from "./format-error";
import { KnownDocuments } from "./known-documents";
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
  /** Answers known queries past Apollo Server; default none: every request goes through it. */
  readonly answerQuery?: AnswerQuery;
  /** Told of each request whether Apollo Server answers it (long) or not. */
  readonly onWay?: (way: "long" | "short") => void;
}

/** Mounts the endpoint; resolves when it can answer. */
export async function mountGraphQL(app: FastifyInstance, options: GraphQLEndpointOptions): Promise<void> {
  const known = new KnownDocuments();
  const direct = buildDirectQueries(options, known);
  const server = buildApolloServer(options, direct === null ? [] : [known.plugin()]);
  await server.start();
  const principals = new WeakMap<FastifyRequest, Principal>();
  const makeScope = (request: FastifyRequest, reply: FastifyReply): OperationScope => {
    const scope = scopeOf(request, reply, principals.get(request));
    return options.notes?.join(request, scope) ?? scope;
  };
  const handler = fastifyApolloHandler(server, {
    context: async (request: FastifyRequest, reply: FastifyReply) => makeScope(request, reply),
  });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    preHandler: async (request) => {
      principals.set(request, await options.authenticate(request.headers.authorization));
    },
    handler: async (request, reply) => {
      const short = direct?.answer(request, reply, () => makeScope(request, reply)) ?? null;
      options.onWay?.(short === null ? "long" : "short");
      if (short !== null) return short;
      const body = await handler.call(app, request, reply);
      direct?.learn(request, reply);
      return body;
    },
  });
  app.addHook("onClose", async () => server.stop());
}

function buildDirectQueries(options: GraphQLEndpointOptions, known: KnownDocuments): DirectQueries | null {
  const { answerQuery: answer, logger, checkLimits, notes } = options;
  if (answer === undefined) return null;
  return new DirectQueries({ answer, known, checkLimits, notes, formatError: formatGatewayError(logger) });
}

function buildApolloServer(
  options: GraphQLEndpointOptions,
  plugins: readonly ApolloServerPlugin<OperationScope>[],
): ApolloServer<OperationScope> {
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
      ...plugins,
    ],
  });
}

function scopeOf(request: FastifyRequest, reply: FastifyReply, principal: Principal | undefined): OperationScope {
  // The preHandler has run: without a principal nothing gets here.
  if (principal === undefined) throw new HubError("UNAUTHENTICATED", "the request was not authenticated");
  const signal = new StopSwitch();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) signal.stop(new Error("the client went away"));
  });
  return {
    principal,
    requestId: request.id,
    signal,
    mayShare: true,
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
