/*
 * The border between errors and GraphQL: what a client sees of them.
 * A HubError gives its code and details; anything else is logged and becomes INTERNAL. Never a stack, never a cause.
 */
import { HUB_ERROR_CODES, HubError } from "@park-hub/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { unwrapResolverError } from "@apollo/server/errors";

/** A GraphQLError with the code and details of a HubError; INTERNAL for anything else. */
export function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof HubError) {
    return new GraphQLError(error.message, { extensions: { ...error.details, code: error.code } });
  }
  return new GraphQLError("the part failed inside; the log of that part says why", {
    extensions: { code: "INTERNAL" },
  });
}

/** The part of a logger that this module needs. */
export interface ErrorLog {
  error(fields: object, message: string): void;
}

/**
 * Apollo Server's `formatError` for a subgraph. Client mistakes keep graphql-js's message and get a code of the closed list;
 * unforeseen errors are logged in full and leave as INTERNAL.
 */
export function formatSubgraphError(
  log: ErrorLog,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const place = {
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
    };
    if (original instanceof HubError) {
      if (original.code === "INTERNAL" || original.code === "STORAGE")
        log.error({ err: original }, "a resolver failed");
      return { message: original.message, ...place, extensions: { ...original.details, code: original.code } };
    }
    const code = clientCode(formatted.extensions?.code);
    if (code !== undefined) return { message: formatted.message, ...place, extensions: { code } };
    log.error({ err: original }, "a resolver failed");
    return { message: toGraphQLError(undefined).message, ...place, extensions: { code: "INTERNAL" } };
  };
}

/** Apollo Server's own codes for what the client did wrong, and what toGraphQLError() made, as codes of the closed list. */
function clientCode(code: unknown): string | undefined {
  switch (code) {
    case "GRAPHQL_PARSE_FAILED":
    case "BAD_REQUEST":
    case "OPERATION_RESOLUTION_FAILURE":
      return "BAD_REQUEST";
    case "GRAPHQL_VALIDATION_FAILED":
    case "BAD_USER_INPUT":
      return "VALIDATION";
    default:
      return HUB_ERROR_CODES.find((known) => known === code && known !== "INTERNAL");
  }
}
