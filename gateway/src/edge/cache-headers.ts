/*
 * What caches may do with answers of the graph. A query by GET may be kept by its asker and must be checked each time:
 * the data of sites moves, but an unchanged answer is then 304 and no body. Everything else is kept by nobody.
 */
import { createHash } from "node:crypto";

import type { FastifyInstance } from "fastify";

import { addVary } from "./vary";

/** Sets the headers on answers of /graphql. */
export function tellCaches(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (request.routeOptions.url !== "/graphql") return payload;
    if (request.method !== "GET" || reply.statusCode !== 200 || typeof payload !== "string") {
      if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "no-store");
      return payload;
    }
    // Who asks decides what is answered; so does the media type asked for.
    addVary(reply, "accept", "authorization");
    // Weak: the same answer compressed is other bytes.
    const tag = `W/"${createHash("sha1").update(payload).digest("base64url")}"`;
    void reply.header("cache-control", "private, no-cache").header("etag", tag);
    if (!listsTag(request.headers["if-none-match"], tag)) return payload;
    void reply.status(304).removeHeader("content-type").removeHeader("content-length");
    return null;
  });
}

function listsTag(header: string | undefined, tag: string): boolean {
  return (header ?? "").split(",").some((listed) => listed.trim() === tag || listed.trim() === "*");
}
