import { CodeColumn, IdColumn, IntColumn, RefColumn, TimeColumn } from "@park-hub/database";
import { Entity } from "typeorm";
import type { Commitment, CommitmentState } from "../../model/commitment";
import type { Reservation, ReservationState } from "../../model/reservation";

/** A place of one of the site's projects, kept for a placement of some site. */
@Entity("reservations")
export class ReservationRow implements Reservation {
  @IdColumn() placementId!: string;
  @RefColumn() attemptId!: string;
  @RefColumn() projectId!: string;
  @CodeColumn() holder!: string;
  @CodeColumn() state!: ReservationState;
  @TimeColumn() expiresAt!: Date;
  @IntColumn() asked!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}

/** The state of a landing at a project of another site. */
@Entity("commitments")
export class CommitmentRow implements Commitment {
  @IdColumn() placementId!: string;
  @RefColumn() attemptId!: string;
  @RefColumn() projectId!: string;
  @CodeColumn() owner!: string;
  @CodeColumn() state!: CommitmentState;
  @TimeColumn() deadline!: Date;
  @TimeColumn() nextTryAt!: Date;
  @IntColumn() tries!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}
