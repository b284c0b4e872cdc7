/*
 * The two tables of an outbox: the changes, and one head row whose counter orders them.
 * Leaves alone: who writes (append-changes.ts) and who reads (outbox-tail.ts).
 */
import { randomBytes } from "node:crypto";
import { Entity, type QueryRunner } from "typeorm";
import {
  CodeColumn,
  CodeKeyColumn,
  ddl,
  Int53Column,
  Int53KeyColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  TimeColumn,
} from "@park-hub/database";
import type { ChangeAction, Visibility } from "./change";

/** Name of the one row of `outbox_head`. */
export const HEAD_NAME = "main";

/** One change. */
@Entity("outbox")
export class OutboxRow {
  @Int53KeyColumn() seq!: number;
  @TimeColumn() at!: Date;
  @CodeColumn() kind!: string;
  @CodeColumn() action!: ChangeAction;
  @RefColumn() objectId!: string;
  @IntColumn() version!: number;
  @JsonColumn() visibility!: Visibility;
  @JsonColumn({ nullable: true }) payload!: unknown;
}

/** The counter: the last sequence number given out, up to where rows are gone, and which history this is. */
@Entity("outbox_head")
export class OutboxHead {
  @CodeKeyColumn() name!: string;
  @CodeColumn() epoch!: string;
  @Int53Column() seq!: number;
  @Int53Column() pruned!: number;
}

/** The entities of an outbox, for openDatabase(). */
export const OUTBOX_ENTITIES = [OutboxRow, OutboxHead] as const;

/** A name for a history that no other history ever had. */
export function newEpoch(): string {
  return randomBytes(12).toString("base64url");
}

/** Makes the tables and the head row, within a migration. */
export async function createOutboxTables(queryRunner: QueryRunner): Promise<void> {
  const t = ddl(queryRunner);
  await t.createTable({
    name: "outbox",
    columns: [
      t.int53("seq", { primary: true }),
      t.time("at"),
      t.code("kind"),
      t.code("action"),
      t.id("object_id"),
      t.int("version"),
      t.json("visibility"),
      t.json("payload", { nullable: true }),
    ],
  });
  await t.createTable({
    name: "outbox_head",
    columns: [t.code("name", { primary: true }), t.code("epoch"), t.int53("seq"), t.int53("pruned")],
  });
  // DDL is not transactional on a server: a migration that failed half-way finds its head row when it runs again
  const heads = (await queryRunner.query("SELECT name FROM outbox_head")) as readonly unknown[];
  if (heads.length > 0) return;
  await queryRunner.query("INSERT INTO outbox_head (name, epoch, seq, pruned) VALUES (?, ?, 0, 0)", [
    HEAD_NAME,
    newEpoch(),
  ]);
}
