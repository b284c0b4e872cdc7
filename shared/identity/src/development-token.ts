/*
 * Bearer tokens for development: signed by a local key that only development settings accept.
 * Before: the CLI's `token` command. After: bearer-verifier.ts.
 */
import { HubError } from "@park-hub/errors";
import { importJWK, SignJWT } from "jose";

import type { SigningJwk } from "./jwk";
import { claimsOf, principalClaimsSchema, principalOf } from "./principal";
import type { Role } from "./role";

/** The `iss` of development tokens. */
export const DEVELOPMENT_ISSUER = "park-hub-dev";
/** The `aud` of development tokens. */
export const DEVELOPMENT_AUDIENCE = "park-hub";

const DEFAULT_LIFETIME_S = 12 * 3_600;

/** What a development token says. */
export interface DevelopmentTokenOptions {
  /** The local development key. */
  readonly key: SigningJwk;
  readonly roles: readonly Role[];
  /** Code of the site that the holder belongs to. */
  readonly site?: string;
  /** Id of the organisation that the holder speaks for. */
  readonly organization?: string;
  /** Default "dev-" and the first role, such as "dev-park-steward". */
  readonly subject?: string;
  /** Seconds until it expires; default 43,200: a working day. */
  readonly lifetimeS?: number;
  /** The clock in milliseconds; default Date.now. */
  readonly now?: () => number;
}

/**
 * A bearer token for development.
 *
 * @throws {HubError} VALIDATION when a role, site or organisation breaks a rule, or the role is SERVICE.
 */
export async function issueDevelopmentToken(options: DevelopmentTokenOptions): Promise<string> {
  const { lifetimeS = DEFAULT_LIFETIME_S, now = Date.now } = options;
  const { sub, ...claims } = readClaims(options);
  const issuedAtS = Math.floor(now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ: "JWT" })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setSubject(sub)
    .setIssuedAt(issuedAtS)
    .setExpirationTime(issuedAtS + lifetimeS)
    .sign(await importJWK({ ...options.key }, "EdDSA"));
}

function readClaims(options: DevelopmentTokenOptions): ReturnType<typeof claimsOf> {
  const { roles, site, organization, subject } = options;
  if (roles.includes("SERVICE")) {
    throw new HubError("VALIDATION", "role SERVICE belongs to the hub's own processes; no token is issued for it");
  }
  const defaultSubject = `dev-${(roles[0] ?? "nobody").toLowerCase().replaceAll("_", "-")}`;
  const parsed = principalClaimsSchema.safeParse({ sub: subject ?? defaultSubject, roles, site, organization });
  if (!parsed.success) {
    throw new HubError("VALIDATION", parsed.error.issues.map((issue) => issue.message).join("; "));
  }
  return claimsOf(principalOf(parsed.data));
}
