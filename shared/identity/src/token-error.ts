/*
 * Turns what jose says of a token into one UNAUTHENTICATED error that a caller can act on.
 * The message names the claim and the rule, never the token, a key or a value that the sender chose.
 */
import { HubError } from "@park-hub/errors";
import { errors } from "jose";

/** Refuses a token: an UNAUTHENTICATED error `<what>: <why>`. */
export function refusal(what: string, why: string, cause?: unknown): HubError {
  return new HubError("UNAUTHENTICATED", `${what}: ${why}`, { cause });
}

/** The refusal behind an error of jose; an error that is none of jose's is given back as it is. */
export function refusalOf(what: string, error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refusal(what, `it has expired (${claimRule(error)})`, error);
  if (error instanceof errors.JWTClaimValidationFailed) return refusal(what, claimRule(error), error);
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return refusal(what, "its signature does not fit the issuer's key", error);
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return refusal(what, "its algorithm is not an accepted one", error);
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return refusal(what, "its key is not one of the issuer's keys", error);
  }
  if (error instanceof errors.JOSEError) return refusal(what, "it is not a well-formed signed token", error);
  return error;
}

function claimRule(error: errors.JWTExpired | errors.JWTClaimValidationFailed): string {
  const rule = error.reason === "missing" ? "is missing" : "breaks its rule";
  return `claim ${error.claim} ${rule}`;
}
