import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedSdl } from "@park-hub/contracts";
import { buildGraphSchema } from "@park-hub/subgraph-kit";
import type { GraphQLSchema } from "graphql";
import { DemandEvent, PlacementEvent, ProjectEvent } from "./resolvers/events";
import {
  DemandHit,
  Match,
  OrganizationHit,
  PlacementHit,
  ProjectHit,
  ProposalSetItem,
  ProposalSetMember,
  ResourceHit,
} from "./resolvers/hits";
import {
  IdleProject,
  MatchmakingPair,
  MatchmakingPlan,
  Mutation,
  planningQueries,
  RebalanceMove,
  UnmatchedDemand,
  UnmetDemand,
  UnusedProject,
} from "./resolvers/matchmaking";
import { Query } from "./resolvers/query";
import { Demand, Organization, Project } from "./resolvers/references";
import type { Resolvers } from "./generated/types";

const resolvers: Resolvers = {
  Query: { ...Query, ...planningQueries },
  Mutation,
  Project,
  Demand,
  Organization,
  ProjectHit,
  DemandHit,
  ResourceHit,
  OrganizationHit,
  PlacementHit,
  Match,
  ProposalSetMember,
  ProposalSetItem,
  MatchmakingPlan,
  MatchmakingPair,
  UnmatchedDemand,
  IdleProject,
  UnmetDemand,
  UnusedProject,
  RebalanceMove,
  ProjectEvent,
  DemandEvent,
  PlacementEvent,
};

/** The executable schema of the graph `match`. */
export function matchSchema(): GraphQLSchema {
  const own = readFileSync(join(__dirname, "..", "schema.graphql"), "utf8");
  return buildGraphSchema({ sdl: [sharedSdl(), own], resolvers });
}
