/*
 * The hub-wide log as clients read it: oldest first, resumable by an opaque cursor, filtered by what the asker may see.
 * A cursor names the log (epoch) and the last entry that was looked at, shown or not, so that a reader of few entries
 * moves on all the same.
 */
import { FEED_KINDS, type FeedKind } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { ChangeAction } from "@park-hub/outbox";
import { dropLogUpTo, lastEntryBefore, readLog, readLogHead } from "../data/change-log";
import type { LogHeadRow, LogRow } from "../data/entities/log-row";
import type { MatchDatabase } from "../data/match-database";
import type { VisibilityPredicate } from "../model/visibility";
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
}

const ROWS_PER_READ = 500;
/** Entries looked at for one page: who may see few of them gets a short page and a cursor to go on from. */
const MAX_ROWS_PER_PAGE = 20_000;
const DEFAULT_KEPT_MS = 30 * 86_400_000;

/** Reads the hub-wide log. */
export class ChangeService {
  constructor(private readonly database: MatchDatabase) {}

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
    return cursorOf(epoch, seq);
  }

  /** Removes what is older than retention allows, some at a time; says how many entries went. */
  async prune(now: Date, retention: LogRetention = {}): Promise<number> {
    const { reader } = this.database;
    const cutoff = new Date(now.getTime() - (retention.keptMs ?? DEFAULT_KEPT_MS));
    const before = await readLogHead(reader);
    const last = await lastEntryBefore(reader, cutoff);
    for (let pruned = before.pruned; pruned < last;) {
      pruned = await this.database.write((manager) => dropLogUpTo(manager, last));
    }
    return Math.max(0, last - before.pruned);
  }
}

function startOf(head: LogHeadRow, after: string | null | undefined): number {
  if (after === null || after === undefined) return head.pruned;
  const [, epoch, digits] =
    /^1\.([\w-]{1,64})\.(\d{1,15})$/.exec(Buffer.from(after, "base64url").toString("latin1")) ?? [];
  const seq = Number(digits);
  if (epoch !== head.epoch || seq > head.seq) {
    throw new HubError("CURSOR_INVALID", `cursor "${after.slice(0, 80)}" is not one of this log; start without one`);
  }
  if (seq >= head.pruned) return seq;
  throw new HubError(
    "CURSOR_EXPIRED",
    "changes behind the cursor are no longer kept; details.oldest is the oldest that works",
    {
      details: { oldest: cursorOf(head.epoch, head.pruned) },
    },
  );
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
function shownChange(row: LogRow, epoch: string, canSee: VisibilityPredicate): ShownChange | null {
  const { site, kind, action, objectId, version, at, seq } = row;
  const entry = { cursor: cursorOf(epoch, seq), kind, siteCode: site, at: at.toISOString(), objectId };
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
      endCursor: cursorOf(head.epoch, seen),
    },
  };
}

function cursorOf(epoch: string, seq: number): string {
  return Buffer.from(`1.${epoch}.${seq}`).toString("base64url");
}

/** Kinds of objects among those asked for; an empty question asks for all, one for other kinds only for none. */
function kindsOf(asked: readonly string[] | null | undefined): readonly FeedKind[] | undefined {
  if (asked === null || asked === undefined || asked.length === 0) return undefined;
  return FEED_KINDS.filter((kind) => asked.includes(kind));
}

function listOf<T>(asked: readonly T[] | null | undefined): readonly T[] | undefined {
  return asked === null || asked === undefined || asked.length === 0 ? undefined : asked;
}
