/*
 * Serves one graph over HTTP POST: one Apollo Server for all sites of the process, the site comes from the path.
 * Promises: nothing is answered without a signed identity; a part's own identity (SERVICE) may read the SDL only.
 * Leaves alone: what a principal may see or do (services), the schema (graph-schema.ts).
 */
import { ApolloServer, type ApolloServerPlugin, type BaseContext } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier, VerifiedIdentity } from "@park-hub/identity";
import { currentRequest } from "@park-hub/telemetry";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { ERROR_CODES, OPERATION_TYPE } from "./follow-requests";
import { formatSubgraphError, toGraphQLError } from "./graphql-errors";
import { requireIdentity } from "./identity-guard";
import type { KitLogger } from "./logger";

/** Marks a context as a part's own; Apollo Server clones contexts, so an own property is what survives. */
const IS_SERVICE = Symbol("hub.isService");

/** One request to a graph, its caller known. */
export interface GraphCall {
  /** Parameters of the path, e.g. `site`. */
  readonly params: Readonly<Record<string, string>>;
  readonly identity: VerifiedIdentity;
  readonly requestId: string;
  readonly logger: KitLogger;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Sets a header of the answer, such as `hub-head`. */
  setHeader(name: string, value: string): void;
}

/** A graph to serve. */
export interface GraphMount<TContext extends BaseContext> {
  /** Fastify path, e.g. `/lists/:site/graphql`. */
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly verifier: IdentityVerifier;
  readonly logger: KitLogger;
  /** Whom an identity must be made for. @throws {HubError} NOT_FOUND when the path names nothing served here. */
  audienceOf(params: Readonly<Record<string, string>>): string;
  /** Makes the context of one request. */
  contextFor(call: GraphCall): TContext | Promise<TContext>;
  /** Runs when a mutation has been executed, before the answer leaves. */
  afterMutation?(context: TContext): Promise<void>;
}

/** Mounts the graph; resolves when it can answer. */
export async function mountGraph<TContext extends BaseContext>(
  app: FastifyInstance,
  mount: GraphMount<TContext>,
): Promise<void> {
  const server = new ApolloServer<TContext>({
    schema: mount.schema,
    introspection: true,
    csrfPrevention: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    formatError: formatSubgraphError(mount.logger),
    logger: quietLogger(mount.logger),
    plugins: [
      notesOperations<TContext>(),
      readsSdlOnly<TContext>(),
      ...(mount.afterMutation ? [mutationHook(mount)] : []),
    ],
  });
  await server.start();
  const handler = fastifyApolloHandler(server, {
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      const call = await callOf(request, reply, mount);
      const isService = call.identity.principal.roles.includes("SERVICE");
      return Object.assign(await mount.contextFor(call), { [IS_SERVICE]: isService });
    },
  });
  app.post(mount.path, { preHandler: async (request) => void (await identityOf(request, mount)) }, handler as never);
  app.addHook("onClose", async () => server.stop());
}

async function identityOf<T extends BaseContext>(
  request: FastifyRequest,
  mount: GraphMount<T>,
): Promise<VerifiedIdentity> {
  return requireIdentity(request, mount.verifier, mount.audienceOf(request.params as Record<string, string>));
}

async function callOf<T extends BaseContext>(
  request: FastifyRequest,
  reply: FastifyReply,
  mount: GraphMount<T>,
): Promise<GraphCall> {
  return {
    params: request.params as Record<string, string>,
    // Verified a second time from the verifier's cache: the handler has no other way to hand it over.
    identity: await identityOf(request, mount),
    requestId: request.id,
    logger: mount.logger,
    headers: request.headers,
    setHeader: (name, value) => void reply.header(name, value),
  };
}

/** What the request's span and line say of the operation. */
function notesOperations<TContext extends BaseContext>(): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => {
      const attributes = currentRequest()?.attributes;
      if (attributes === undefined) return;
      return {
        didResolveOperation: async ({ operation, operationName }) => {
          attributes[OPERATION_TYPE] = operation?.operation ?? "unknown";
          if (typeof operationName === "string") attributes["graphql.operation.name"] = operationName;
        },
        willSendResponse: async ({ response: { body } }) => {
          const errors = body.kind === "single" ? (body.singleResult.errors ?? []) : [];
          if (errors.length === 0) return;
          const codes = errors.map(({ extensions }) =>
            typeof extensions?.code === "string" ? extensions.code : "INTERNAL",
          );
          attributes[ERROR_CODES] = [...new Set(codes)].join(",");
        },
      };
    },
  };
}

function readsSdlOnly<TContext extends BaseContext>(): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: (request) => {
          if (!(IS_SERVICE in request.contextValue) || request.contextValue[IS_SERVICE] !== true)
            return Promise.resolve();
          const roots = request.operation?.selectionSet.selections ?? [];
          if (roots.every((root) => root.kind === "Field" && root.name.value === "_service")) return Promise.resolve();
          throw toGraphQLError(
            new HubError("FORBIDDEN", "a part's own identity may read the SDL only; ask through the gateway"),
          );
        },
      }),
  };
}

function mutationHook<TContext extends BaseContext>(mount: GraphMount<TContext>): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async (request) => {
          if (request.operation?.operation === "mutation") await mount.afterMutation?.(request.contextValue);
        },
      }),
  };
}

/** Apollo Server logs through ours; what it calls errors on start and stop is worth a line, the rest is noise here. */
function quietLogger(logger: KitLogger) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message?: unknown) => logger.warn({}, String(message)),
    error: (message?: unknown) => logger.error({}, String(message)),
  };
}
