import { Entity } from "typeorm";
import type { FeedKind } from "@park-hub/contracts";
import {
  CodeColumn,
  CodeKeyColumn,
  Int53Column,
  Int53KeyColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  TimeColumn,
} from "@park-hub/database";
import type { ChangeAction, Visibility } from "@park-hub/outbox";
import type { LogFacts } from "../../model/log-facts";

/** Name of the one row of `log_head`. */
export const LOG_HEAD_NAME = "main";

/** One change of one site in the hub-wide log. */
@Entity("log")
export class LogRow {
  /** Gapless, in the order of commits, from 1. */
  @Int53KeyColumn() seq!: number;
  @CodeColumn() site!: string;
  @CodeColumn() kind!: FeedKind;
  @CodeColumn() action!: ChangeAction;
  @RefColumn() objectId!: string;
  @IntColumn() version!: number;
  @JsonColumn() visibility!: Visibility;
  /** Set when fewer may see the object than before: for those who no longer may, it was removed. */
  @JsonColumn({ nullable: true }) priorVisibility!: Visibility | null;
  @TimeColumn() at!: Date;
  /** What a subscriber's filter looks at; see model/log-facts.ts. */
  @JsonColumn({ nullable: true }) payload!: LogFacts | null;
}

/** The counter of the log, how far back it reaches, and which log it is. */
@Entity("log_head")
export class LogHeadRow {
  @CodeKeyColumn() name!: string;
  @CodeColumn() epoch!: string;
  @Int53Column() seq!: number;
  /** Entries up to this one are no longer kept. */
  @Int53Column() pruned!: number;
}
