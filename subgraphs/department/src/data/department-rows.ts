/*
 * The tables of a department: its one row, which the migration makes, and its programmes.
 */
import type { ServiceField } from "@park-hub/contracts";
import {
  DateColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
  type EntityClass,
} from "@park-hub/database";
import { Entity, Index } from "typeorm";
import { MAX_REMIT_LENGTH, type Department } from "../model/department";
import { MAX_TITLE_LENGTH, type Programme } from "../model/programme";

/** Key of the one row: a department's database holds one department. */
export const DEPARTMENT_KEY = "department";

/** The department as it is kept. */
@Entity("department")
export class DepartmentRow implements Department {
  @IdColumn() id!: string;
  @StringColumn(MAX_REMIT_LENGTH, { nullable: true }) remit!: string | null;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}

/** A programme as it is kept. */
@Entity("programmes")
@Index(["createdAt", "id"])
export class ProgrammeRow implements Programme {
  @IdColumn() id!: string;
  @StringColumn(MAX_TITLE_LENGTH) title!: string;
  @TextColumn() summary!: string;
  @JsonColumn() fields!: readonly ServiceField[];
  @IntColumn({ nullable: true }) budget!: number | null;
  @DateColumn({ nullable: true }) startsOn!: string | null;
  @DateColumn({ nullable: true }) endsOn!: string | null;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}

/** Everything that only a department keeps. */
export const DEPARTMENT_ENTITIES: readonly EntityClass[] = [DepartmentRow, ProgrammeRow];
