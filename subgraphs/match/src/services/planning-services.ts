import type { Directory } from "@park-hub/directory";
import type { MatchDatabase } from "../data/match-database";
import type { MatchIndex } from "../engine/match-index";
import { MatchmakingPlanner } from "./matchmaking-planner";
import { MatchmakingService } from "./matchmaking-service";
import { RebalanceService } from "./rebalance-service";
import { SupplyAndDemandService } from "./supply-and-demand-service";

/** The services that plan across the city. */
export interface PlanningServices {
  readonly matchmaking: MatchmakingService;
  readonly supplyAndDemand: SupplyAndDemandService;
  readonly rebalancing: RebalanceService;
}

/** Makes them over one index, for as long as the process lives. */
export function planningServices(
  index: MatchIndex,
  database: MatchDatabase,
  directory: () => Directory | null,
  now: () => Date,
): PlanningServices {
  const matchmaking = new MatchmakingService(index, new MatchmakingPlanner(index), database, now);
  return {
    matchmaking,
    supplyAndDemand: new SupplyAndDemandService(index, directory),
    rebalancing: new RebalanceService(index, matchmaking),
  };
}
