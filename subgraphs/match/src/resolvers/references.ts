/*
 * What match adds to objects that live at their sites. Any id is answered, known here or not: the site may be ahead.
 * References are resolved asynchronously: a synchronous throw would blank the whole batch.
 */
import type { DemandResolvers, OrganizationResolvers, ProjectResolvers } from "../generated/types";

export const Project: ProjectResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  suitableDemands: ({ id }, { first, after }, { loaders }) => loaders.suitableDemands.load({ id, first, after }),
};

export const Demand: DemandResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  matches: ({ id }, { first, after, asIf }, { loaders }) => loaders.matches.load({ id, asIf, first, after }),
  suitableResources: ({ id }, { first }, { loaders }) => loaders.suitableResources.load({ id, first }),
};

export const Organization: OrganizationResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  projects: ({ id }, { first, after }, { loaders }) => loaders.projectsOf.load({ id, first, after }),
};
