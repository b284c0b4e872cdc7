import type { MutationResolvers, PlannedPlacementResolvers } from "../../generated/types";

/** What only the gateway can do, since only it knows the caller at every site. */
export const mutationResolvers: MutationResolvers = {
  carryOutMatchmaking: async (_root, { input: { planId } }, { carryOut }) => {
    const { pairs, problems } = await carryOut(planId);
    return { planId, placements: pairs, problems };
  },
};

/** A pair of the plan that was carried out. */
export const plannedPlacementResolvers: PlannedPlacementResolvers = {
  placement: ({ placementId }) => (placementId === null ? null : { id: placementId }),
};
