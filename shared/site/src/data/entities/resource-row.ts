import type { ResourceKind } from "@park-hub/contracts";
import {
  BoolColumn,
  CodeColumn,
  DateColumn,
  IdColumn,
  IntColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
} from "@park-hub/database";
import { Entity } from "typeorm";
import type { Resource } from "../../model/resource";

/** A resource of the site's list. */
@Entity("resources")
export class ResourceRow implements Resource {
  @IdColumn() id!: string;
  @CodeColumn() kind!: ResourceKind;
  @StringColumn(80) title!: string;
  @TextColumn() summary!: string;
  @CodeColumn({ nullable: true }) areaCode!: string | null;
  @IntColumn() quantity!: number;
  @StringColumn(16) unit!: string;
  @DateColumn({ nullable: true }) availableFrom!: string | null;
  @DateColumn({ nullable: true }) availableTo!: string | null;
  @BoolColumn() isWithdrawn!: boolean;
  @StringColumn(200, { nullable: true }) withdrawReason!: string | null;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}
