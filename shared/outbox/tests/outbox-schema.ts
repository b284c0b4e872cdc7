/* A site of one table with an outbox, for the tests of this package. */
import { Entity, type DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from "typeorm";
import {
  ddl,
  IdColumn,
  openDatabase,
  streamById,
  StringColumn,
  unitOfWork,
  type DatabaseTarget,
} from "@park-hub/database";
import { appendChanges, createOutboxTables, OUTBOX_ENTITIES, type NewChange } from "@park-hub/outbox";

@Entity("things")
export class Thing {
  @IdColumn() id!: string;
  @StringColumn(200) name!: string;
}

class CreateThings1700000000001 implements MigrationInterface {
  name = "CreateThings1700000000001";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.createTable({ name: "things", columns: [t.id("id", { primary: true }), t.string("name", 200)] });
    await createOutboxTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["things", "outbox", "outbox_head"]) await ddl(queryRunner).dropTable(table);
  }
}

export function openSite(target: DatabaseTarget): Promise<DataSource> {
  return openDatabase({ target, entities: [Thing, ...OUTBOX_ENTITIES], migrations: [CreateThings1700000000001] });
}

export function changeOf(objectId: string, payload: unknown = { id: objectId }): NewChange {
  return { kind: "PROJECT", action: "CREATED", objectId, version: 1, visibility: { public: true }, payload };
}

/** Adds things with their changes, all in one unit of work; gives the last sequence number. */
export function addThings(dataSource: DataSource, ids: readonly string[]): Promise<number> {
  return unitOfWork(dataSource, async (manager) => {
    await manager.insert(
      Thing,
      ids.map((id) => ({ id, name: `name of ${id}` })),
    );
    return appendChanges(
      manager,
      ids.map((id) => changeOf(id)),
    );
  });
}

/** The snapshot of a site of things. */
export async function* thingSnapshot(manager: EntityManager): AsyncGenerator<NewChange, void, undefined> {
  for await (const thing of streamById(manager, Thing, 50))
    yield changeOf(thing.id, { id: thing.id, name: thing.name });
}
