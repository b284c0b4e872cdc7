/* A small schema with every logical type, for the tests of this package. */
import { Entity, Index, type MigrationInterface, type QueryRunner } from "typeorm";
import {
  BoolColumn,
  CodeColumn,
  DateColumn,
  ddl,
  DoubleColumn,
  IdColumn,
  Int53Column,
  IntColumn,
  JsonColumn,
  RefColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
} from "@park-hub/database";

@Entity("folders")
export class Folder {
  @IdColumn() id!: string;
  @StringColumn(40) name!: string;
}

@Entity("notes")
@Index("uq_notes_title", ["title"], { unique: true })
export class Note {
  @IdColumn() id!: string;
  @RefColumn({ nullable: true }) folderId!: string | null;
  @StringColumn(10) title!: string;
  @CodeColumn() kind!: string;
  @TextColumn({ nullable: true }) body!: string | null;
  @JsonColumn({ nullable: true }) tags!: readonly (string | object)[] | null;
  @TimeColumn() createdAt!: Date;
  @DateColumn({ nullable: true }) dueOn!: string | null;
  @IntColumn() version!: number;
  @Int53Column() size!: number;
  @DoubleColumn() weight!: number;
  @BoolColumn() isOpen!: boolean;
}

export class CreateNotes1700000000001 implements MigrationInterface {
  name = "CreateNotes1700000000001";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.createTable({ name: "folders", columns: [t.id("id", { primary: true }), t.string("name", 40)] });
    await t.createTable({
      name: "notes",
      columns: [
        t.id("id", { primary: true }),
        t.id("folder_id", { nullable: true }),
        t.string("title", 10),
        t.code("kind"),
        t.text("body", { nullable: true }),
        t.json("tags", { nullable: true }),
        t.time("created_at"),
        t.date("due_on", { nullable: true }),
        t.int("version"),
        t.int53("size"),
        t.double("weight"),
      ],
      indices: [{ columns: ["title"], unique: true }],
      foreignKeys: [{ columns: ["folder_id"], table: "folders", onDelete: "RESTRICT" }],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.dropTable("notes");
    await t.dropTable("folders");
  }
}

/** A column more on a table that may hold rows. */
export class AddIsOpen1700000000002 implements MigrationInterface {
  name = "AddIsOpen1700000000002";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.addColumn("notes", t.bool("is_open", { default: true }));
    await t.createIndex("notes", { columns: ["kind", "created_at"] });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.dropIndex("notes", { columns: ["kind", "created_at"] });
    await t.dropColumn("notes", "is_open");
  }
}

export const NOTES = {
  entities: [Folder, Note],
  migrations: [CreateNotes1700000000001, AddIsOpen1700000000002],
} as const;

/** A valid note; what a test is about goes into `changes`. */
export function note(id: string, changes: Partial<Note> = {}): Note {
  const createdAt = new Date("2026-03-01T08:00:00.123Z");
  const rest = { folderId: null, kind: "PLAIN", body: null, tags: null, createdAt, dueOn: null, isOpen: true };
  return { id, title: id.slice(-10), version: 1, size: 0, weight: 0, ...rest, ...changes };
}
