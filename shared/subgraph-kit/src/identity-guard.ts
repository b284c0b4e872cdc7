/*
 * Asks every request for the hub's signed identity; without a good one the answer is 401.
 */
import { IDENTITY_HEADER, type IdentityVerifier, type VerifiedIdentity } from "@park-hub/identity";
import { HubError } from "@park-hub/errors";
import type { FastifyRequest } from "fastify";

/**
 * The identity behind a request.
 *
 * @param audience whom the identity must be made for: a site code, "match" or "host".
 * @throws {HubError} UNAUTHENTICATED; the server answers 401.
 */
export async function requireIdentity(
  request: FastifyRequest,
  verifier: IdentityVerifier,
  audience: string,
): Promise<VerifiedIdentity> {
  const header = request.headers[IDENTITY_HEADER];
  return verifier.verify(Array.isArray(header) ? header[0] : header, audience);
}

/** @throws {HubError} FORBIDDEN unless the identity is another part's own (role SERVICE). */
export function requireService(identity: VerifiedIdentity): void {
  if (identity.principal.roles.includes("SERVICE")) return;
  throw new HubError("FORBIDDEN", "this endpoint is for the hub's own parts; ask through the gateway");
}
