/* Reads and moves match's cursors, one a site. */
import type { EntityManager } from "typeorm";
import type { FeedCursor } from "@park-hub/outbox";
import { FeedCursorRow } from "./entities/feed-cursor-row";

/** The cursors of all sites that were ever brought up. */
export function readCursors(manager: EntityManager): Promise<FeedCursorRow[]> {
  return manager.find(FeedCursorRow, { order: { site: "ASC" } });
}

/** The cursor of one site, or null. */
export function readCursor(manager: EntityManager, site: string): Promise<FeedCursorRow | null> {
  return manager.findOneBy(FeedCursorRow, { site });
}

/** What a cursor's move carries along. */
export type CursorMove = Pick<FeedCursorRow, "epoch" | "seq" | "asOf" | "refusedCount" | "lastRefusal">;

/**
 * Moves the cursor of a site from where it was read; says whether it still stood there.
 *
 * From this statement on the transaction holds the row, so of two processes that took the same changes one fails here.
 */
export async function moveCursor(
  manager: EntityManager,
  site: string,
  from: FeedCursor,
  to: CursorMove,
): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(FeedCursorRow)
    .set({ epoch: to.epoch, seq: to.seq, asOf: to.asOf, refusedCount: to.refusedCount, lastRefusal: to.lastRefusal })
    .where("site = :site AND epoch = :epoch AND seq = :seq", { site, epoch: from.epoch, seq: from.seq })
    .execute();
  return result.affected === 1;
}

/** Sets the cursor of a site, wherever it stood: after a resynchronisation. */
export async function setCursor(manager: EntityManager, site: string, to: CursorMove): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(FeedCursorRow)
    .values({ site, ...to })
    .orUpdate(["epoch", "seq", "as_of", "refused_count", "last_refusal"], ["site"])
    .updateEntity(false)
    .execute();
}
