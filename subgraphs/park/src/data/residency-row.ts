import { CodeColumn, DateColumn, IdColumn, IntColumn, RefColumn, TimeColumn } from "@park-hub/database";
import { Entity, Index } from "typeorm";
import type { Residency, ResidencyKind, ResidencyState } from "../model/residency";

/** A residency as it is kept. */
@Entity("residencies")
@Index(["activeProjectId"], { unique: true })
export class ResidencyRow implements Residency {
  @IdColumn() id!: string;
  @RefColumn() projectId!: string;
  /** The project's id while ACTIVE, null afterwards: its unique index keeps a project from two residencies at once. */
  @RefColumn({ nullable: true }) activeProjectId!: string | null;
  @CodeColumn() kind!: ResidencyKind;
  @DateColumn() since!: string;
  @DateColumn({ nullable: true }) until!: string | null;
  @CodeColumn() state!: ResidencyState;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}
