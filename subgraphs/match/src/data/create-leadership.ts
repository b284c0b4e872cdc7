import type { MigrationInterface, QueryRunner } from "typeorm";
import { ddl } from "@park-hub/database";
import { LEASE_NAME } from "./entities/lease-row";

/** Who leads, and what the leader tells the others of its links. */
export class CreateLeadership1764250000000 implements MigrationInterface {
  name = "CreateLeadership1764250000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.createTable({
      name: "leader_lease",
      columns: [
        t.code("name", { primary: true }),
        t.string("holder", 120),
        t.int53("term"),
        t.int53("taken_at"),
        t.int53("expires_at"),
      ],
    });
    await t.createTable({
      name: "site_links",
      columns: [
        t.code("site", { primary: true }),
        t.int53("term"),
        t.bool("is_connected"),
        t.code("head_epoch", { nullable: true }),
        t.int53("head_seq", { nullable: true }),
        t.int53("heard_at", { nullable: true }),
        t.string("trouble", 400, { nullable: true }),
      ],
    });
    // DDL is not transactional on a server: a migration that failed half-way finds its row when it runs again
    const leases = (await queryRunner.query("SELECT name FROM leader_lease")) as readonly unknown[];
    if (leases.length > 0) return;
    const insert = "INSERT INTO leader_lease (name, holder, term, taken_at, expires_at) VALUES (?, '', 0, 0, 0)";
    await queryRunner.query(insert, [LEASE_NAME]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["site_links", "leader_lease"]) await ddl(queryRunner).dropTable(table);
  }
}
