import type { MigrationInterface, QueryRunner } from "typeorm";
import { ddl } from "@park-hub/database";

/** The plans of matchmaking events. */
export class CreateMatchmakingPlans1764200000000 implements MigrationInterface {
  name = "CreateMatchmakingPlans1764200000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.createTable({
      name: "matchmaking_plans",
      columns: [
        t.id("id", { primary: true }),
        t.code("state"),
        t.string("made_by", 200),
        t.time("made_at"),
        t.string("approved_by", 200, { nullable: true }),
        t.time("approved_at", { nullable: true }),
        t.json("request"),
        t.json("outcome"),
      ],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await ddl(queryRunner).dropTable("matchmaking_plans");
  }
}
