/*
 * The tables of the register, and the counter that versions it.
 */
import type { AreaLevel, SiteKind } from "@park-hub/contracts";
import {
  CodeColumn,
  CodeKeyColumn,
  IdColumn,
  Int53Column,
  IntColumn,
  JsonColumn,
  StringColumn,
  TimeColumn,
} from "@park-hub/database";
import type { DirectoryDivisionCode, SiteLifecycle } from "@park-hub/directory";
import type { Jwk } from "@park-hub/identity";
import { Entity, Index } from "typeorm";
import {
  MAX_PLACE_NAME_LENGTH,
  MAX_SITE_NAME_LENGTH,
  MAX_URL_LENGTH,
  type Community,
  type RegisteredSite,
} from "../model/register";

/** A site as it is kept. */
@Entity("registered_sites")
export class RegisteredSiteRow implements RegisteredSite {
  @CodeKeyColumn() code!: string;
  @StringColumn(MAX_SITE_NAME_LENGTH) name!: string;
  @CodeColumn() kind!: SiteKind;
  @CodeColumn() areaCode!: string;
  @CodeColumn() lifecycle!: SiteLifecycle;
  @StringColumn(MAX_URL_LENGTH) url!: string;
  @JsonColumn() publicKey!: Jwk;
  @IntColumn() position!: number;
  @IntColumn() version!: number;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() updatedAt!: Date;
}

/** An area, under the code of the townships file. */
@Entity("areas")
export class AreaRow {
  @CodeKeyColumn() code!: string;
  @StringColumn(MAX_PLACE_NAME_LENGTH) name!: string;
  @CodeColumn() level!: AreaLevel;
  @CodeColumn({ nullable: true }) parentCode!: string | null;
  @JsonColumn() codes!: readonly DirectoryDivisionCode[];
}

/** A community or village as it is kept. */
@Entity("communities")
@Index(["areaCode", "name"], { unique: true })
export class CommunityRow implements Community {
  @IdColumn() id!: string;
  @StringColumn(MAX_PLACE_NAME_LENGTH) name!: string;
  @CodeColumn() areaCode!: string;
  @CodeColumn({ nullable: true }) siteCode!: string | null;
  @TimeColumn() createdAt!: Date;
}

/** Names of the counters: `directory` versions the register, `lineage` only puts its writers in a row. */
export type CounterName = "directory" | "lineage";

/** A counter; raising it holds its row until the transaction ends, so its writers follow one another. */
@Entity("counters")
export class CounterRow {
  @CodeKeyColumn() name!: CounterName;
  @Int53Column() value!: number;
}
