/*
 * The head of a site's history: where it is, how far back it reaches, and which history it is.
 * Writers: prune (retention) and renewEpoch (after a restore).
 */
import { LessThanOrEqual, type DataSource, type EntityManager } from "typeorm";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { OutboxHeadState } from "./change";
import { HEAD_NAME, newEpoch, OutboxHead, OutboxRow } from "./outbox-tables";

/** What is kept of a history. */
export interface Retention {
  /** Changes older than this may go, in ms. */
  readonly olderThanMs: number;
  /** Changes that stay however old they are. */
  readonly keepAtLeast: number;
}

/** Rows a transaction: a writer waits no longer than for these. */
const ROWS_PER_DELETE = 1_000;

/** Reads the head; inside readSnapshot() it is the head of that state. */
export async function readHead(source: DataSource | EntityManager): Promise<OutboxHeadState> {
  const head = await source.getRepository(OutboxHead).findOneBy({ name: HEAD_NAME });
  if (head === null) throw new HubError("STORAGE", "the outbox has no head row; its migration has not run");
  return { epoch: head.epoch, seq: head.seq, pruned: head.pruned };
}

/** Removes what retention allows, oldest first, and says how many changes went. A follower behind that point has to resynchronise. */
export async function pruneOutbox(dataSource: DataSource, retention: Retention): Promise<number> {
  const head = await readHead(dataSource);
  const cutoff = new Date(Date.now() - retention.olderThanMs);
  const youngest = await firstSince(dataSource, cutoff);
  const upTo = Math.min((youngest ?? head.seq + 1) - 1, head.seq - retention.keepAtLeast);
  for (let from = head.pruned; from < upTo; from += ROWS_PER_DELETE) {
    const end = Math.min(from + ROWS_PER_DELETE, upTo);
    await unitOfWork(dataSource, (manager) => dropUpTo(manager, end));
  }
  return Math.max(0, upTo - head.pruned);
}

/** Starts a new history at the same place, after a restore: every follower resynchronises. Gives the new epoch. */
export async function renewEpoch(dataSource: DataSource): Promise<string> {
  const epoch = newEpoch();
  await unitOfWork(dataSource, async (manager) => {
    await manager.update(OutboxHead, { name: HEAD_NAME }, { epoch });
    const { seq } = await readHead(manager);
    await dropUpTo(manager, seq);
  });
  return epoch;
}

/** The head moves first, so that a reader that finds rows missing finds the reason too. */
async function dropUpTo(manager: EntityManager, seq: number): Promise<void> {
  await manager.update(OutboxHead, { name: HEAD_NAME }, { pruned: seq });
  await manager.delete(OutboxRow, { seq: LessThanOrEqual(seq) });
}

/** Reads from the oldest row on, so it passes only over what is going to be removed. */
async function firstSince(dataSource: DataSource, cutoff: Date): Promise<number | undefined> {
  const row = await dataSource
    .createQueryBuilder(OutboxRow, "change")
    .select(["change.seq"])
    .where("change.at >= :cutoff", { cutoff })
    .orderBy("change.seq", "ASC")
    .limit(1)
    .getOne();
  return row?.seq;
}
