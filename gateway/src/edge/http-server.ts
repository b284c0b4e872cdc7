/*
 * The gateway's HTTP server: request ids, CORS, health, clear errors for what never becomes an operation.
 * Promises: no stack and no internal address leaves; a client's mistake is a 4xx with the hub's error shape.
 * Leaves alone: GraphQL (graphql-endpoint.ts).
 */
import { randomUUID } from "node:crypto";

import cors from "@fastify/cors";
import { HubError } from "@park-hub/errors";
import Fastify, { type FastifyInstance } from "fastify";

import type { GatewayLogger } from "../operation";
import type { ReadinessReport } from "./readiness";

/** The header that names a request: taken from the client when it is well-formed, given back in every answer. */
export const REQUEST_ID_HEADER = "hub-request-id";
/** The same under the name that proxies use; the hub's own goes before. */
const COMMON_REQUEST_ID_HEADER = "x-request-id";
/** What pages of another origin may send: what GraphQL clients send by themselves, and where a stream is to go on. */
const CLIENT_HEADERS = [
  "content-type",
  "authorization",
  "traceparent",
  "last-event-id",
  "if-none-match",
  "apollo-require-preflight",
  "apollographql-client-name",
  "apollographql-client-version",
];
const END_IDLE_EVERY_MS = 50;
const DEFAULT_MAX_BODY_BYTES = 4 * 1_024 * 1_024;

/** What the server is made of. */
export interface HttpServerOptions {
  readonly logger: GatewayLogger;
  /** Largest body in bytes; default 4 MiB: a hundred mutations with texts of full length. */
  readonly maxBodyBytes?: number;
  /** Origins whose pages may ask; `*` for any; default none. Tokens are never sent by a browser by itself. */
  readonly corsOrigins?: readonly string[];
  /** The state of the gateway's parts. */
  readonly readiness: () => Promise<ReadinessReport>;
}

/** A server with health routes; the caller adds the GraphQL endpoint and listens. */
export async function buildHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const app = Fastify({
    logger: false,
    bodyLimit: maxBodyBytes,
    genReqId: ({ headers }) => requestIdOf(headers[REQUEST_ID_HEADER] ?? headers[COMMON_REQUEST_ID_HEADER]),
    forceCloseConnections: "idle",
  });
  endConnectionsWhenIdle(app);
  // GraphQL comes as JSON; a form or plain text gets 415 rather than being guessed at.
  app.removeContentTypeParser("text/plain");
  app.addHook(
    "onRequest",
    async ({ id }, reply) => void reply.headers({ [REQUEST_ID_HEADER]: id, [COMMON_REQUEST_ID_HEADER]: id }),
  );
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = answerFor(error, maxBodyBytes);
    if (status >= 500) options.logger.error({ err: error, requestId: request.id }, "a request failed");
    if (status === 401) void reply.header("www-authenticate", "Bearer");
    void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const message = `there is no ${request.method} ${path.slice(0, 200)}; the graph is at /graphql`;
    void reply.status(404).send({ errors: [{ message, extensions: { code: "NOT_FOUND" } }] });
  });
  await addCors(app, options.corsOrigins ?? []);
  app.get("/health/live", () => ({ status: "live" }));
  app.get("/health/ready", async (_request, reply) => {
    const report = await options.readiness();
    return reply.status(report.isReady ? 200 : 503).send({ status: report.isReady ? "ready" : "starting", ...report });
  });
  return app;
}

/**
 * Connections that are idle when the server closes end at once; one whose request was under way then would stay open
 * behind its answer for as long as its client keeps it.
 */
function endConnectionsWhenIdle(app: FastifyInstance): void {
  app.addHook("preClose", async () => {
    const timer = setInterval(() => app.server.closeIdleConnections(), END_IDLE_EVERY_MS);
    app.server.once("close", () => clearInterval(timer));
    timer.unref();
  });
}

async function addCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes("*") ? "*" : [...origins],
    methods: ["GET", "POST"],
    allowedHeaders: [REQUEST_ID_HEADER, COMMON_REQUEST_ID_HEADER, ...CLIENT_HEADERS],
    exposedHeaders: [REQUEST_ID_HEADER, COMMON_REQUEST_ID_HEADER, "hub-head"],
    maxAge: 86_400,
  });
}

interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function answerFor(error: unknown, maxBodyBytes: number): ErrorAnswer {
  if (error instanceof HubError) return { status: statusOf(error), code: error.code, message: error.message };
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  if (status === 413) {
    return { status, code: "PAYLOAD_TOO_LARGE", message: `the body exceeds the limit of ${maxBodyBytes} bytes` };
  }
  if (error instanceof Error && status >= 400 && status < 500) {
    return { status, code: "BAD_REQUEST", message: error.message };
  }
  return { status: 500, code: "INTERNAL", message: "the gateway failed inside; its log says why" };
}

function statusOf(error: HubError): number {
  switch (error.code) {
    case "UNAUTHENTICATED":
      return 401;
    case "FORBIDDEN":
      return 403;
    case "UNAVAILABLE":
      return 503;
    case "INTERNAL":
    case "STORAGE":
      return 500;
    default:
      return 400;
  }
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
