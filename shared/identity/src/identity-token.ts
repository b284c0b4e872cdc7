/*
 * What signer and verifier agree on about a hub identity: header, algorithm, type, lifetime.
 */

/** The HTTP header that carries a hub identity, a compact JWS. */
export const IDENTITY_HEADER = "hub-identity";

/** The one algorithm; a token that names another is refused before a key is looked up. */
export const IDENTITY_ALGORITHM = "EdDSA";

/** The JWS `typ`: keeps bearer tokens and hub identities apart (RFC 8725, 3.11). */
export const IDENTITY_TYPE = "hub-identity+jwt";

/** Seconds that an identity lives at most. */
export const IDENTITY_LIFETIME_S = 60;

/** The audience of host-wide endpoints (/feed, /heads). */
export const HOST_AUDIENCE = "host";

/** The issuer that may act for any principal. */
export const GATEWAY_ISSUER = "gateway";
