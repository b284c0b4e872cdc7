import type { QueryResolvers } from "../generated/types";

/** Root fields that read. */
export const queryResolvers: QueryResolvers = {
  organization: (_root, by, { services }) => services.organizations.find(by),
  organizations: (_root, { filter, first, after }, { services }) =>
    services.organizations.list(filter ?? {}, { first, after }),
};
