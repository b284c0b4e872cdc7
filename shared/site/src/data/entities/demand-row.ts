import type { Audience, DemandState, ServiceField } from "@park-hub/contracts";
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
} from "@park-hub/database";
import { Entity } from "typeorm";
import type { Demand } from "../../model/demand";

/** A demand of the site's list. */
@Entity("demands")
export class DemandRow implements Demand {
  @IdColumn() id!: string;
  @CodeColumn({ nullable: true }) areaCode!: string | null;
  @StringColumn(40, { nullable: true }) community!: string | null;
  @StringColumn(80) title!: string;
  @TextColumn() description!: string;
  @JsonColumn() fields!: readonly ServiceField[];
  @JsonColumn() audiences!: readonly Audience[];
  @IntColumn({ nullable: true }) budgetMax!: number | null;
  @DateColumn({ nullable: true }) neededFrom!: string | null;
  @DateColumn({ nullable: true }) neededBy!: string | null;
  @JsonColumn() tried!: readonly string[];
  @CodeColumn() state!: DemandState;
  @TimeColumn({ nullable: true }) publishedAt!: Date | null;
  @StringColumn(200, { nullable: true }) withdrawReason!: string | null;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}
