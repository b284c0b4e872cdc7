import type { Resolvers } from "../generated/types";

/** Every resolver of the graph `station`; fields that are not named are properties of their object. */
export const resolvers: Resolvers = {
  Site: {
    __resolveReference: async ({ code }) => ({ code }),
    station: ({ code }, _arguments, { loaders }) => loaders.stations.load(code),
  },
  Mutation: {
    updateStation: async (_root, { input }, { services, principal }) => {
      const { object, problems } = await services.stations.update(principal, input);
      return { station: object, problems };
    },
  },
};
