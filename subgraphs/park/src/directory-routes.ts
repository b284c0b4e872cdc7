/*
 * The routes by which everyone follows park's directory, and by which hosts say where they are.
 * GET /directory?after=<version>: 200 with the document, 304 when nothing changed for 25 s. POST /directory/announce.
 */
import { FOLLOWER_HEADER } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier, VerifiedIdentity } from "@park-hub/identity";
import { requireIdentity } from "@park-hub/subgraph-kit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { PARK_CODE } from "./model/register";
import type { ParkDirectory } from "./services/park-directory";
import type { RegisterService } from "./services/register-service";

/** How long a question waits for a change. */
const WAIT_MS = 25_000;

const LONGEST_NAME = 64;

const querySchema = z.object({ after: z.coerce.number().int().min(0).optional() });
const announcementSchema = z.object({ site: z.string().max(31), url: z.string().max(2_000) });

/** What the routes need. */
export interface DirectoryRoutes {
  readonly directory: ParkDirectory;
  readonly register: RegisterService;
  readonly verifier: IdentityVerifier;
  /** How long a question waits for a change, in ms. Default 25,000: below what proxies and followers wait. */
  readonly waitMs?: number;
}

/** Adds the routes; park's other routes stay as they are. */
export function addDirectoryRoutes(app: FastifyInstance, routes: DirectoryRoutes): void {
  const { directory, register, verifier, waitMs = WAIT_MS } = routes;
  // Before the server waits for its requests: a question that waits for a change must not hold it up
  app.addHook("preClose", async () => directory.close());
  app.get("/directory", async (request, reply) => {
    const { issuer } = requireFollower(await requireIdentity(request, verifier, PARK_CODE));
    const { after } = parsed(querySchema, request.query, "query");
    const follower = `${issuer} ${followerOf(request)}`;
    return answer(reply, after, after === undefined ? await directory.published() : await wait(reply, follower, after));
  });
  app.post("/directory/announce", async (request: FastifyRequest, reply) => {
    const { issuer } = await requireIdentity(request, verifier, PARK_CODE);
    const { site, url } = parsed(announcementSchema, request.body, "announcement");
    await register.announce(issuer, site, url);
    return reply.status(204).send();
  });

  async function wait(reply: FastifyReply, follower: string, after: number) {
    const gone = new AbortController();
    reply.raw.once("close", () => gone.abort());
    return directory.awaitChange({ follower, after, timeoutMs: waitMs, signal: gone.signal });
  }
}

async function answer(
  reply: FastifyReply,
  after: number | undefined,
  { version, json }: { readonly version: number; readonly json: string },
): Promise<FastifyReply> {
  void reply.header("etag", `"${version}"`).header("cache-control", "no-store");
  return version === after ? reply.status(304).send() : reply.type("application/json; charset=utf-8").send(json);
}

/** The document names every host: it is for the hub's own parts. */
function requireFollower(identity: VerifiedIdentity): VerifiedIdentity {
  if (identity.principal.roles.includes("SERVICE") || identity.issuer === "gateway") return identity;
  throw new HubError("FORBIDDEN", "the directory is for the hub's own parts; ask through the gateway");
}

/** The issuer may have several processes; one that does not say which it is counts as its only one. */
function followerOf({ headers }: FastifyRequest): string {
  return String(headers[FOLLOWER_HEADER] ?? "").slice(0, LONGEST_NAME);
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const rules = result.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`).join("; ");
  throw new HubError("BAD_REQUEST", `the ${what} breaks its rules: ${rules}`);
}
