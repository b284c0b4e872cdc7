import { Entity } from "typeorm";
import type { DeadLetterState } from "@park-hub/contracts";
import { CodeColumn, IdColumn, IntColumn, RefColumn, StringColumn, TextColumn, TimeColumn } from "@park-hub/database";

/** An event that an endpoint would not take, as it was last sent. */
@Entity("webhook_dead_letters")
export class DeadLetterRow {
  @IdColumn() id!: string;
  @RefColumn() webhookId!: string;
  /** The same over all attempts and replays. */
  @RefColumn() messageId!: string;
  @StringColumn(200) cursor!: string;
  @CodeColumn() state!: DeadLetterState;
  @IntColumn() attempts!: number;
  @IntColumn({ nullable: true }) lastStatus!: number | null;
  @StringColumn(400) lastError!: string;
  @TimeColumn() createdAt!: Date;
  @TextColumn() body!: string;
}
