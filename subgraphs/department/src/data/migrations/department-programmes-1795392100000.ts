/*
 * Tables of a department: what it says of itself, and its programmes.
 */
import { ddl } from "@park-hub/database";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The department with its one row, which has said nothing of itself yet, and its programmes. */
export class DepartmentProgrammes1795392100000 implements MigrationInterface {
  readonly name = "DepartmentProgrammes1795392100000";

  async up(queryRunner: QueryRunner): Promise<void> {
    const d = ddl(queryRunner);
    await d.createTable({
      name: "department",
      columns: [
        d.id("id", { primary: true }),
        d.string("remit", 200, { nullable: true }),
        d.int("version"),
        d.time("created_at"),
        d.time("updated_at"),
      ],
    });
    await d.createTable({
      name: "programmes",
      columns: [
        d.id("id", { primary: true }),
        d.string("title", 80),
        d.text("summary"),
        d.json("fields"),
        d.int("budget", { nullable: true }),
        d.date("starts_on", { nullable: true }),
        d.date("ends_on", { nullable: true }),
        d.int("version"),
        d.time("created_at"),
        d.time("updated_at"),
      ],
      indices: [{ columns: ["created_at", "id"] }],
    });
    await insertDepartment(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["programmes", "department"]) await ddl(queryRunner).dropTable(table);
  }
}

/** DDL is not transactional on a server: a migration that failed half-way finds its row when it runs again. */
async function insertDepartment(queryRunner: QueryRunner): Promise<void> {
  const rows = (await queryRunner.query("SELECT id FROM department")) as readonly unknown[];
  if (rows.length > 0) return;
  const now = new Date().toISOString().replace("T", " ").replace("Z", "");
  const insert = "INSERT INTO department (id, remit, version, created_at, updated_at) VALUES (?, NULL, 1, ?, ?)";
  await queryRunner.query(insert, ["department", now, now]);
}
