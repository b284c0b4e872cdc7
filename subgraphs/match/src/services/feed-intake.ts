/*
 * Takes what the feeds bring: cursor, objects and log in one transaction, then the index by way of the log, then whoever
 * waits for it.
 * Promises: a change is logged once, however often it arrives and whenever the process dies; the index is never ahead of
 * the database, and a site's cursor in memory never ahead of the index.
 * Leaves alone: connections (consumers), who may write (the transactions that it is given), what a change is worth (engine).
 */
import { HubError } from "@park-hub/errors";
import type { Change, FeedCursor } from "@park-hub/outbox";
import type { EntityManager } from "typeorm";
import { appendToLog } from "../data/change-log";
import { moveCursor, readCursor } from "../data/cursor-store";
import type { FeedCursorRow } from "../data/entities/feed-cursor-row";
import type { WritableDatabase } from "../data/match-database";
import { deleteObjects, putObjects, readObjects } from "../data/object-store";
import { admit } from "../model/admission";
import { foldChanges, indexChangeOf, type AdmittedChange } from "./fold-changes";
import type { IndexFollower } from "./index-follower";
import type { LogTail } from "./log-tail";
import type { SiteStates } from "./site-states";

/** Takes note of what was refused. */
export interface IntakeLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What an intake works on. */
export interface IntakeParts {
  /** Where the leader writes. */
  readonly database: WritableDatabase;
  readonly follower: Pick<IndexFollower, "handOver">;
  readonly tail: Pick<LogTail, "refresh">;
  readonly states: SiteStates;
  readonly logger: IntakeLog;
}

/** Changes of one batch after admission. */
interface Batch {
  readonly admitted: readonly AdmittedChange[];
  readonly refusedSeqs: readonly number[];
  readonly lastRefusal: string | null;
}

/** What a batch became. */
interface Stored {
  readonly move: Pick<FeedCursorRow, "refusedCount" | "lastRefusal" | "asOf">;
  /** The changes by their place in the log. */
  readonly logged: readonly (readonly [seq: number, change: AdmittedChange])[];
}

/** Takes what the feeds bring. */
export class FeedIntake {
  constructor(private readonly parts: IntakeParts) {}

  /** The cursor that the site is to be followed from. */
  cursorOf(site: string): FeedCursor | null {
    return this.parts.states.of(site).cursor;
  }

  /**
   * Takes the next changes of a site's feed; those that are already taken are passed over.
   *
   * @throws {HubError} CONFLICT (retryable) when another process moved the cursor meanwhile.
   */
  async takeChanges(site: string, epoch: string, changes: readonly Change[]): Promise<void> {
    const last = changes.at(-1);
    if (last === undefined) return;
    const { database, follower, tail, states } = this.parts;
    const batch = this.#admitAll(site, changes);
    const { move, logged } = await database.write((manager) =>
      this.#store(manager, site, { epoch, seq: last.seq }, batch, new Date(last.at)),
    );
    follower.handOver(logged.map(([seq, change]) => [seq, indexChangeOf(site, change)]));
    await tail.refresh();
    states.noteRefusals(site, move.refusedCount, move.lastRefusal);
    states.advance(site, { epoch, seq: last.seq }, move.asOf.getTime());
  }

  async #store(manager: EntityManager, site: string, to: FeedCursor, batch: Batch, asOf: Date): Promise<Stored> {
    const row = await readCursor(manager, site);
    if (row === null || row.epoch !== to.epoch) {
      throw new HubError("CONFLICT", `site ${site} is at another history than its changes`, { retryable: true });
    }
    if (row.seq >= to.seq) return { move: row, logged: [] };
    const refused = batch.refusedSeqs.filter((seq) => seq > row.seq).length;
    const move = {
      ...to,
      asOf,
      refusedCount: row.refusedCount + refused,
      lastRefusal: refused > 0 ? batch.lastRefusal : row.lastRefusal,
    };
    if (!(await moveCursor(manager, site, row, move))) {
      throw new HubError("CONFLICT", `another process moved the cursor of site ${site}`, { retryable: true });
    }
    const pending = batch.admitted.filter(({ seq }) => seq > row.seq);
    const before = await readObjects(manager, [...new Set(pending.map(({ objectId }) => objectId))]);
    const { entries, kept, removed } = foldChanges(site, before, pending);
    await putObjects(manager, kept);
    await deleteObjects(manager, removed);
    const first = await appendToLog(manager, entries);
    return { move, logged: pending.map((change, at) => [first + at, change]) };
  }

  #admitAll(site: string, changes: readonly Change[]): Batch {
    const admitted: AdmittedChange[] = [];
    const refusedSeqs: number[] = [];
    let lastRefusal: string | null = null;
    for (const change of changes) {
      const admission = admit(site, change);
      if (admission.isAdmitted) {
        const { seq, action, objectId, version, visibility, at } = change;
        const { kind, object } = admission;
        admitted.push({ seq, action, objectId, version, visibility, at: new Date(at), kind, object });
        continue;
      }
      refusedSeqs.push(change.seq);
      lastRefusal = `${admission.code} ${change.objectId}: ${admission.detail}`.slice(0, 400);
      this.parts.logger.warn({ site, seq: change.seq, refusal: lastRefusal }, "a change was refused and skipped");
    }
    return { admitted, refusedSeqs, lastRefusal };
  }
}
