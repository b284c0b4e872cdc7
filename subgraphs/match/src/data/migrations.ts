/* The migrations of match's database, in their order. */
import { randomBytes } from "node:crypto";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { ddl } from "@park-hub/database";
import { CreateLeadership1764250000000 } from "./create-leadership";
import { CreateMatchmakingPlans1764200000000 } from "./create-matchmaking-plans";
import { CreateWebhooks1764310000000 } from "./create-webhooks";
import { LOG_HEAD_NAME } from "./entities/log-row";

/** The cursors, the objects, the log and its head. */
class CreateMatchTables1764000000000 implements MigrationInterface {
  name = "CreateMatchTables1764000000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await createObjectTables(queryRunner);
    await createLogTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["log_head", "log", "objects", "feed_cursors"]) await ddl(queryRunner).dropTable(table);
  }
}

async function createObjectTables(queryRunner: QueryRunner): Promise<void> {
  const t = ddl(queryRunner);
  await t.createTable({
    name: "feed_cursors",
    columns: [
      t.code("site", { primary: true }),
      t.code("epoch"),
      t.int53("seq"),
      t.time("as_of"),
      t.int53("refused_count"),
      t.string("last_refusal", 400, { nullable: true }),
    ],
  });
  await t.createTable({
    name: "objects",
    columns: [
      t.id("id", { primary: true }),
      t.code("site"),
      t.code("kind"),
      t.int("version"),
      t.json("visibility"),
      t.json("payload"),
      t.time("as_of"),
      t.int53("seq"),
    ],
    indices: [{ columns: ["site", "id"] }],
  });
}

async function createLogTables(queryRunner: QueryRunner): Promise<void> {
  const t = ddl(queryRunner);
  await t.createTable({
    name: "log",
    columns: [
      t.int53("seq", { primary: true }),
      t.code("site"),
      t.code("kind"),
      t.code("action"),
      t.id("object_id"),
      t.int("version"),
      t.json("visibility"),
      t.json("prior_visibility", { nullable: true }),
      t.time("at"),
      t.json("payload", { nullable: true }),
    ],
    indices: [{ columns: ["site", "seq"] }],
  });
  await t.createTable({
    name: "log_head",
    columns: [t.code("name", { primary: true }), t.code("epoch"), t.int53("seq"), t.int53("pruned")],
  });
  // DDL is not transactional on a server: a migration that failed half-way finds its head row when it runs again
  const heads = (await queryRunner.query("SELECT name FROM log_head")) as readonly unknown[];
  if (heads.length > 0) return;
  const epoch = randomBytes(12).toString("base64url");
  await queryRunner.query("INSERT INTO log_head (name, epoch, seq, pruned) VALUES (?, ?, 0, 0)", [
    LOG_HEAD_NAME,
    epoch,
  ]);
}

/** Whether an object was ever OPEN; of what is stored already, everything beyond a draft or incubation counts as told. */
class NoteOpenings1764100000000 implements MigrationInterface {
  name = "NoteOpenings1764100000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.addColumn("objects", t.bool("was_open", { default: false }));
    await queryRunner.query(`UPDATE objects SET was_open = 1 WHERE kind IN ('PROJECT', 'DEMAND')
      AND payload NOT LIKE '%"stage":"DRAFT"%' AND payload NOT LIKE '%"stage":"INCUBATING"%'
      AND payload NOT LIKE '%"state":"DRAFT"%'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await ddl(queryRunner).dropColumn("objects", "was_open");
  }
}

/** The migrations in their order. */
export const MATCH_MIGRATIONS = [
  CreateMatchTables1764000000000,
  NoteOpenings1764100000000,
  CreateMatchmakingPlans1764200000000,
  CreateLeadership1764250000000,
  CreateWebhooks1764310000000,
] as const;
