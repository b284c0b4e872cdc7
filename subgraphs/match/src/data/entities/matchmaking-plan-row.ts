import { Entity } from "typeorm";
import { CodeColumn, IdColumn, JsonColumn, StringColumn, TimeColumn } from "@park-hub/database";
import type { MatchmakingRequest, PlanOutcome, PlanState } from "../../model/matchmaking";

/** A plan of a matchmaking event as it was made, and who approved it. */
@Entity("matchmaking_plans")
export class MatchmakingPlanRow {
  @IdColumn() id!: string;
  @CodeColumn() state!: PlanState;
  /** Subject of whoever asked for it. */
  @StringColumn(200) madeBy!: string;
  @TimeColumn() madeAt!: Date;
  @StringColumn(200, { nullable: true }) approvedBy!: string | null;
  @TimeColumn({ nullable: true }) approvedAt!: Date | null;
  @JsonColumn() request!: MatchmakingRequest;
  @JsonColumn() outcome!: PlanOutcome;
}
