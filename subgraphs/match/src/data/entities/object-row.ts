import { Entity } from "typeorm";
import type { FeedKind } from "@park-hub/contracts";
import { BoolColumn, CodeColumn, IdColumn, Int53Column, IntColumn, JsonColumn, TimeColumn } from "@park-hub/database";
import type { Visibility } from "@park-hub/outbox";

/** One object of one site as its feed last showed it. */
@Entity("objects")
export class ObjectRow {
  /** The object's id; the code of a site. */
  @IdColumn() id!: string;
  /** The site whose feed it came from. */
  @CodeColumn() site!: string;
  @CodeColumn() kind!: FeedKind;
  @IntColumn() version!: number;
  @JsonColumn() visibility!: Visibility;
  @JsonColumn() payload!: object;
  @TimeColumn() asOf!: Date;
  /** Place in the site's history that it was read from. */
  @Int53Column() seq!: number;
  /** Whether it was OPEN at any time: publishing is told once. */
  @BoolColumn() wasOpen!: boolean;
}
