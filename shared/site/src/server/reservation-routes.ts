/*
 * The routes by which sites ask each other for places (services/reservation-protocol.ts).
 * Promises: only a site's own identity is heard, and only about its own placements; bad input is a clear 400.
 */
import { siteCodeOf } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier, VerifiedIdentity } from "@park-hub/identity";
import { requireIdentity, requireService } from "@park-hub/subgraph-kit";
import type { FastifyInstance } from "fastify";
import { CommitmentService } from "../services/commitment-service";
import { parseReservationRequest, type ReservationRequest } from "../services/reservation-protocol";
import { ReservationService } from "../services/reservation-service";
import type { SiteRuntime } from "../services/site-runtime";

/** What the routes need. */
export interface ReservationRoutes {
  readonly verifier: IdentityVerifier;
  /** @throws {HubError} SITE_UNKNOWN */
  readonly siteOf: (code: string) => SiteRuntime;
}

/** Adds the routes. */
export function addReservationRoutes(app: FastifyInstance, { verifier, siteOf }: ReservationRoutes): void {
  app.post<{ Params: { site: string } }>("/reservations/:site", async (request) => {
    const site = siteOf(request.params.site);
    const identity = await requireIdentity(request, verifier, site.code);
    requireService(identity);
    const asked = parseReservationRequest(request.body);
    if (asked.action !== "describe") requireHolder(identity, asked.placementId);
    requireOwner(site, asked.projectId);
    return answer(new ReservationService(site), asked);
  });
  app.get<{ Params: { site: string; placementId: string } }>(
    "/placements/:site/:placementId/commitment",
    async (request) => {
      const { placementId } = request.params;
      const site = siteOf(request.params.site);
      const identity = await requireIdentity(request, verifier, site.code);
      requireService(identity);
      if (siteCodeOf(placementId) !== site.code) {
        throw new HubError(
          "BAD_REQUEST",
          `placement "${placementId}" is not of the form ${site.code}:<ULID in upper case>`,
        );
      }
      return new CommitmentService(site).answer(placementId, identity.issuer);
    },
  );
}

function answer(reservations: ReservationService, request: ReservationRequest): Promise<object> {
  switch (request.action) {
    case "describe":
      return reservations.describe(request.projectId);
    case "reserve":
      return reservations.reserve(request);
    case "confirm":
      return reservations.confirm(request);
    case "release":
      return reservations.release(request);
    default:
      return request satisfies never;
  }
}

function requireHolder({ issuer }: VerifiedIdentity, placementId: string): void {
  const holder = siteCodeOf(placementId);
  if (holder !== issuer)
    throw new HubError("FORBIDDEN", `site ${issuer} may not reserve for placement ${placementId} of site ${holder}`);
}

function requireOwner(site: SiteRuntime, projectId: string): void {
  if (siteCodeOf(projectId) === site.code) return;
  throw new HubError("BAD_REQUEST", `project ${projectId} does not belong to site ${site.code}, which was asked`);
}
