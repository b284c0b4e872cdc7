/*
 * Verifies the hub-identity header: what every subgraph asks before it answers anything.
 * Promises: without a good identity there is only UNAUTHENTICATED, with a message that says what is wrong.
 * Leaves alone: what a principal may do (services), keys of sites (TrustStore), HTTP (subgraph-kit).
 */
import { HubError } from "@park-hub/errors";
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWTPayload } from "jose";

import { ExpiringCache } from "./expiring-cache";
import { GATEWAY_ISSUER, IDENTITY_ALGORITHM, IDENTITY_LIFETIME_S, IDENTITY_TYPE } from "./identity-token";
import type { Jwk } from "./jwk";
import { isIdentityName, principalClaimsSchema, principalOf, type Principal } from "./principal";
import { refusal, refusalOf } from "./token-error";
import type { TrustStore } from "./trust-store";

const WHAT = "hub identity refused";
const MAX_TOKEN_CHARACTERS = 8_192;
const MAX_CACHED_KEYS = 2_000;
const KEY_KEPT_MS = 3_600_000;

/** Who signed, for whom, to whom. */
export interface VerifiedIdentity {
  /** "gateway", "match" or the code of the site that signed. */
  readonly issuer: string;
  /** The site code, "match" or "host" that the identity was made for. */
  readonly audience: string;
  readonly principal: Principal;
}

/** What an IdentityVerifier is made of. */
export interface IdentityVerifierOptions {
  /** The audiences that this process answers to: a set, or a predicate where sites come and go. */
  readonly audiences: ReadonlySet<string> | ((audience: string) => boolean);
  readonly trust: TrustStore;
  /** How far the clocks of two machines may differ, in seconds; default 5. */
  readonly clockToleranceS?: number;
  /** Verified tokens kept at most; default 5,000. */
  readonly maxCached?: number;
  /** The clock in milliseconds; default Date.now. */
  readonly now?: () => number;
}

/** Verifies hub identities for one process. */
export class IdentityVerifier {
  private readonly isAccepted: (audience: string) => boolean;
  private readonly trust: TrustStore;
  private readonly clockToleranceS: number;
  private readonly now: () => number;
  private readonly verified: ExpiringCache<VerifiedIdentity>;
  private readonly keys = new ExpiringCache<ReturnType<typeof importJWK>>(MAX_CACHED_KEYS);

  constructor(options: IdentityVerifierOptions) {
    const { audiences } = options;
    this.isAccepted = typeof audiences === "function" ? audiences : (audience) => audiences.has(audience);
    this.trust = options.trust;
    this.clockToleranceS = options.clockToleranceS ?? 5;
    this.now = options.now ?? Date.now;
    this.verified = new ExpiringCache(options.maxCached ?? 5_000);
  }

  /**
   * The identity behind a token.
   *
   * `expectedAudience` narrows the accepted audiences to one: an endpoint of one site passes that site's code, or an
   * identity made for a neighbour in the same process would open it.
   *
   * @throws {HubError} UNAUTHENTICATED when there is no good identity; what the trust store throws goes through.
   */
  async verify(token: string | undefined, expectedAudience?: string): Promise<VerifiedIdentity> {
    if (token === undefined || token === "") throw refusal(WHAT, "the request carries no hub-identity header");
    if (token.length > MAX_TOKEN_CHARACTERS) {
      throw refusal(WHAT, `its ${token.length} characters exceed the limit of ${MAX_TOKEN_CHARACTERS}`);
    }
    const identity = this.verified.get(token, this.now()) ?? (await this.verifyNew(token));
    this.checkAudience(identity.audience, expectedAudience);
    return identity;
  }

  private async verifyNew(token: string): Promise<VerifiedIdentity> {
    const { issuer, audience } = readUnverified(token);
    // Before the key is looked up: a token for someone else costs no signature check and no directory refresh.
    this.checkAudience(audience, undefined);
    const key = await this.trust.publicKey(issuer);
    if (key === undefined) throw refusal(WHAT, `issuer "${issuer}" is not trusted here`);
    const claims = await this.verifySignature(token, issuer, audience, key);
    const identity = Object.freeze({ issuer, audience, principal: readPrincipal(claims, issuer) });
    this.verified.set(token, identity, expiryMsOf(claims));
    return identity;
  }

