import type { EntityManager, QueryDeepPartialEntity } from "typeorm";
import { HubError } from "@park-hub/errors";
import type { NewChange } from "./change";
import { HEAD_NAME, OutboxHead, OutboxRow } from "./outbox-tables";

/** Rows an INSERT: far below what a packet or the embedded database's parameters allow. */
const ROWS_PER_INSERT = 100;

/**
 * Appends changes to the site's history and gives the sequence number of the last one.
 *
 * Shape: the last thing a unit of work does. From the UPDATE on, the transaction holds the head row until it ends, so the next one to
 * append waits for this commit: the order of numbers is the order of commits, and a rollback gives its numbers back.
 * Needs READ COMMITTED (unitOfWork() sees to it): at REPEATABLE READ MariaDB may refuse to update the counter.
 *
 * @throws {HubError} INTERNAL outside a transaction, or without changes.
 */
export async function appendChanges(manager: EntityManager, changes: readonly NewChange[]): Promise<number> {
  if (manager.queryRunner?.isTransactionActive !== true)
    throw new HubError("INTERNAL", "appendChanges() was called outside a unit of work");
  if (changes.length === 0) throw new HubError("INTERNAL", "appendChanges() was called without a change");
  const last = await takeNumbers(manager, changes.length);
  const first = last - changes.length + 1;
  const at = new Date();
  const rows = changes.map((change, index) => ({
    seq: first + index,
    at,
    kind: change.kind,
    action: change.action,
    objectId: change.objectId,
    version: change.version,
    visibility: change.visibility,
    payload: change.payload,
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await insertRows(manager, rows.slice(start, start + ROWS_PER_INSERT));
  }
  return last;
}

async function takeNumbers(manager: EntityManager, count: number): Promise<number> {
  const result = await manager
    .createQueryBuilder()
    .update(OutboxHead)
    .set({ seq: () => `seq + ${count}` })
    .where("name = :name", { name: HEAD_NAME })
    .execute();
  if (result.affected !== 1) throw new HubError("STORAGE", "the outbox has no head row; its migration has not run");
  const head = await manager.findOneByOrFail(OutboxHead, { name: HEAD_NAME });
  return head.seq;
}

async function insertRows(manager: EntityManager, rows: readonly OutboxRow[]): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(OutboxRow)
    .values(rows as unknown as QueryDeepPartialEntity<OutboxRow>[])
    .updateEntity(false)
    .execute();
}
