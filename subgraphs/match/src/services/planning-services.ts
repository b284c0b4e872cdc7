import type { MatchDatabase } from "../data/match-database";
import type { MatchIndex } from "../engine/match-index";
import type { Eventually } from "./eventually";
import type { MatchmakingPlanner } from "./matchmaking-planner";
import { MatchmakingService } from "./matchmaking-service";
import { RebalanceDesk, type RebalanceDrafts } from "./rebalance-desk";

/** The services that keep what was planned across the city. */
export interface PlanningServices {
  readonly matchmaking: MatchmakingService;
  readonly rebalancing: RebalanceDesk;
}

/** What they are made of. */
export interface PlanningParts {
  readonly index: MatchIndex;
  readonly database: MatchDatabase;
  readonly now: () => Date;
  readonly planner: Eventually<MatchmakingPlanner>;
  readonly drafts: RebalanceDrafts;
}

/** Makes them, for as long as the process lives. */
export function planningServices({ index, database, now, planner, drafts }: PlanningParts): PlanningServices {
  const matchmaking = new MatchmakingService(index, planner, database, now);
  return { matchmaking, rebalancing: new RebalanceDesk(drafts, matchmaking) };
}
