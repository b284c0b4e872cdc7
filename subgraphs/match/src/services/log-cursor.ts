/* Cursors of the hub-wide log as clients see them: opaque, of one log (epoch), naming the last entry looked at. Pure. */
import { HubError } from "@park-hub/errors";
import type { LogHeadRow } from "../data/entities/log-row";

/** The cursor behind an entry. */
export function logCursor(epoch: string, seq: number): string {
  return Buffer.from(`1.${epoch}.${seq}`).toString("base64url");
}

/**
 * The entry that a cursor names.
 *
 * @throws {HubError} CURSOR_INVALID for a foreign cursor or one of a lost log; CURSOR_EXPIRED, with the oldest that still
 * works in `details.oldest`, for one whose next entry is no longer kept.
 */
export function readLogCursor(head: LogHeadRow, cursor: string): number {
  const [, epoch, digits] =
    /^1\.([\w-]{1,64})\.(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  const seq = Number(digits);
  if (epoch !== head.epoch || seq > head.seq) {
    throw new HubError("CURSOR_INVALID", `cursor "${cursor.slice(0, 80)}" is not one of this log; start without one`);
  }
  if (seq < head.pruned) throw expiredCursor(head);
  return seq;
}

/** The refusal of a cursor whose next entry is no longer kept. */
export function expiredCursor({ epoch, pruned }: LogHeadRow): HubError {
  return new HubError(
    "CURSOR_EXPIRED",
    "changes behind the cursor are no longer kept; `oldest` is the oldest cursor that works",
    { details: { oldest: logCursor(epoch, pruned) } },
  );
}
