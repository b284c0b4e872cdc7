import { ddl } from "@park-hub/database";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The station and its one row: a social-work station that has said nothing of itself yet. */
export class StationDesk1795392100000 implements MigrationInterface {
  readonly name = "StationDesk1795392100000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    await d.createTable({
      name: "station",
      columns: [
        d.id("id", { primary: true }),
        d.code("kind"),
        d.string("desk", 200, { nullable: true }),
        d.json("communities"),
        d.int("version"),
        d.time("created_at"),
        d.time("updated_at"),
      ],
    });
    // DDL is not transactional on a server: a migration that failed half-way finds its row when it runs again
    const rows = (await queryRunner.query("SELECT id FROM station")) as readonly unknown[];
    if (rows.length > 0) return;
    const now = new Date().toISOString().replace("T", " ").replace("Z", "");
    await queryRunner.query(
      "INSERT INTO station (id, kind, desk, communities, version, created_at, updated_at) VALUES (?, ?, NULL, ?, 1, ?, ?)",
      ["station", "SOCIAL_WORK_STATION", "[]", now, now],
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await ddl(queryRunner).dropTable("station");
  }
}
