import { Entity } from "typeorm";
import { CodeKeyColumn, Int53Column, StringColumn } from "@park-hub/database";

/** Name of the one row of `leader_lease`. */
export const LEASE_NAME = "main";

/** Which process leads, and until when the others believe it. Instants are in ms by the database's clock. */
@Entity("leader_lease")
export class LeaseRow {
  @CodeKeyColumn() name!: string;
  /** Empty before the first leader and after a clean hand-over. */
  @StringColumn(120) holder!: string;
  /** Grows with every taking: writes of an earlier term are refused. */
  @Int53Column() term!: number;
  @Int53Column() takenAt!: number;
  @Int53Column() expiresAt!: number;
}
