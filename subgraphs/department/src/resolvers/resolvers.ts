import type { Resolvers } from "../generated/types";

/** Every resolver of the graph `department`; fields that are not named are properties of their object. */
export const resolvers: Resolvers = {
  Site: {
    __resolveReference: async ({ code }) => ({ code }),
    department: ({ code }, _arguments, { loaders }) => loaders.departments.load(code),
  },
  Department: {
    programmes: (_department, { first, after }, { services }) => services.departments.programmes({ first, after }),
  },
  Mutation: {
    updateDepartment: async (_root, { input }, { services, principal }) => {
      const { object, problems } = await services.departments.update(principal, input);
      return { department: object, problems };
    },
    openProgramme: async (_root, { input }, { services, principal }) => {
      const { object, problems } = await services.departments.open(principal, input);
      return { programme: object, problems };
    },
  },
};
