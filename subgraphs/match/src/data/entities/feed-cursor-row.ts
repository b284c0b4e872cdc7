import { Entity } from "typeorm";
import { CodeColumn, CodeKeyColumn, Int53Column, StringColumn, TimeColumn } from "@park-hub/database";

/** Where match is in the history of one site, and what it had to refuse there. */
@Entity("feed_cursors")
export class FeedCursorRow {
  @CodeKeyColumn() site!: string;
  @CodeColumn() epoch!: string;
  @Int53Column() seq!: number;
  /** Instant of the last change or snapshot that was taken. */
  @TimeColumn() asOf!: Date;
  /** Changes that were skipped because they break a rule. */
  @Int53Column() refusedCount!: number;
  /** The last one of them: a code, the object, the rule. */
  @StringColumn(400, { nullable: true }) lastRefusal!: string | null;
}
