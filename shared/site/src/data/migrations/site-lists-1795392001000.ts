/*
 * Tables of the three lists that every site keeps: projects, demands, resources; portable between the databases.
 */
import { ddl, type Ddl } from "@park-hub/database";
import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The three lists. Pages are read newest first, alone or of one stage, state or kind; the last column of each index
 * lets a total be counted without reading the rows, which are wide.
 */
export class SiteLists1795392001000 implements MigrationInterface {
  readonly name = "SiteLists1795392001000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    await createProjects(d);
    await createDemands(d);
    await createResources(d);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    for (const table of ["resources", "demands", "projects"]) await d.dropTable(table);
  }
}

async function createProjects(d: Ddl): Promise<void> {
  await d.createTable({
    name: "projects",
    columns: [
      d.id("id", { primary: true }),
      d.id("organization_id"),
      d.string("title", 80),
      d.text("summary"),
      d.json("fields"),
      d.json("audiences"),
      d.json("formats"),
      d.int("budget_min", { nullable: true }),
      d.int("budget_max", { nullable: true }),
      d.json("service_area_codes"),
      d.int("capacity"),
      d.int("places_taken"),
      d.date("available_from", { nullable: true }),
      d.date("available_to", { nullable: true }),
      d.date("busy_until", { nullable: true }),
      d.code("stage"),
      d.time("published_at", { nullable: true }),
      d.string("withdraw_reason", 200, { nullable: true }),
      d.int("version"),
      d.time("created_at"),
      d.time("updated_at"),
    ],
    indices: [
      { columns: ["created_at", "id", "published_at"] },
      { columns: ["stage", "created_at", "id", "published_at"] },
    ],
  });
}

async function createDemands(d: Ddl): Promise<void> {
  await d.createTable({
    name: "demands",
    columns: [
      d.id("id", { primary: true }),
      d.code("area_code", { nullable: true }),
      d.string("community", 40, { nullable: true }),
      d.string("title", 80),
      d.text("description"),
      d.json("fields"),
      d.json("audiences"),
      d.int("budget_max", { nullable: true }),
      d.date("needed_from", { nullable: true }),
      d.date("needed_by", { nullable: true }),
      d.json("tried"),
      d.code("state"),
      d.time("published_at", { nullable: true }),
      d.string("withdraw_reason", 200, { nullable: true }),
      d.int("version"),
      d.time("created_at"),
      d.time("updated_at"),
    ],
    indices: [
      { columns: ["created_at", "id", "published_at"] },
      { columns: ["state", "created_at", "id", "published_at"] },
    ],
  });
}

async function createResources(d: Ddl): Promise<void> {
  await d.createTable({
    name: "resources",
    columns: [
      d.id("id", { primary: true }),
      d.code("kind"),
      d.string("title", 80),
      d.text("summary"),
      d.code("area_code", { nullable: true }),
      d.int("quantity"),
      d.string("unit", 16),
      d.date("available_from", { nullable: true }),
      d.date("available_to", { nullable: true }),
      d.bool("is_withdrawn"),
      d.string("withdraw_reason", 200, { nullable: true }),
      d.int("version"),
      d.time("created_at"),
      d.time("updated_at"),
    ],
    indices: [
      { columns: ["created_at", "id", "is_withdrawn"] },
      { columns: ["kind", "created_at", "id", "is_withdrawn"] },
    ],
  });
}
