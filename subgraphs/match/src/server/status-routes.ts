/*
 * Match's own endpoints beside the graph: waiting for cursors, and the state of its links. Both ask for a signed identity.
 */
import type { Directory } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier } from "@park-hub/identity";
import { requireIdentity } from "@park-hub/subgraph-kit";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { MatchDatabase } from "../data/match-database";
import { countObjects } from "../data/object-store";
import type { MatchIndex } from "../engine/match-index";
import type { IndexFollower } from "../services/index-follower";
import type { Leadership } from "../services/leadership";
import type { SubscriptionCounts } from "../services/live-feed";
import type { SiteStates } from "../services/site-states";

/** Whom identities for match are made for. */
export const MATCH_AUDIENCE = "match";

/** What the endpoints tell of. */
export interface StatusParts {
  readonly verifier: IdentityVerifier;
  readonly states: SiteStates;
  readonly directory: () => Directory | null;
  readonly index: MatchIndex;
  readonly database: MatchDatabase;
  readonly leadership: Pick<Leadership, "holder" | "isLeading" | "look">;
  readonly follower: Pick<IndexFollower, "position">;
  readonly live: { readonly counts: SubscriptionCounts };
}

const awaitBody = z.object({
  cursors: z.record(z.string(), z.object({ epoch: z.string(), seq: z.int().min(0) })),
  timeoutMs: z.int().min(0).max(30_000).default(10_000),
});

/** Adds `POST /await` and `GET /status`. */
export function mountStatus(app: FastifyInstance, parts: StatusParts): void {
  app.post("/await", async (request) => {
    await requireIdentity(request, parts.verifier, MATCH_AUDIENCE);
    const body = awaitBody.safeParse(request.body);
    if (!body.success) {
      throw new HubError(
        "BAD_REQUEST",
        `the body is not {cursors: {site: {epoch, seq}}, timeoutMs}: ${z.prettifyError(body.error)}`,
      );
    }
    const { cursors, timeoutMs } = body.data;
    return { reached: await parts.states.waitFor(new Map(Object.entries(cursors)), timeoutMs) };
  });
  app.get("/status", async (request) => {
    await requireIdentity(request, parts.verifier, MATCH_AUDIENCE);
    return statusOf(parts);
  });
}

async function statusOf(parts: StatusParts): Promise<object> {
  const { states, directory, index, database, leadership, follower } = parts;
  const stored = await countObjects(database.reader);
  const sites = (directory()?.sites ?? []).map(({ code, lifecycle }) => {
    const { isTried: _isTried, lastHeartbeatAt, asOf, ...state } = states.of(code);
    return [
      code,
      {
        lifecycle,
        ...state,
        lastHeartbeatAt: instant(lastHeartbeatAt),
        asOf: instant(asOf),
        objects: stored.get(code) ?? {},
      },
    ];
  });
  return {
    process: leadership.holder,
    isLeader: leadership.isLeading,
    leader: await leadership.look(),
    logPosition: follower.position?.seq ?? null,
    generation: index.generation,
    objects: index.counts(),
    subscriptions: parts.live.counts,
    sites: Object.fromEntries(sites) as Record<string, object>,
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
