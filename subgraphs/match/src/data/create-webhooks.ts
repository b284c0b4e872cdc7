import type { MigrationInterface, QueryRunner } from "typeorm";
import { ddl } from "@park-hub/database";
import { createIdempotencyTable } from "@park-hub/subgraph-kit";

/** Webhooks, their dead letters, and the keys under which webhooks are created once. */
export class CreateWebhooks1764310000000 implements MigrationInterface {
  name = "CreateWebhooks1764310000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await createWebhookTable(queryRunner);
    await createDeadLetterTable(queryRunner);
    await createIdempotencyTable(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["idempotency_keys", "webhook_dead_letters", "webhooks"]) {
      await ddl(queryRunner).dropTable(table);
    }
  }
}

async function createWebhookTable(queryRunner: QueryRunner): Promise<void> {
  const t = ddl(queryRunner);
  await t.createTable({
    name: "webhooks",
    columns: [
      t.id("id", { primary: true }),
      t.string("name", 80, { nullable: true }),
      t.string("url", 2_000),
      t.string("secret", 120),
      t.code("event"),
      t.text("operation"),
      t.json("variables"),
      t.string("owner_subject", 200),
      t.json("principal"),
      t.time("created_at"),
      t.code("state"),
      t.code("reason", { nullable: true }),
      t.string("detail", 400, { nullable: true }),
      t.time("state_at"),
      t.string("cursor", 200),
      t.int53("delivered_count"),
      t.time("last_delivered_at", { nullable: true }),
      t.int("failure_count"),
      t.time("failing_since", { nullable: true }),
      t.time("next_attempt_at", { nullable: true }),
      t.int("attempts"),
      t.int("last_status", { nullable: true }),
      t.string("last_error", 400, { nullable: true }),
      t.time("last_test_at", { nullable: true }),
      t.id("lease_holder", { nullable: true }),
      t.time("lease_until", { nullable: true }),
      t.int53("lease_epoch"),
    ],
    indices: [
      { columns: ["owner_subject", "created_at"] },
      { columns: ["state", "lease_until"] },
      { columns: ["lease_holder"] },
    ],
  });
}

async function createDeadLetterTable(queryRunner: QueryRunner): Promise<void> {
  const t = ddl(queryRunner);
  await t.createTable({
    name: "webhook_dead_letters",
    columns: [
      t.id("id", { primary: true }),
      t.id("webhook_id"),
      t.id("message_id"),
      t.string("cursor", 200),
      t.code("state"),
      t.int("attempts"),
      t.int("last_status", { nullable: true }),
      t.string("last_error", 400),
      t.time("created_at"),
      t.text("body"),
    ],
    indices: [{ columns: ["webhook_id", "message_id"], unique: true }],
    foreignKeys: [{ columns: ["webhook_id"], table: "webhooks", onDelete: "CASCADE" }],
  });
}
