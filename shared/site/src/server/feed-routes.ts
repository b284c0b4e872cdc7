/*
 * The change feed of a host over HTTP, for the hub's own parts: /feed, /heads, /snapshot/<site>.
 * Leaves alone: the stream itself (@park-hub/outbox).
 */
import { HOST_AUDIENCE, type IdentityVerifier } from "@park-hub/identity";
import { parseFeedRequest, type FeedServer } from "@park-hub/outbox";
import { requireIdentity, requireService } from "@park-hub/subgraph-kit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { SiteRuntime } from "../services/site-runtime";

/** What the routes need. */
export interface FeedRoutes {
  readonly verifier: IdentityVerifier;
  readonly feed: FeedServer;
  /** @throws {HubError} SITE_UNKNOWN */
  readonly siteOf: (code: string) => SiteRuntime;
}

/** Adds the routes. Streams end before the server waits for its requests. */
export function addFeedRoutes(app: FastifyInstance, { verifier, feed, siteOf }: FeedRoutes): void {
  const requirePart = async (request: FastifyRequest, audience: string): Promise<void> =>
    requireService(await requireIdentity(request, verifier, audience));
  app.addHook("preClose", () => feed.close());
  app.post("/feed", async (request, reply: FastifyReply) => {
    await requirePart(request, HOST_AUDIENCE);
    const asked = parseFeedRequest(request.body);
    reply.hijack();
    await feed.serve(asked, reply.raw);
  });
  app.get("/heads", async (request) => {
    await requirePart(request, HOST_AUDIENCE);
    return feed.heads();
  });
  app.get<{ Params: { site: string } }>("/snapshot/:site", async (request, reply: FastifyReply) => {
    const { code } = siteOf(request.params.site);
    await requirePart(request, code);
    reply.hijack();
    await feed.writeSnapshot(code, reply.raw).catch((error: unknown) => {
      request.log.error(error);
      reply.raw.destroy();
    });
  });
}
