/*
 * Verifies the bearer tokens that clients bring to the gateway and makes principals of them.
 * Two settings: development (one local key) and production (JWKS of one or more providers).
 * Leaves alone: HTTP and what a principal may do.
 */
import { HubError } from "@park-hub/errors";
import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  importJWK,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from "jose";

import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER } from "./development-token";
import { ExpiringCache } from "./expiring-cache";
import type { Jwk } from "./jwk";
import { principalClaimsSchema, principalOf, PUBLIC_PRINCIPAL, type Principal } from "./principal";
import { refusal, refusalOf } from "./token-error";

const WHAT = "bearer token refused";
const MAX_TOKEN_CHARACTERS = 16_384;
/** Asymmetric signatures only: with HS256 a provider's public key would do as a secret. */
const PROVIDER_ALGORITHMS = ["EdDSA", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512"];
/** How long a verified token is not looked at again: the longest that a key withdrawn by its provider still works. */
const VERIFIED_KEPT_MS = 60_000;

/** A provider of tokens in production. */
export interface TokenProvider {
  /** The `iss` of its tokens; no two providers share one. */
  readonly issuer: string;
  /** The `aud` that its tokens carry for this hub. */
  readonly audience: string;
  /** Where its public keys are: https, or http on loopback. Fetched at first use and kept for ten minutes. */
  readonly jwksUrl: string;
}

/** Where bearer tokens come from. */
export type BearerSource =
  | { readonly mode: "development"; readonly publicKey: Jwk }
  | { readonly mode: "production"; readonly providers: readonly TokenProvider[] };

/** What else a BearerVerifier may be told. */
export interface BearerVerifierOptions {
  /** How far the clocks of two machines may differ, in seconds; default 5. */
  readonly clockToleranceS?: number;
  /** Verified tokens kept at most; default 5,000. */
  readonly maxCached?: number;
  /** Milliseconds until a provider's keys must have come; default 5,000. */
  readonly jwksTimeoutMs?: number;
  /** The clock in milliseconds; default Date.now. */
  readonly now?: () => number;
}

interface AcceptedIssuer {
  readonly audience: string;
  readonly algorithms: string[];
  readonly getKey: JWTVerifyGetKey;
}

/** Verifies bearer tokens. */
export class BearerVerifier {
  private readonly issuers: ReadonlyMap<string, AcceptedIssuer>;
  private readonly clockToleranceS: number;
  private readonly now: () => number;
  private readonly verified: ExpiringCache<Principal>;

  /** @throws {HubError} CONFIG_INVALID naming each provider setting that breaks a rule. */
  constructor(source: BearerSource, options: BearerVerifierOptions = {}) {
    this.issuers =
      source.mode === "development"
        ? developmentIssuer(source.publicKey)
        : providerIssuers(source.providers, options.jwksTimeoutMs ?? 5_000);
    this.clockToleranceS = options.clockToleranceS ?? 5;
    this.now = options.now ?? Date.now;
    this.verified = new ExpiringCache(options.maxCached ?? 5_000);
  }

  /**
   * The principal behind an Authorization header; without one the public.
   *
   * @throws {HubError} UNAUTHENTICATED for a header that is not `Bearer <token>` and for a bad token.
   */
  async authenticate(authorization: string | undefined): Promise<Principal> {
    if (authorization === undefined || authorization.trim() === "") return PUBLIC_PRINCIPAL;
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (token === undefined) throw refusal(WHAT, "the authorization header is not of the form Bearer <token>");
    return this.verify(token);
  }

  /**
   * The principal behind a token.
   *
   * @throws {HubError} UNAUTHENTICATED for a bad token; UNAVAILABLE (retryable) when the provider's keys cannot be had.
   */
  async verify(token: string): Promise<Principal> {
    if (token.length > MAX_TOKEN_CHARACTERS) {
      throw refusal(WHAT, `its ${token.length} characters exceed the limit of ${MAX_TOKEN_CHARACTERS}`);
    }
    const known = this.verified.get(token, this.now());
    if (known !== undefined) return known;
    const claims = await this.verifySignature(token);
    const principal = readPrincipal(claims);
    this.verified.set(token, principal, Math.min((claims.exp ?? 0) * 1000, this.now() + VERIFIED_KEPT_MS));
    return principal;
  }

  private async verifySignature(token: string): Promise<JWTPayload> {
    const issuer = readIssuer(token);
    const accepted = this.issuers.get(issuer);
    if (accepted === undefined) throw refusal(WHAT, "its issuer is not accepted here");
    try {
      const { payload } = await jwtVerify(token, accepted.getKey, {
        algorithms: accepted.algorithms,
        issuer,
        audience: accepted.audience,
        requiredClaims: ["sub", "exp"],
        clockTolerance: this.clockToleranceS,
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      const refused = refusalOf(WHAT, error);
      throw refused instanceof HubError ? refused : keysUnavailable(error);
    }
  }
}

function developmentIssuer(publicKey: Jwk): ReadonlyMap<string, AcceptedIssuer> {
  const key = importJWK({ ...publicKey }, "EdDSA");
  // A key that cannot be imported is reported by the first verify(), not as an unhandled rejection before it.
  key.catch(() => undefined);
  const getKey: JWTVerifyGetKey = async () => {
    return key;
  };
  return new Map([[DEVELOPMENT_ISSUER, { audience: DEVELOPMENT_AUDIENCE, algorithms: ["EdDSA"], getKey }]]);
}

function providerIssuers(providers: readonly TokenProvider[], timeoutMs: number): ReadonlyMap<string, AcceptedIssuer> {
  const problems = providers.flatMap((provider, index) => problemsOf(provider, providers.slice(0, index)));
  if (providers.length === 0) problems.push("no token provider is configured; production needs at least one");
  if (problems.length > 0) throw new HubError("CONFIG_INVALID", problems.join("\n"));
  return new Map(
    providers.map(({ issuer, audience, jwksUrl }): [string, AcceptedIssuer] => {
      const getKey = wrapJwksErrors(createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: timeoutMs }));
      return [issuer, { audience, algorithms: PROVIDER_ALGORITHMS, getKey }];
    }),
  );
}

function problemsOf(provider: TokenProvider, earlier: readonly TokenProvider[]): string[] {
  const { issuer, audience, jwksUrl } = provider;
  const problems: string[] = [];
  if (issuer === "") problems.push("token provider: the issuer is empty");
  if (audience === "") problems.push(`token provider "${issuer}": the audience is empty`);
  if (!isSafeKeyUrl(jwksUrl)) {
    problems.push(`token provider "${issuer}": JWKS URL "${jwksUrl}" must be https, or http on loopback`);
  }
  if (earlier.some((other) => other.issuer === issuer)) problems.push(`token provider "${issuer}" is named twice`);
  return problems;
}

function isSafeKeyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname));
}

/** Tells "the keys cannot be had" (the provider's fault, worth a retry) from "the token is bad" (the client's). */
function wrapJwksErrors(getKey: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await getKey(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw keysUnavailable(error);
    }
  };
}

function keysUnavailable(cause: unknown): HubError {
  return new HubError("UNAVAILABLE", "the keys to check bearer tokens with cannot be had at the moment", {
    cause,
    retryable: true,
  });
}

function readIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? "";
  } catch (error) {
    throw refusal(WHAT, "it is not a well-formed signed token", error);
  }
}

function readPrincipal(claims: JWTPayload): Principal {
  const parsed = principalClaimsSchema.safeParse(claims);
  if (!parsed.success) throw refusal(WHAT, parsed.error.issues.map((issue) => issue.message).join("; "));
  if (parsed.data.roles.includes("SERVICE")) {
    throw refusal(WHAT, "role SERVICE belongs to the hub's own processes and is not accepted from outside");
  }
  return principalOf(parsed.data);
}
