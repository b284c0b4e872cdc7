import type { CreditStanding, OrganizationCategory } from "@park-hub/contracts";
import { CodeColumn, DateColumn, IdColumn, IntColumn, StringColumn, TextColumn, TimeColumn } from "@park-hub/database";
import { Entity, Index } from "typeorm";
import { MAX_NAME_LENGTH, type Organization } from "../model/organization";

/** An organisation as it is kept. */
@Entity("organizations")
@Index(["creditCode"], { unique: true })
export class OrganizationRow implements Organization {
  @IdColumn() id!: string;
  @StringColumn(MAX_NAME_LENGTH) name!: string;
  @CodeColumn() creditCode!: string;
  @CodeColumn() category!: OrganizationCategory;
  @DateColumn({ nullable: true }) foundedOn!: string | null;
  @TextColumn({ nullable: true }) summary!: string | null;
  @CodeColumn() creditStanding!: CreditStanding;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}
