/*
 * Errors as sources report them to the executor: plain data, no internal address, no stack.
 */
import type { HubErrorCode } from "@park-hub/errors";

import type { PathStep, SourceError, ValueOrigin } from "../operation";

/** Where an error came from, as its extensions say it. */
export type Origin = ValueOrigin;

/** Why a whole part gave no usable answer. */
export interface PartFailed {
  readonly kind: "failed";
  readonly code: HubErrorCode;
  readonly message: string;
}

/** An error with one of the hub's codes. */
export function sourceError(
  code: HubErrorCode,
  message: string,
  path: readonly PathStep[],
  details: Readonly<Record<string, unknown>> = {},
): SourceError {
  return { message, path, extensions: { code, ...details } };
}

/** The error again at another place, with what says where it came from. */
export function placedAt(error: SourceError, path: readonly PathStep[], origin: Origin): SourceError {
  return { message: error.message, path, extensions: { ...error.extensions, ...origin } };
}

/** The failure in words for a client: `site "baihe" is not available: it did not answer in time`. */
export function describeFailure(what: string, failure: PartFailed): string {
  switch (failure.code) {
    case "SITE_UNAVAILABLE":
      return `${what} is not available: ${failure.message}`;
    case "SITE_BAD_ANSWER":
      return `${what} gave an answer that cannot be used: ${failure.message}`;
    case "SITE_SCHEMA_BEHIND":
      return `${what} does not know everything that was asked of it: ${failure.message}`;
    default:
      return `${what}: ${failure.message}`;
  }
}
