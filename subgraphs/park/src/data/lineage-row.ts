import { IdColumn, RefColumn, StringColumn, TimeColumn } from "@park-hub/database";
import { Entity } from "typeorm";

/** That a project grew out of another one; a project has at most one parent. */
@Entity("lineage")
export class LineageRow {
  /** The younger project; it may live at any site. */
  @IdColumn() projectId!: string;
  @RefColumn() derivedFromId!: string;
  /** Subject of who recorded it. */
  @StringColumn(200) recordedBy!: string;
  @TimeColumn() recordedAt!: Date;
}
