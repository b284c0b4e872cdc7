/*
 * Objects that other graphs refer to. Asynchronous and through loaders: a synchronous throw would blank a whole batch.
 */
import type { OrganizationResolvers, ProjectResolvers } from "../generated/types";

/** Organisations belong to the park: an id that it does not know is null. */
export const organizationResolvers: OrganizationResolvers = {
  __resolveReference: async ({ id }, { loaders }) => loaders.organizations.load(id),
};

/** Projects belong to their sites: every id is taken as it is, what the park knows of it comes with its fields. */
export const projectResolvers: ProjectResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  residency: ({ id }, _arguments, { loaders }) => loaders.residencies.load(id),
  derivedFrom: async ({ id }, _arguments, { loaders }) => {
    const parent = await loaders.parents.load(id);
    return parent === null ? null : { id: parent };
  },
};