  private async verifySignature(token: string, issuer: string, audience: string, key: Jwk): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, await this.importKey(key), {
        algorithms: [IDENTITY_ALGORITHM],
        typ: IDENTITY_TYPE,
        issuer,
        audience,
        requiredClaims: ["iss", "aud", "sub", "iat", "exp"],
        clockTolerance: this.clockToleranceS,
        // Bounds iat from both sides: not older than a lifetime, not from the future.
        maxTokenAge: IDENTITY_LIFETIME_S,
        currentDate: new Date(this.now()),
      });
      checkLifetime(payload, this.clockToleranceS);
      return payload;
    } catch (error) {
      throw refusalOf(WHAT, error);
    }
  }

  private importKey(key: Jwk): ReturnType<typeof importJWK> {
    const nowMs = this.now();
    const known = this.keys.get(key.x, nowMs);
    if (known !== undefined) return known;
    const imported = importJWK({ ...key }, IDENTITY_ALGORITHM);
    this.keys.set(key.x, imported, nowMs + KEY_KEPT_MS);
    return imported;
  }

  private checkAudience(audience: string, expected: string | undefined): void {
    if (expected !== undefined && audience !== expected) {
      throw refusal(WHAT, `it was made for "${audience}", this endpoint is "${expected}"`);
    }
    if (!this.isAccepted(audience)) throw refusal(WHAT, `it was made for "${audience}", which is not served here`);
  }
}

function readUnverified(token: string): { readonly issuer: string; readonly audience: string } {
  let issuer: unknown;
  let audience: unknown;
  try {
    const { alg } = decodeProtectedHeader(token);
    if (alg !== IDENTITY_ALGORITHM) throw refusal(WHAT, `its algorithm is not ${IDENTITY_ALGORITHM}`);
    ({ iss: issuer, aud: audience } = decodeJwt(token));
  } catch (error) {
    if (error instanceof HubError) throw error;
    throw refusal(WHAT, "it is not a well-formed signed token", error);
  }
  if (typeof issuer !== "string" || !isIdentityName(issuer)) throw refusal(WHAT, "claim iss names no issuer");
  if (typeof audience !== "string" || !isIdentityName(audience)) throw refusal(WHAT, "claim aud names no audience");
  return { issuer, audience };
}

function checkLifetime(claims: JWTPayload, clockToleranceS: number): void {
  const { iat, exp } = claims;
  const lifetimeS = iat === undefined || exp === undefined ? Number.POSITIVE_INFINITY : exp - iat;
  if (lifetimeS <= IDENTITY_LIFETIME_S + clockToleranceS) return;
  throw refusal(WHAT, `its lifetime of ${lifetimeS} s exceeds the limit of ${IDENTITY_LIFETIME_S} s`);
}

function readPrincipal(claims: JWTPayload, issuer: string): Principal {
  const parsed = principalClaimsSchema.safeParse(claims);
  if (!parsed.success) throw refusal(WHAT, parsed.error.issues.map((issue) => issue.message).join("; "));
  const principal = principalOf(parsed.data);
  if (issuer !== GATEWAY_ISSUER) checkServiceOnly(principal, issuer);
  return principal;
}

/** A site or match speaks for itself only: role SERVICE, its own name, nobody's site or organisation. */
function checkServiceOnly(principal: Principal, issuer: string): void {
  if (principal.roles.some((role) => role !== "SERVICE")) {
    throw refusal(WHAT, `issuer "${issuer}" may only carry role SERVICE`);
  }
  if (principal.subject !== issuer || (principal.site ?? issuer) !== issuer || principal.organization !== undefined) {
    throw refusal(WHAT, `issuer "${issuer}" may only speak for itself`);
  }
}

function expiryMsOf(claims: JWTPayload): number {
  return (claims.exp ?? 0) * 1000;
}
