/*
 * What a client sees of an error in a GraphQL answer: a code of the hub's closed list, never a stack or an address.
 */
import { unwrapResolverError } from "@apollo/server/errors";
import { HUB_ERROR_CODES, HubError } from "@park-hub/errors";
import type { GraphQLFormattedError } from "graphql";

import type { GatewayLogger } from "../operation";

/** Codes of the protocol library that clients act upon by name. */
const PROTOCOL_CODES: ReadonlySet<unknown> = new Set(["PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"]);
/** Which graph an error came through is an inner matter; the site is named. */
const INTERNAL_EXTENSIONS: ReadonlySet<string> = new Set(["serviceName", "stacktrace", "exception", "http"]);

/** Apollo Server's `formatError` for the gateway. */
export function formatGatewayError(
  logger: GatewayLogger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const { message, locations, path } = formatted;
    const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) };
    if (original instanceof HubError && original.code !== "INTERNAL") {
      return { message: original.message, ...place, extensions: { ...original.details, code: original.code } };
    }
    const code = codeOf(formatted.extensions?.code);
    if (code !== null) return { message, ...place, extensions: { ...keptOf(formatted.extensions), code } };
    logger.error({ err: original }, "an operation failed inside the gateway");
    return { message: "the gateway failed inside; its log says why", ...place, extensions: { code: "INTERNAL" } };
  };
}

function codeOf(code: unknown): string | null {
  switch (code) {
    case "GRAPHQL_PARSE_FAILED":
    case "OPERATION_RESOLUTION_FAILURE":
      return "BAD_REQUEST";
    case "GRAPHQL_VALIDATION_FAILED":
    case "BAD_USER_INPUT":
    case "VALIDATION_FAILED":
      return "VALIDATION";
    default:
      return PROTOCOL_CODES.has(code) ? String(code) : (HUB_ERROR_CODES.find((known) => known === code) ?? null);
  }
}

function keptOf(extensions: GraphQLFormattedError["extensions"]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(extensions ?? {}).filter(([name]) => !INTERNAL_EXTENSIONS.has(name)));
}
