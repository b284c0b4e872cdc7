import { Entity } from "typeorm";
import type { WebhookReason, WebhookState } from "@park-hub/contracts";
import {
  CodeColumn,
  IdColumn,
  Int53Column,
  IntColumn,
  JsonColumn,
  RefColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
} from "@park-hub/database";
import type { Principal } from "@park-hub/identity";

/** A webhook: what was registered, how far its deliveries have come, and who delivers at the moment. */
@Entity("webhooks")
export class WebhookRow {
  @IdColumn() id!: string;
  @StringColumn(80, { nullable: true }) name!: string | null;
  @StringColumn(2_000) url!: string;
  /** Sealed; in rows of earlier releases the secret itself (services/webhook-secrets.ts). */
  @StringColumn(120) secret!: string;
  /** The one field that its operation follows. */
  @CodeColumn() event!: string;
  @TextColumn() operation!: string;
  @JsonColumn() variables!: object;
  @StringColumn(200) ownerSubject!: string;
  /** With whose rights events are read and completed. */
  @JsonColumn() principal!: Principal;
  @TimeColumn() createdAt!: Date;
  @CodeColumn() state!: WebhookState;
  @CodeColumn({ nullable: true }) reason!: WebhookReason | null;
  /** The reason in words. */
  @StringColumn(400, { nullable: true }) detail!: string | null;
  @TimeColumn() stateAt!: Date;
  /** Everything up to there is delivered, set aside, or none of this webhook's. */
  @StringColumn(200) cursor!: string;
  @Int53Column() deliveredCount!: number;
  @TimeColumn({ nullable: true }) lastDeliveredAt!: Date | null;
  /** Failures since the last success. */
  @IntColumn() failureCount!: number;
  @TimeColumn({ nullable: true }) failingSince!: Date | null;
  /** Not before this. */
  @TimeColumn({ nullable: true }) nextAttemptAt!: Date | null;
  /** How often the endpoint refused the event behind the cursor. */
  @IntColumn() attempts!: number;
  @IntColumn({ nullable: true }) lastStatus!: number | null;
  @StringColumn(400, { nullable: true }) lastError!: string | null;
  @TimeColumn({ nullable: true }) lastTestAt!: Date | null;
  /** Who delivers; null: nobody. */
  @RefColumn({ nullable: true }) leaseHolder!: string | null;
  @TimeColumn({ nullable: true }) leaseUntil!: Date | null;
  /** Raised with every lease and every change by a person: reports under an older one are refused. */
  @Int53Column() leaseEpoch!: number;
}
