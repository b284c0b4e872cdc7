/*
 * One graph's executable schema: its SDL with the shared fragment, its resolvers and the two scalars.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse, type GraphQLSchema } from "graphql";
import { dateScalar, dateTimeScalar } from "./scalars";

/** What a graph is made of. */
export interface GraphParts {
  /** SDL texts in order, the shared fragment first. */
  readonly sdl: readonly string[];
  readonly resolvers: object;
}

/** Builds a graph's schema with `_service` and `_entities`. @throws {GraphQLError} when the SDL is wrong. */
export function buildGraphSchema({ sdl, resolvers }: GraphParts): GraphQLSchema {
  // Generated resolver types and @apollo/subgraph's map differ in name only: both are { Type: { field: function } }.
  const all = { DateTime: dateTimeScalar, Date: dateScalar, ...resolvers } as never;
  return buildSubgraphSchema([{ typeDefs: parse(sdl.join("\n")), resolvers: all }]);
}
