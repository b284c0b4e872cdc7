/*
 * `GET /export/<list>`: any cross-site list as streamed CSV or NDJSON, for analysts. Match decides who may and what is in it.
 * Promises: memory does not grow with the list; a client that goes away ends the work behind it.
 * Leaves alone: how match is asked (sources/export-source.ts): it is given a function for that.
 */
import type { Readable } from "node:stream";

import type { Principal } from "@park-hub/identity";
import type { FastifyInstance } from "fastify";

/** An export that a client asks for. */
export interface ExportQuestion {
  readonly list: string;
  /** The query string as it came, without `?`. */
  readonly search: string;
  readonly principal: Principal;
  readonly requestId: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** What match answers. */
export interface ExportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/** What the endpoint is made of. */
export interface ExportEndpointOptions {
  /** The principal behind an Authorization header. Rejects with UNAUTHENTICATED or UNAVAILABLE. */
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  /** Asks match; rejects with UNAVAILABLE when it is away. */
  readonly open: (question: ExportQuestion) => Promise<ExportAnswer>;
}

/** Headers that go on to the client. */
const PASSED = ["content-type", "content-disposition", "cache-control", "hub-rows", "hub-coverage"] as const;

/** Mounts the endpoint. */
export function mountExports(app: FastifyInstance, { authenticate, open }: ExportEndpointOptions): void {
  app.get<{ Params: { list: string } }>("/export/:list", async (request, reply) => {
    const principal = await authenticate(request.headers.authorization);
    const gone = new AbortController();
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) gone.abort(new Error("the client went away"));
    });
    const { list } = request.params;
    const search = request.raw.url?.split("?", 2)[1] ?? "";
    const answer = await open({ list, search, principal, requestId: request.id, signal: gone.signal });
    void reply.status(answer.status);
    for (const name of PASSED) {
      const value = answer.headers[name];
      if (value !== undefined) void reply.header(name, value);
    }
    if (answer.status === 401) void reply.header("www-authenticate", "Bearer");
    return reply.send(answer.body);
  });
}
