import { Entity } from "typeorm";
import { BoolColumn, CodeColumn, CodeKeyColumn, Int53Column, StringColumn } from "@park-hub/database";

/** The leader's link to a site, for those that only read. */
@Entity("site_links")
export class SiteLinkRow {
  @CodeKeyColumn() site!: string;
  /** The leader's term in which it was written; one of an earlier term says nothing about now. */
  @Int53Column() term!: number;
  @BoolColumn() isConnected!: boolean;
  /** The newest head that the site's host told, with its epoch. */
  @CodeColumn({ nullable: true }) headEpoch!: string | null;
  @Int53Column({ nullable: true }) headSeq!: number | null;
  /** When its host was heard last, in ms by the database's clock. */
  @Int53Column({ nullable: true }) heardAt!: number | null;
  /** Why the link broke last. */
  @StringColumn(400, { nullable: true }) trouble!: string | null;
}
