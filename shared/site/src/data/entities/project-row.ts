import type { Audience, Format, ProjectStage, ServiceField } from "@park-hub/contracts";
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
} from "@park-hub/database";
import { Entity } from "typeorm";
import type { Project } from "../../model/project";

/** A project of the site's list. */
@Entity("projects")
export class ProjectRow implements Project {
  @IdColumn() id!: string;
  @RefColumn() organizationId!: string;
  @StringColumn(80) title!: string;
  @TextColumn() summary!: string;
  @JsonColumn() fields!: readonly ServiceField[];
  @JsonColumn() audiences!: readonly Audience[];
  @JsonColumn() formats!: readonly Format[];
  @IntColumn({ nullable: true }) budgetMin!: number | null;
  @IntColumn({ nullable: true }) budgetMax!: number | null;
  @JsonColumn() serviceAreaCodes!: readonly string[];
  @IntColumn() capacity!: number;
  @IntColumn() placesTaken!: number;
  @DateColumn({ nullable: true }) availableFrom!: string | null;
  @DateColumn({ nullable: true }) availableTo!: string | null;
  @DateColumn({ nullable: true }) busyUntil!: string | null;
  @CodeColumn() stage!: ProjectStage;
  @TimeColumn({ nullable: true }) publishedAt!: Date | null;
  @StringColumn(200, { nullable: true }) withdrawReason!: string | null;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}
