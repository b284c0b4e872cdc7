/*
 * Tables of what only the park keeps: organisations, and the register of sites, areas and places.
 */
import { ddl, type Ddl } from "@park-hub/database";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The park's own tables, empty but for the counters. */
export class CreatePark1795392100000 implements MigrationInterface {
  name = "CreatePark1795392100000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    await createOrganizations(d);
    await createProjectRecords(d);
    await createRegister(d);
    await d.createTable({ name: "counters", columns: [d.code("name", { primary: true }), d.int53("value")] });
    for (const name of ["directory", "lineage"]) await insertCounter(queryRunner, name);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    const tables = ["counters", "communities", "registered_sites", "areas", "lineage", "residencies", "organizations"];
    for (const table of tables) await d.dropTable(table);
  }
}

async function createOrganizations(d: Ddl): Promise<void> {
  await d.createTable({
    name: "organizations",
    columns: [
      d.id("id", { primary: true }),
      d.string("name", 80),
      d.code("credit_code"),
      d.code("category"),
      d.date("founded_on", { nullable: true }),
      d.text("summary", { nullable: true }),
      d.code("credit_standing"),
      d.int("version"),
      d.time("created_at"),
      d.time("updated_at"),
    ],
    indices: [{ columns: ["credit_code"], unique: true }, { columns: ["created_at", "id"] }],
  });
}

async function createProjectRecords(d: Ddl): Promise<void> {
  await d.createTable({
    name: "residencies",
    columns: [
      d.id("id", { primary: true }),
      d.id("project_id"),
      d.id("active_project_id", { nullable: true }),
      d.code("kind"),
      d.date("since"),
      d.date("until", { nullable: true }),
      d.code("state"),
      d.int("version"),
      d.time("created_at"),
      d.time("updated_at"),
    ],
    indices: [{ columns: ["active_project_id"], unique: true }, { columns: ["project_id", "created_at"] }],
  });
  await d.createTable({
    name: "lineage",
    columns: [
      d.id("project_id", { primary: true }),
      d.id("derived_from_id"),
      d.string("recorded_by", 200),
      d.time("recorded_at"),
    ],
    indices: [{ columns: ["derived_from_id"] }],
  });
}

async function createRegister(d: Ddl): Promise<void> {
  await d.createTable({
    name: "areas",
    columns: [
      d.code("code", { primary: true }),
      d.string("name", 40),
      d.code("level"),
      d.code("parent_code", { nullable: true }),
      d.json("codes"),
    ],
    foreignKeys: [{ columns: ["parent_code"], table: "areas", references: ["code"] }],
  });
  await d.createTable({
    name: "registered_sites",
    columns: [
      d.code("code", { primary: true }),
      d.string("name", 80),
      d.code("kind"),
      d.code("area_code"),
      d.code("lifecycle"),
      d.string("url", 200),
      d.json("public_key"),
      d.int("position"),
      d.int("version"),
      d.time("created_at"),
      d.time("updated_at"),
    ],
    foreignKeys: [{ columns: ["area_code"], table: "areas", references: ["code"] }],
  });
  await d.createTable({
    name: "communities",
    columns: [
      d.id("id", { primary: true }),
      d.string("name", 40),
      d.code("area_code"),
      d.code("site_code", { nullable: true }),
      d.time("created_at"),
    ],
    indices: [{ columns: ["area_code", "name"], unique: true }],
    foreignKeys: [{ columns: ["area_code"], table: "areas", references: ["code"] }],
  });
}

/** DDL is not transactional on a server: a migration that failed half-way finds its counter when it runs again. */
async function insertCounter(queryRunner: QueryRunner, name: string): Promise<void> {
  const known = (await queryRunner.query("SELECT name FROM counters WHERE name = ?", [name])) as readonly unknown[];
  if (known.length === 0) await queryRunner.query("INSERT INTO counters (name, value) VALUES (?, 0)", [name]);
}
