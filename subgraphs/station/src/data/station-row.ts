import {
  CodeColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  StringColumn,
  TimeColumn,
  type EntityClass,
} from "@park-hub/database";
import { Entity } from "typeorm";
import type { Station, StationKind } from "../model/station";

/** Key of the one row: a station's database holds one station. */
export const STATION_KEY = "station";

/** The station as it is kept; the migration makes its row. */
@Entity("station")
export class StationRow implements Station {
  @IdColumn() id!: string;
  @CodeColumn() kind!: StationKind;
  @StringColumn(200, { nullable: true }) desk!: string | null;
  @JsonColumn() communities!: readonly string[];
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}

/** Everything that only a station keeps. */
export const STATION_ENTITIES: readonly EntityClass[] = [StationRow];
