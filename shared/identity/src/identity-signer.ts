/*
 * Signs hub identities for one issuer: the gateway for its principals, match and sites for themselves.
 * Promises: one signature per principal and audience in forty seconds, however many ask at once.
 */
import { HubError } from "@park-hub/errors";
import { importJWK, SignJWT } from "jose";

import { ExpiringCache } from "./expiring-cache";
import { IDENTITY_ALGORITHM, IDENTITY_LIFETIME_S, IDENTITY_TYPE } from "./identity-token";
import type { SigningJwk } from "./jwk";
import { claimsOf, isIdentityName, type Principal } from "./principal";

const RENEW_BEFORE_EXPIRY_MS = 20_000;
const DEFAULT_MAX_CACHED = 5_000;

/** What an IdentitySigner is made of. */
export interface IdentitySignerOptions {
  /** "gateway", "match" or a site code. */
  readonly issuer: string;
  /** The issuer's private key. */
  readonly key: SigningJwk;
  /** Tokens kept at most; default 5,000: a thousand principals at five sites, about 2 MB. */
  readonly maxCached?: number;
  /** The clock in milliseconds; default Date.now. */
  readonly now?: () => number;
}

/** Signs hub identities for one issuer. */
export class IdentitySigner {
  readonly issuer: string;
  private readonly key: ReturnType<typeof importJWK>;
  private readonly cache: ExpiringCache<Promise<string>>;
  private readonly now: () => number;

  /** @throws {HubError} CONFIG_INVALID when the issuer is no name of the form of a site code. */
  constructor(options: IdentitySignerOptions) {
    if (!isIdentityName(options.issuer)) {
      throw new HubError("CONFIG_INVALID", `issuer "${options.issuer}" is not of the form [a-z][a-z0-9-]{1,30}`);
    }
    this.issuer = options.issuer;
    this.key = importJWK({ ...options.key }, IDENTITY_ALGORITHM);
    // A key that cannot be imported is reported by the first sign(), not as an unhandled rejection before it.
    this.key.catch(() => undefined);
    this.cache = new ExpiringCache(options.maxCached ?? DEFAULT_MAX_CACHED);
    this.now = options.now ?? Date.now;
  }

  /**
   * An identity for the principal at the audience: a site code, "match" or "host".
   *
   * The same token is given until 20 s before it expires, so a receiver always has at least 20 s to use it.
   */
  sign(principal: Principal, audience: string): Promise<string> {
    const nowMs = this.now();
    const cacheKey = JSON.stringify([
      audience,
      principal.subject,
      [...principal.roles].sort(),
      principal.site ?? null,
      principal.organization ?? null,
    ]);
    const cached = this.cache.get(cacheKey, nowMs);
    if (cached !== undefined) return cached;
    const issuedAtS = Math.floor(nowMs / 1000);
    const token = this.signNew(principal, audience, issuedAtS);
    this.cache.set(cacheKey, token, (issuedAtS + IDENTITY_LIFETIME_S) * 1000 - RENEW_BEFORE_EXPIRY_MS);
    token.catch(() => this.cache.delete(cacheKey, token));
    return token;
  }

  /** The issuer's own identity, role SERVICE: reads feeds, snapshots, heads, directory and SDL, and reserves. */
  serviceIdentity(audience: string): Promise<string> {
    return this.sign({ subject: this.issuer, roles: ["SERVICE"] }, audience);
  }

  private async signNew(principal: Principal, audience: string, issuedAtS: number): Promise<string> {
    const { sub, ...claims } = claimsOf(principal);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: IDENTITY_ALGORITHM, typ: IDENTITY_TYPE })
      .setIssuer(this.issuer)
      .setAudience(audience)
      .setSubject(sub)
      .setIssuedAt(issuedAtS)
      .setExpirationTime(issuedAtS + IDENTITY_LIFETIME_S)
      .sign(await this.key);
  }
}
