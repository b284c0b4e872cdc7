/*
 * Runs a query or mutation that came over a subscription's transport: as if it had come over HTTP, with the same checks.
 */
import type { FastifyInstance } from "fastify";
import { GraphQLError, type ExecutionResult } from "graphql";

import type { RunOnce } from "./sse-endpoint";

const PASSED_ON = ["authorization", "hub-request-id"] as const;

/** Sends operations through the server's own HTTP endpoint. */
export function runThrough(app: FastifyInstance): RunOnce {
  return async ({ query, operationName, variables }, headers) => {
    const passed = PASSED_ON.flatMap((name): [string, string | string[]][] => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    });
    const answer = await app.inject({
      method: "POST",
      url: "/graphql",
      headers: { ...Object.fromEntries(passed), "content-type": "application/json", accept: "application/json" },
      payload: { query, operationName, variables },
    });
    return resultOf(answer.json<Answer>());
  };
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
  readonly extensions?: Record<string, unknown>;
}

function resultOf({ data, errors, extensions }: Answer): ExecutionResult {
  return {
    ...(data === undefined ? {} : { data }),
    ...(extensions === undefined ? {} : { extensions }),
    ...(errors === undefined
      ? {}
      : { errors: errors.map(({ message, ...rest }) => new GraphQLError(message, { ...rest })) }),
  };
}
