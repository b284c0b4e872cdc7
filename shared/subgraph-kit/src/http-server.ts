/*
 * The HTTP side of every part behind the gateway: one Fastify server with health, request ids and clear errors.
 * Promises: no stack and no internal address leaves in an answer; a client's mistake is a 4xx.
 * Leaves alone: GraphQL (mount-graph.ts), who may ask (identity-guard.ts).
 */
import { randomUUID } from "node:crypto";
import { HubError, type HubErrorCode } from "@park-hub/errors";
import type { SpanExporter } from "@park-hub/telemetry";
import Fastify, { type FastifyInstance } from "fastify";
import { followRequests } from "./follow-requests";
import type { KitLogger } from "./logger";

/** Header that carries the request id from the gateway through every part. */
export const REQUEST_ID_HEADER = "hub-request-id";

/** What a server is made of. */
export interface ServerOptions {
  readonly logger: KitLogger;
  /** Largest body in bytes. Default 4 MiB: a page of batched mutations is far below. */
  readonly maxBodyBytes?: number;
  /** Where the spans of requests go; default nowhere. */
  readonly spans?: SpanExporter | null | undefined;
  /** Whether the part is ready to work, and why not. Default: as soon as it listens. */
  readonly isReady?: () => { readonly ready: boolean; readonly detail?: object };
}

/** Makes a server with /health/live and /health/ready; the caller adds its routes and listens. */
export function createServer(options: ServerOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: options.maxBodyBytes ?? 4 * 1024 * 1024,
    genReqId: (request) => requestIdOf(request.headers[REQUEST_ID_HEADER]),
    forceCloseConnections: "idle",
  });
  followRequests(app, options.logger, options.spans ?? null);
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = answerFor(error);
    if (status >= 500)
      options.logger.error({ err: error, path: request.url, requestId: request.id }, "a request failed");
    void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  app.setNotFoundHandler((request, reply) => {
    void reply.status(404).send({
      errors: [{ message: `no ${request.method} ${pathOf(request.url)} here`, extensions: { code: "NOT_FOUND" } }],
    });
  });
  app.get("/health/live", () => ({ status: "live" }));
  app.get("/health/ready", (_request, reply) => {
    const { ready, detail } = options.isReady?.() ?? { ready: true };
    void reply.status(ready ? 200 : 503).send({ status: ready ? "ready" : "starting", ...detail });
  });
  return app;
}

/** Listens and gives the port that was bound. @throws {HubError} CONFIG_INVALID when the port is in use or not allowed. */
export async function listen(
  app: FastifyInstance,
  at: { readonly host: string; readonly port: number },
): Promise<number> {
  try {
    await app.listen(at);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new HubError("CONFIG_INVALID", `port ${at.port} is in use; choose another`, { cause: error });
    if (code === "EACCES")
      throw new HubError("CONFIG_INVALID", `port ${at.port} may not be bound by this user`, { cause: error });
    throw error;
  }
  const address = app.server.address();
  return address !== null && typeof address === "object" ? address.port : at.port;
}

const STATUS: Partial<Record<HubErrorCode, number>> = {
  BAD_REQUEST: 400,
  VALIDATION: 400,
  CURSOR_INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  SITE_UNKNOWN: 404,
  CONFLICT: 409,
  CURSOR_EXPIRED: 410,
  PAYLOAD_TOO_LARGE: 413,
  LIMIT_EXCEEDED: 429,
  UNAVAILABLE: 503,
  SITE_UNAVAILABLE: 503,
  TIMEOUT: 504,
};

function answerFor(error: unknown): { status: number; code: HubErrorCode; message: string } {
  if (error instanceof HubError) return { status: STATUS[error.code] ?? 500, code: error.code, message: error.message };
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  if (error instanceof Error && status >= 400 && status < 500) {
    return { status, code: status === 413 ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST", message: error.message };
  }
  return { status: 500, code: "INTERNAL", message: "the part failed inside; its log says why" };
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? url;
}
