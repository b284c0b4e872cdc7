/*
 * Rows of placements and of the states that each has passed. Id columns only: what they lead to is a loader's work.
 */
import type { DeclineReason, PlacementOutcome, PlacementState } from "@park-hub/contracts";
import {
  CodeColumn,
  IdColumn,
  Int53KeyColumn,
  IntColumn,
  RefColumn,
  StringColumn,
  TimeColumn,
} from "@park-hub/database";
import { Entity, Index } from "typeorm";
import type { Placement, PlacementStep } from "../../model/placement";

/** A placement of one of the site's demands. */
@Entity("placements")
export class PlacementRow implements Placement {
  @IdColumn() id!: string;
  @RefColumn() demandId!: string;
  @RefColumn() projectId!: string;
  @RefColumn() organizationId!: string;
  /** Demand and project while the placement has not come to its end, else null: an index keeps such a pair single. */
  @Index({ unique: true })
  @StringColumn(160, { nullable: true })
  openPair!: string | null;
  @CodeColumn() state!: PlacementState;
  @CodeColumn({ nullable: true }) outcome!: PlacementOutcome | null;
  @CodeColumn({ nullable: true }) declineReason!: DeclineReason | null;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}

/** One state that a placement has reached. */
@Entity("placement_steps")
export class PlacementStepRow implements PlacementStep {
  @IdColumn() placementId!: string;
  @Int53KeyColumn() step!: number;
  @CodeColumn() state!: PlacementState;
  @TimeColumn() at!: Date;
  /** `by` is a reserved word of SQL. */
  @StringColumn(200, { name: "subject" }) by!: string;
  @StringColumn(500, { nullable: true }) note!: string | null;
}
