/*
 * One line in the log for every request, when its answer is out or its client is gone.
 */
import type { FastifyInstance } from "fastify";

import type { GatewayLogger } from "../operation";
import type { RequestNotes } from "./request-notes";

/** Asked every few seconds by machines: their lines would drown the others. */
const QUIET_PATHS: ReadonlySet<string> = new Set(["/health/live", "/health/ready", "/metrics"]);
const MAX_LISTED_CODES = 10;

/** Writes the lines at level info; health and metrics at debug. */
export function logRequests(app: FastifyInstance, notes: RequestNotes, logger: GatewayLogger): void {
  app.addHook("onRequest", async (request, reply) => {
    const startedMs = performance.now();
    reply.raw.once("close", () => {
      const path = request.url.split("?", 1)[0] ?? "";
      const { operationName, operationType, roles, errorCodes } = notes.of(request);
      const line = {
        requestId: request.id,
        method: request.method,
        path,
        status: reply.statusCode,
        durationMs: Math.round((performance.now() - startedMs) * 10) / 10,
        ...(operationType === null ? {} : { operationType, operationName }),
        ...(roles.length === 0 ? {} : { roles }),
        ...(errorCodes.length === 0 ? {} : { errors: errorCodes.length, codes: listed(errorCodes) }),
        ...(reply.raw.writableFinished ? {} : { isAborted: true }),
      };
      if (QUIET_PATHS.has(path)) logger.debug(line, "request");
      else logger.info(line, "request");
    });
  });
}

function listed(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].slice(0, MAX_LISTED_CODES);
}
