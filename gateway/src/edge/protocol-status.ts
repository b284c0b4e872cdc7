/*
 * Status codes as GraphQL over HTTP wants them where Apollo Server differs: under `application/json` a document that
 * does not parse or validate is answered with 200, for clients that take any other status for a broken connection;
 * under `application/graphql-response+json` it stays 400.
 */
import type { ApolloServerPlugin } from "@apollo/server";

const REQUEST_ERRORS: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
]);

/** The plugin that sets them. */
export function legacyStatus(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response, errors }) => {
        if (response.http.status !== 400 || prefersGraphQLResponse(request.http?.headers.get("accept"))) return;
        const isRequestError = errors?.every((error) => REQUEST_ERRORS.has(error.extensions.code)) ?? false;
        if (isRequestError) response.http.status = 200;
      },
    }),
  };
}

function prefersGraphQLResponse(accept: string | undefined): boolean {
  return accept?.includes("application/graphql-response+json") ?? false;
}
