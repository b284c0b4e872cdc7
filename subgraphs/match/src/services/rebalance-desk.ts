import type { Rebalance } from "../model/supply-and-demand";
import type { Asker } from "./asker";
import type { MatchmakingService } from "./matchmaking-service";
import type { RebalanceDraft } from "./rebalance-service";

/** Where moves are drafted, in this thread or another. */
export interface RebalanceDrafts {
  propose(within: string | null, limit: number, asker: Asker): RebalanceDraft | Promise<RebalanceDraft>;
}

/** Stores the plan behind proposed moves, so that a person can approve it. */
export class RebalanceDesk {
  constructor(
    private readonly drafts: RebalanceDrafts,
    private readonly matchmaking: MatchmakingService,
  ) {}

  /** @throws {HubError} as RebalanceService.propose() */
  async propose(within: string | null, limit: number, asker: Asker): Promise<Rebalance> {
    const { moves, made, coverage } = await this.drafts.propose(within, limit, asker);
    const plan = made === null ? null : await this.matchmaking.keep(made.request, made.outcome, asker);
    return { moves, plan, coverage };
  }
}
