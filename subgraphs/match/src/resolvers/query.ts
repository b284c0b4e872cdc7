import { pageSize } from "@park-hub/subgraph-kit";
import type { QueryResolvers } from "../generated/types";

const MAX_CHANGES = 1_000;

/** The root fields: each checks its page, asks its service and hands the answer on. */
export const Query: QueryResolvers = {
  findProjects: (_root, { first, ...request }, { services, asker }) =>
    services.find.projects({ ...request, limit: pageSize(first) }, asker),
  findDemands: (_root, { first, ...request }, { services, asker }) =>
    services.find.demands({ ...request, limit: pageSize(first) }, asker),
  findResources: (_root, { first, ...request }, { services, asker }) =>
    services.find.resources({ ...request, limit: pageSize(first) }, asker),
  findOrganizations: (_root, { first, ...request }, { services, asker }) =>
    services.find.organizations({ ...request, limit: pageSize(first) }, asker),
  findPlacements: (_root, { first, ...request }, { services, asker }) =>
    services.find.placements({ ...request, limit: pageSize(first) }, asker),
  matchesFor: async (_root, { demandId, asIf, first, after }, { loaders, services, asker }) => {
    await services.matching.checkKnown(demandId, asker);
    return loaders.matches.load({ id: demandId, asIf, first, after });
  },
  proposal: (_root, { items, firstEach }, { services, asker }) =>
    services.proposals.propose(items, firstEach ?? 5, asker),
  changes: (_root, { filter, after, first }, { services, asker }) =>
    services.changes.page(
      { kinds: filter?.kinds, sites: filter?.sites, after, limit: pageSize(first, { default: 100, max: MAX_CHANGES }) },
      asker.viewer,
    ),
};
