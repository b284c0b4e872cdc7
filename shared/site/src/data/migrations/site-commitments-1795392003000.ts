/*
 * Tables of what sites owe each other: the reservations that an owner keeps, the commitments that a placement's site
 * keeps to it (DESIGN §5b).
 */
import { ddl } from "@park-hub/database";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Both sides of a commitment: reservations of this site's projects, commitments of this site's placements. */
export class SiteCommitments1795392003000 implements MigrationInterface {
  readonly name = "SiteCommitments1795392003000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    await d.createTable({
      name: "reservations",
      columns: [
        d.id("placement_id", { primary: true }),
        d.id("attempt_id"),
        d.id("project_id"),
        d.code("holder"),
        d.code("state"),
        d.time("expires_at"),
        d.int("asked"),
        d.time("created_at"),
        d.time("updated_at"),
      ],
      indices: [{ columns: ["state", "expires_at"] }],
      foreignKeys: [{ columns: ["project_id"], table: "projects" }],
    });
    await d.createTable({
      name: "commitments",
      columns: [
        d.id("placement_id", { primary: true }),
        d.id("attempt_id"),
        d.id("project_id"),
        d.code("owner"),
        d.code("state"),
        d.time("deadline"),
        d.time("next_try_at"),
        d.int("tries"),
        d.time("created_at"),
        d.time("updated_at"),
      ],
      indices: [{ columns: ["state", "next_try_at"] }],
      foreignKeys: [{ columns: ["placement_id"], table: "placements" }],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    for (const table of ["commitments", "reservations"]) await d.dropTable(table);
  }
}
