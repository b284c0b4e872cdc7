/*
 * Takes what the feeds bring: cursor, objects and log in one transaction, then the index, then whoever waits for it.
 * Promises: a change is logged once, however often it arrives and whenever the process dies; the index is never ahead of
 * the database, and a site's cursor in memory never ahead of the index.
 * Leaves alone: connections (consumers), what a change is worth (engine).
 */
import { HubError } from "@park-hub/errors";
import type { Change, FeedCursor } from "@park-hub/outbox";
import type { EntityManager } from "typeorm";
import { appendToLog } from "../data/change-log";
import { moveCursor, readCursor, readCursors } from "../data/cursor-store";
import type { FeedCursorRow } from "../data/entities/feed-cursor-row";
import type { ObjectRow } from "../data/entities/object-row";
import type { MatchDatabase } from "../data/match-database";
import { deleteObjects, putObjects, readObjects, streamObjects } from "../data/object-store";
import type { MatchIndex } from "../engine/match-index";
import { admit } from "../model/admission";
import { parseFeedObject } from "../model/feed-object";
import { foldChanges, indexChangeOf, type AdmittedChange } from "./fold-changes";
import { writeToIndex, type IndexChange } from "./index-writer";
import type { SiteStates } from "./site-states";

/** Takes note of what was refused. */
export interface IntakeLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What an intake works on. */
export interface IntakeParts {
  readonly database: MatchDatabase;
  readonly index: MatchIndex;
  readonly states: SiteStates;
  readonly logger: IntakeLog;
}

/** Changes of one batch after admission. */
interface Batch {
  readonly admitted: readonly AdmittedChange[];
  readonly refusedSeqs: readonly number[];
  readonly lastRefusal: string | null;
}

const OBJECTS_PER_PAGE = 500;

/** Takes what the feeds bring. */
export class FeedIntake {
  constructor(private readonly parts: IntakeParts) {}

  /** Fills the index and the states from the database; once, before anything is followed. */
  async load(): Promise<void> {
    const { database, index, states, logger } = this.parts;
    let page: IndexChange[] = [];
    for await (const row of streamObjects(database.reader)) {
      page.push(...this.#storedChange(row));
      if (page.length < OBJECTS_PER_PAGE) continue;
      await writeToIndex(index, page);
      page = [];
    }
    await writeToIndex(index, page);
    for (const row of await readCursors(database.reader)) {
      states.noteRefusals(row.site, row.refusedCount, row.lastRefusal);
      states.advance(row.site, { epoch: row.epoch, seq: row.seq }, row.asOf.getTime());
    }
    logger.info(index.counts(), "the index is loaded");
  }

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
    const { database, index, states } = this.parts;
    const batch = this.#admitAll(site, changes);
    const row = await database.write((manager) =>
      this.#store(manager, site, { epoch, seq: last.seq }, batch, new Date(last.at)),
    );
    const newest = new Map(batch.admitted.map((change) => [change.objectId, change]));
    await writeToIndex(
      index,
      [...newest.values()].map((change) => indexChangeOf(site, change)),
    );
    states.noteRefusals(site, row.refusedCount, row.lastRefusal);
    states.advance(site, { epoch, seq: last.seq }, row.asOf.getTime());
  }

  #storedChange({ id, site, kind, payload, visibility, asOf }: ObjectRow): IndexChange[] {
    const object = parseFeedObject(kind, payload);
    if (!("problem" in object)) return [{ siteCode: site, id, object, visibility, asOf }];
    this.parts.logger.warn(
      { objectId: id, problem: object.problem },
      "a stored object cannot be read; it waits for its next change",
    );
    return [];
  }

  async #store(
    manager: EntityManager,
    site: string,
    to: FeedCursor,
    batch: Batch,
    asOf: Date,
  ): Promise<Pick<FeedCursorRow, "refusedCount" | "lastRefusal" | "asOf">> {
    const row = await readCursor(manager, site);
    if (row === null || row.epoch !== to.epoch) {
      throw new HubError("CONFLICT", `site ${site} is at another history than its changes`, { retryable: true });
    }
    if (row.seq >= to.seq) return row;
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
    await appendToLog(manager, entries);
    return move;
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
