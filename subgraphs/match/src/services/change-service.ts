/*
 * The hub-wide log as clients read it: oldest first, resumable by an opaque cursor, filtered by what the asker may see.
 * A cursor names the log (epoch) and the last entry that was looked at, shown or not, so that a reader of few entries
 * moves on all the same.
 */
import { FEED_KINDS, type FeedKind } from "@park-hub/contracts";
import type { ChangeAction } from "@park-hub/outbox";
import { dropLogUpTo, lastEntryBefore, readLog, readLogHead } from "../data/change-log";
import type { LogHeadRow, LogRow } from "../data/entities/log-row";
import type { WritableDatabase } from "../data/match-database";
import type { VisibilityPredicate } from "../model/visibility";
import { logCursor, readLogCursor } from "./log-cursor";
import type { Page } from "./ranked-page";
import { objectVisibility, type Viewer } from "./visibility";

/** `Change` of the public schema. */
export interface ShownChange {
  readonly cursor: string;
  readonly kind: FeedKind;
  readonly action: ChangeAction;
  readonly siteCode: string;
  readonly at: string;
  readonly objectId: string;
  readonly version: number | null;
}

/** Which changes. */
export interface ChangeRequest {
  readonly kinds?: readonly string[] | null;
  readonly sites?: readonly string[] | null;
  readonly after?: string | null;
  readonly limit: number;
}

/** How long the log is kept. */
export interface LogRetention {
  /** Default thirty days. */
  readonly keptMs?: number | undefined;
  /** Entries kept at most; default a million: a gigabyte at the worst. */
  readonly keptCount?: number | undefined;
}

const ROWS_PER_READ = 500;
/** Entries looked at for one page: who may see few of them gets a short page and a cursor to go on from. */
const MAX_ROWS_PER_PAGE = 20_000;
const DEFAULT_KEPT_MS = 30 * 86_400_000;
const DEFAULT_KEPT_COUNT = 1_000_000;

/** Reads the hub-wide log. */
export class ChangeService {
  constructor(private readonly database: WritableDatabase) {}

  /**
   * A page of changes; without `after` from the oldest that is kept.
   *
   * @throws {HubError} CURSOR_INVALID for a foreign cursor or one of a lost log; CURSOR_EXPIRED, with the oldest that still
   * works in `details.oldest`, for one whose next entry is no longer kept.
   */
  async page(request: ChangeRequest, viewer: Viewer): Promise<Page<ShownChange>> {
    const { reader } = this.database;
    const head = await readLogHead(reader);
    const start = startOf(head, request.after);
    const filter = { kinds: kindsOf(request.kinds), sites: listOf(request.sites) };
    const found: ShownChange[] = [];
    let seen = start;
    while (seen < head.seq && found.length < request.limit && seen - start < MAX_ROWS_PER_PAGE) {
      const upTo = Math.min(head.seq, start + MAX_ROWS_PER_PAGE);
      const rows = await readLog(reader, { after: seen, upTo, ...filter, limit: ROWS_PER_READ });
      const shown = shownUntil(rows, head.epoch, viewer.canSee, request.limit - found.length);
      found.push(...shown.changes);
      seen = shown.stoppedAt ?? (rows.length < ROWS_PER_READ ? upTo : (rows.at(-1)?.seq ?? upTo));
    }
    return pageOfChanges(found, head, seen, request.after);
  }

  /** The cursor behind the newest entry. */
  async headCursor(): Promise<string> {
    const { epoch, seq } = await readLogHead(this.database.reader);
    return logCursor(epoch, seq);
  }

  /** Removes what is older than retention allows, some at a time; says how many entries went. */
  async prune(now: Date, retention: LogRetention = {}): Promise<number> {
    const { reader } = this.database;
    const cutoff = new Date(now.getTime() - (retention.keptMs ?? DEFAULT_KEPT_MS));
    const before = await readLogHead(reader);
    const last = Math.max(
      await lastEntryBefore(reader, cutoff),
      before.seq - (retention.keptCount ?? DEFAULT_KEPT_COUNT),
    );
    for (let pruned = before.pruned; pruned < last;) {
      pruned = await this.database.write((manager) => dropLogUpTo(manager, last));
    }
    return Math.max(0, last - before.pruned);
  }
}

function startOf(head: LogHeadRow, after: string | null | undefined): number {
  return after === null || after === undefined ? head.pruned : readLogCursor(head, after);
}

function shownUntil(
  rows: readonly LogRow[],
  epoch: string,
  canSee: VisibilityPredicate,
  limit: number,
): { readonly changes: readonly ShownChange[]; readonly stoppedAt: number | null } {
  const changes: ShownChange[] = [];
  for (const row of rows) {
    const change = shownChange(row, epoch, canSee);
    if (change !== null) changes.push(change);
    if (changes.length === limit) return { changes, stoppedAt: row.seq };
  }
  return { changes, stoppedAt: null };
}

/** The entry as the asker sees it: for who could see the object before and no longer can, it was removed. */
export function shownChange(row: LogRow, epoch: string, canSee: VisibilityPredicate): ShownChange | null {
  const { site, kind, action, objectId, version, at, seq } = row;
  const entry = { cursor: logCursor(epoch, seq), kind, siteCode: site, at: at.toISOString(), objectId };
  if (canSee(objectVisibility(row.visibility), site)) return { ...entry, action, version };
  const { priorVisibility } = row;
  if (priorVisibility === null || !canSee(objectVisibility(priorVisibility), site)) return null;
  return { ...entry, action: "REMOVED", version: null };
}

function pageOfChanges(
  changes: readonly ShownChange[],
  head: LogHeadRow,
  seen: number,
  after: string | null | undefined,
): Page<ShownChange> {
  return {
    nodes: changes,
    edges: changes.map((node) => ({ cursor: node.cursor, node })),
    pageInfo: {
      hasNextPage: seen < head.seq,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: changes[0]?.cursor ?? null,
      endCursor: logCursor(head.epoch, seen),
    },
  };
}

/** Kinds of objects among those asked for; an empty question asks for all, one for other kinds only for none. */
function kindsOf(asked: readonly string[] | null | undefined): readonly FeedKind[] | undefined {
  if (asked === null || asked === undefined || asked.length === 0) return undefined;
  return FEED_KINDS.filter((kind) => asked.includes(kind));
}

/** A list that was asked for; an empty one asks for all. */
export function listOf<T>(asked: readonly T[] | null | undefined): readonly T[] | undefined {
  return asked === null || asked === undefined || asked.length === 0 ? undefined : asked;
}
