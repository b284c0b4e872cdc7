/* Hits and matches: the ids under the names of the public schema, and references to the objects themselves. */
import type {
  DemandHitResolvers,
  MatchResolvers,
  OrganizationHitResolvers,
  PlacementHitResolvers,
  ProjectHitResolvers,
  ProposalSetItemResolvers,
  ProposalSetMemberResolvers,
  ResourceHitResolvers,
} from "../generated/types";

export const ProjectHit: ProjectHitResolvers = {
  projectId: ({ id }) => id,
  project: ({ id }) => ({ id }),
};

export const DemandHit: DemandHitResolvers = {
  demandId: ({ id }) => id,
  demand: ({ id }) => ({ id }),
};

export const ResourceHit: ResourceHitResolvers = {
  resourceId: ({ id }) => id,
  resource: ({ id }) => ({ id }),
};

export const OrganizationHit: OrganizationHitResolvers = {
  organizationId: ({ id }) => id,
  organization: ({ id }) => ({ id }),
};

export const PlacementHit: PlacementHitResolvers = {
  placementId: ({ id }) => id,
  placement: ({ id }) => ({ id }),
};

export const Match: MatchResolvers = {
  project: ({ projectId }) => ({ id: projectId }),
  // A draft stands on no list: there is nothing to refer to.
  demand: ({ demandId }) => (demandId.startsWith("draft:") ? null : { id: demandId }),
};

export const ProposalSetMember: ProposalSetMemberResolvers = {
  organization: ({ organizationId }) => ({ id: organizationId }),
};

export const ProposalSetItem: ProposalSetItemResolvers = {
  project: ({ projectId }) => ({ id: projectId }),
};
