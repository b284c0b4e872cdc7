/* Plans of matchmaking events, supply and demand: ids under the names of the public schema, references to the objects. */
import type {
  IdleProjectResolvers,
  MatchmakingPairResolvers,
  MatchmakingPlanResolvers,
  MutationResolvers,
  QueryResolvers,
  RebalanceMoveResolvers,
  UnmatchedDemandResolvers,
  UnmetDemandResolvers,
  UnusedProjectResolvers,
} from "../generated/types";

const MOVES = 20;

/** The root fields of planning. */
export const planningQueries: Pick<
  QueryResolvers,
  "planMatchmaking" | "matchmakingPlan" | "supplyAndDemand" | "rebalance"
> = {
  planMatchmaking: (_root, { input }, { services, asker }) => services.matchmaking.plan(input, asker),
  matchmakingPlan: (_root, { id }, { services, asker }) => services.matchmaking.find(id, asker),
  supplyAndDemand: (_root, { by, within }, { services, asker }) =>
    services.supplyAndDemand.answer(by, within ?? null, asker),
  rebalance: (_root, { within, first }, { services, asker }) =>
    services.rebalancing.propose(within ?? null, first ?? MOVES, asker),
};

/** What changes in match itself: plans, and nothing else. */
export const Mutation: MutationResolvers = {
  approveMatchmaking: (_root, { input }, { services, asker }) => services.matchmaking.approve(input.planId, asker),
};

export const MatchmakingPlan: MatchmakingPlanResolvers = {
  pairs: (plan, _args, { services, asker }) => services.matchmaking.pairsOf(plan, asker),
  idleProjects: ({ idle }) => idle,
  blockingPairs: ({ blocking }) => blocking,
};

export const MatchmakingPair: MatchmakingPairResolvers = {
  demand: ({ demandId }) => ({ id: demandId }),
  project: ({ projectId }) => ({ id: projectId }),
  placement: ({ placementId }) => (placementId === null ? null : { id: placementId }),
};

export const UnmatchedDemand: UnmatchedDemandResolvers = {
  demandId: ({ id }) => id,
  demand: ({ id, reason }) => (reason === "UNKNOWN" ? null : { id }),
};

export const IdleProject: IdleProjectResolvers = {
  projectId: ({ id }) => id,
  project: ({ id, reason }) => (reason === "UNKNOWN" ? null : { id }),
};

export const UnmetDemand: UnmetDemandResolvers = {
  demand: ({ demandId }) => ({ id: demandId }),
};

export const UnusedProject: UnusedProjectResolvers = {
  project: ({ projectId }) => ({ id: projectId }),
};

export const RebalanceMove: RebalanceMoveResolvers = {
  project: ({ projectId }) => ({ id: projectId }),
};
