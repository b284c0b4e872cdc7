/*
 * The graph `placements`: maps fields to loaders and services; decides nothing.
 * Demand and Project are references here: of a demand this graph knows the placements, of a project the key.
 */
import { pageArguments } from "@park-hub/subgraph-kit";
import { siteCodeOf } from "@park-hub/contracts";
import type {
  DemandResolvers,
  MutationResolvers,
  PlacementConnectionResolvers,
  PlacementResolvers,
  QueryResolvers,
  SiteResolvers,
} from "../generated/types";
import { placementPayload } from "./payloads";

const Query: Pick<QueryResolvers, "placement"> = {
  placement: (_root, { id }, { loaders }) => loaders.placement(id),
};

const Site: Pick<SiteResolvers, "__resolveReference" | "placements"> = {
  __resolveReference: async ({ code }, { site }) => (code === site.code ? { code } : null),
  placements: (_site, { state, first, after }, { loaders }) =>
    loaders.listPlacements(state ?? null, pageArguments({ first, after })),
};

const Demand: Pick<DemandResolvers, "__resolveReference" | "placements"> = {
  __resolveReference: async ({ id }, { site }) => (siteCodeOf(id) === site.code ? { id } : null),
  placements: ({ id }, { first, after }, { loaders }) => loaders.placementsOf(id, pageArguments({ first, after })),
};

const Placement: PlacementResolvers = {
  __resolveReference: async ({ id }, { loaders }) => loaders.placement(id),
  siteCode: (_placement, _arguments, { site }) => site.code,
  demand: ({ demandId }) => ({ id: demandId }),
  project: ({ projectId }) => ({ id: projectId }),
  history: (placement, _arguments, { loaders }) => loaders.history(placement),
};

const PlacementConnection: PlacementConnectionResolvers = { totalCount: (page) => page.countAll() };

const Mutation: Pick<MutationResolvers, "openPlacement" | "advancePlacement"> = {
  openPlacement: async (_root, { input }, context) =>
    placementPayload(context, context.services.placements.open(context.principal, input)),
  advancePlacement: async (_root, { input }, context) =>
    placementPayload(context, context.services.placements.advance(context.principal, input)),
};

/** The resolvers of the graph `placements`. */
export const placementsResolvers = { Query, Mutation, Site, Demand, Placement, PlacementConnection };
