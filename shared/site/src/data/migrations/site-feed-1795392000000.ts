import { createOutboxTables } from "@park-hub/outbox";
import { createIdempotencyTable } from "@park-hub/subgraph-kit";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The change feed and the idempotency keys. */
export class SiteFeed1795392000000 implements MigrationInterface {
  readonly name = "SiteFeed1795392000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await createOutboxTables(queryRunner);
    await createIdempotencyTable(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["idempotency_keys", "outbox_head", "outbox"]) await queryRunner.dropTable(table, true);
  }
}
