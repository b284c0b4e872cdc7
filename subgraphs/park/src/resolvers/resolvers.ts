import type { Resolvers } from "../generated/types";
import { mutationResolvers } from "./mutation-resolvers";
import { queryResolvers } from "./query-resolvers";
import { organizationResolvers, projectResolvers } from "./reference-resolvers";

/** Every resolver of the graph `park`; fields that are not named are properties of their object. */
export const resolvers: Resolvers = {
  Query: queryResolvers,
  Mutation: mutationResolvers,
  Organization: organizationResolvers,
  Project: projectResolvers,
};
