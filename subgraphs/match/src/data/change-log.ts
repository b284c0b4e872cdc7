/*
 * The hub-wide log: every change of every site in one gapless sequence, kept for a while.
 * The counter row is updated last before the commit (as in shared/outbox), so the order of numbers is the order of commits.
 */
import { Between, In, LessThanOrEqual, type EntityManager } from "typeorm";
import type { FeedKind } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { LOG_HEAD_NAME, LogHeadRow, LogRow } from "./entities/log-row";

/** An entry that is about to be appended. */
export type NewLogEntry = Omit<LogRow, "seq">;

/** Which entries to read. */
export interface LogQuery {
  /** Entries after this one … */
  readonly after: number;
  /** … up to this one. */
  readonly upTo: number;
  readonly kinds?: readonly FeedKind[] | undefined;
  readonly sites?: readonly string[] | undefined;
  readonly limit: number;
}

const ROWS_PER_INSERT = 200;
const ROWS_PER_DELETE = 1_000;

/** The head of the log. @throws {HubError} STORAGE when its migration has not run. */
export async function readLogHead(manager: EntityManager): Promise<LogHeadRow> {
  const head = await manager.findOneBy(LogHeadRow, { name: LOG_HEAD_NAME });
  if (head === null) throw new HubError("STORAGE", "the log has no head row; its migration has not run");
  return head;
}

/**
 * Appends entries in the given order and gives the place of the first one: the last thing that a unit of work does.
 * Nothing to append is fine; the place then belongs to nobody.
 */
export async function appendToLog(manager: EntityManager, entries: readonly NewLogEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  await manager
    .createQueryBuilder()
    .update(LogHeadRow)
    .set({ seq: () => `seq + ${entries.length}` })
    .where("name = :name", { name: LOG_HEAD_NAME })
    .execute();
  const { seq } = await readLogHead(manager);
  const first = seq - entries.length + 1;
  const rows = entries.map((entry, index) => ({ ...entry, seq: first + index }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows.slice(start, start + ROWS_PER_INSERT);
    await manager.createQueryBuilder().insert().into(LogRow).values(values).updateEntity(false).execute();
  }
  return first;
}

/** Entries in order, oldest first. */
export function readLog(manager: EntityManager, query: LogQuery): Promise<LogRow[]> {
  return manager.find(LogRow, {
    where: {
      seq: Between(query.after + 1, query.upTo),
      ...(query.kinds === undefined ? {} : { kind: In([...query.kinds]) }),
      ...(query.sites === undefined ? {} : { site: In([...query.sites]) }),
    },
    order: { seq: "ASC" },
    take: query.limit,
  });
}

/** The last entry made before the cutoff; 0 when there is none. */
export async function lastEntryBefore(manager: EntityManager, cutoff: Date): Promise<number> {
  const head = await readLogHead(manager);
  const row = await manager
    .createQueryBuilder(LogRow, "entry")
    .select(["entry.seq"])
    .where("entry.at >= :cutoff", { cutoff })
    .orderBy("entry.seq", "ASC")
    .limit(1)
    .getOne();
  return row === null ? head.seq : row.seq - 1;
}

/** Removes at most 1,000 entries up to this one and says up to where the log is gone; the head moves first, so readers learn why. */
export async function dropLogUpTo(manager: EntityManager, seq: number): Promise<number> {
  const { pruned } = await readLogHead(manager);
  const end = Math.max(pruned, Math.min(seq, pruned + ROWS_PER_DELETE));
  await manager.update(LogHeadRow, { name: LOG_HEAD_NAME }, { pruned: end });
  await manager.delete(LogRow, { seq: LessThanOrEqual(end) });
  return end;
}
