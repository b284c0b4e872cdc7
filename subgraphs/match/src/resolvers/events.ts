/* Events of subscriptions: references to the objects themselves beside their ids. */
import type { DemandEventResolvers, PlacementEventResolvers, ProjectEventResolvers } from "../generated/types";

export const ProjectEvent: ProjectEventResolvers = {
  project: ({ projectId }) => referenceOf(projectId),
};

export const DemandEvent: DemandEventResolvers = {
  demand: ({ demandId }) => referenceOf(demandId),
};

export const PlacementEvent: PlacementEventResolvers = {
  placement: ({ placementId }) => referenceOf(placementId),
};

function referenceOf(id: string | null): { readonly id: string } | null {
  return id === null ? null : { id };
}
