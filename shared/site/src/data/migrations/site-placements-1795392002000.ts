/*
 * Tables of placements and their history. A placement's demand is of the same site and has a foreign key; its project
 * may live anywhere and has none.
 */
import { ddl } from "@park-hub/database";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Placements with their history. A project may live at another site, so only the demand is a foreign key. */
export class SitePlacements1795392002000 implements MigrationInterface {
  readonly name = "SitePlacements1795392002000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    await d.createTable({
      name: "placements",
      columns: [
        d.id("id", { primary: true }),
        d.id("demand_id"),
        d.id("project_id"),
        d.id("organization_id"),
        d.string("open_pair", 160, { nullable: true }),
        d.code("state"),
        d.code("outcome", { nullable: true }),
        d.code("decline_reason", { nullable: true }),
        d.int("version"),
        d.time("created_at"),
        d.time("updated_at"),
      ],
      indices: [
        { columns: ["open_pair"], unique: true },
        { columns: ["created_at", "id"] },
        { columns: ["state", "created_at", "id"] },
        { columns: ["demand_id", "created_at", "id"] },
      ],
      foreignKeys: [{ columns: ["demand_id"], table: "demands" }],
    });
    await d.createTable({
      name: "placement_steps",
      columns: [
        d.id("placement_id", { primary: true }),
        d.int53("step", { primary: true }),
        d.code("state"),
        d.time("at"),
        d.string("subject", 200),
        d.string("note", 500, { nullable: true }),
      ],
      foreignKeys: [{ columns: ["placement_id"], table: "placements" }],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    for (const table of ["placement_steps", "placements"]) await d.dropTable(table);
  }
}
