/*
 * Brings a site up from its snapshot: page by page what is new or different, then tombstones for what vanished, then the
 * cursor. Whatever breaks in between, the cursor has not moved and the next try finds less to do.
 */
import { isDeepStrictEqual } from "node:util";
import type { FeedCursor, NewChange } from "@park-hub/outbox";
import type { EntityManager } from "typeorm";
import { appendToLog } from "../data/change-log";
import { readCursor, setCursor } from "../data/cursor-store";
import type { ObjectRow } from "../data/entities/object-row";
import { deleteObjects, pagesOfSiteIds, putObjects, readObjects } from "../data/object-store";
import { admit } from "../model/admission";
import type { IntakeParts } from "./feed-intake";
import { entryOf, indexChangeOf, rowOf, type AdmittedChange } from "./fold-changes";

/** Everything that a site has at one place of its history. */
export interface SiteSnapshot extends FeedCursor, AsyncIterable<NewChange> {}

const OBJECTS_PER_PAGE = 200;

/** Brings a site up from its snapshot. */
export class FeedResync {
  readonly #seen = new Set<string>();
  #refusedCount = 0;
  #lastRefusal: string | null = null;

  constructor(
    private readonly parts: IntakeParts,
    private readonly site: string,
    private readonly now: Date,
  ) {}

  /** Takes the whole snapshot and gives the cursor to continue from. */
  async run(snapshot: SiteSnapshot): Promise<FeedCursor> {
    const cursor = { epoch: snapshot.epoch, seq: snapshot.seq };
    let page: NewChange[] = [];
    for await (const object of snapshot) {
      page.push(object);
      if (page.length < OBJECTS_PER_PAGE) continue;
      await this.#takePage(page, cursor);
      page = [];
    }
    await this.#takePage(page, cursor);
    await this.#buryVanished();
    await this.#finish(cursor);
    return cursor;
  }

  async #takePage(page: readonly NewChange[], cursor: FeedCursor): Promise<void> {
    const { database, follower, tail } = this.parts;
    const arrived = page.flatMap((object) => this.#admit(object, cursor.seq));
    // Also what was refused: it is there, in a form that match cannot take, and its last good state stays.
    for (const { objectId } of page) this.#seen.add(objectId);
    if (arrived.length === 0) return;
    const logged = await database.write((manager) => this.#storePage(manager, arrived));
    follower.handOver(logged.map(([seq, change]) => [seq, indexChangeOf(this.site, change)]));
    await tail.refresh();
  }

  /** What is as it was stays untouched: whatever changes an object is in the log. */
  async #storePage(
    manager: EntityManager,
    arrived: readonly AdmittedChange[],
  ): Promise<readonly (readonly [seq: number, change: AdmittedChange])[]> {
    const before = await readObjects(
      manager,
      arrived.map(({ objectId }) => objectId),
    );
    const fresh = arrived.filter((change) => isNews(change, before.get(change.objectId)));
    const rows = fresh.flatMap((change) => rowOf(this.site, change, before.get(change.objectId) ?? null) ?? []);
    await putObjects(manager, rows);
    const first = await appendToLog(
      manager,
      fresh.map((change) => this.#entryOf(change, before.get(change.objectId) ?? null)),
    );
    return fresh.map((change, at) => [first + at, change]);
  }

  #entryOf(change: AdmittedChange, prior: ObjectRow | null) {
    const action = prior === null || change.action === "WITHDRAWN" ? change.action : "UPDATED";
    return entryOf(this.site, { ...change, action }, prior);
  }

  async #buryVanished(): Promise<void> {
    const { database, tail } = this.parts;
    for await (const ids of pagesOfSiteIds(database.reader, this.site)) {
      const vanished = ids.filter((id) => !this.#seen.has(id));
      if (vanished.length === 0) continue;
      await database.write((manager) => this.#bury(manager, vanished));
    }
    await tail.refresh();
  }

  async #bury(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const rows = [...(await readObjects(manager, ids)).values()];
    await deleteObjects(
      manager,
      rows.map(({ id }) => id),
    );
    await appendToLog(
      manager,
      rows.map((row) => entryOf(this.site, this.#tombstoneOf(row), row)),
    );
  }

  #tombstoneOf(row: ObjectRow): AdmittedChange {
    const { id, kind, version, visibility, seq } = row;
    return { seq, kind, action: "REMOVED", objectId: id, version, visibility, at: this.now, object: null };
  }

  async #finish(cursor: FeedCursor): Promise<void> {
    const { database, states } = this.parts;
    const move = await database.write(async (manager) => {
      const row = await readCursor(manager, this.site);
      const refusedCount = (row?.refusedCount ?? 0) + this.#refusedCount;
      const lastRefusal = this.#lastRefusal ?? row?.lastRefusal ?? null;
      const to = { ...cursor, asOf: this.now, refusedCount, lastRefusal };
      await setCursor(manager, this.site, to);
      return to;
    });
    states.noteRefusals(this.site, move.refusedCount, move.lastRefusal);
    states.advance(this.site, cursor, this.now.getTime());
  }

  #admit(object: NewChange, seq: number): AdmittedChange[] {
    const admission = admit(this.site, object);
    if (admission.isAdmitted) {
      const { action, objectId, version, visibility } = object;
      const { kind, object: value } = admission;
      return [{ seq, action, objectId, version, visibility, at: this.now, kind, object: value }];
    }
    this.#refusedCount += 1;
    this.#lastRefusal = `${admission.code} ${object.objectId}: ${admission.detail}`.slice(0, 400);
    this.parts.logger.warn(
      { site: this.site, refusal: this.#lastRefusal },
      "an object of a snapshot was refused and skipped",
    );
    return [];
  }
}

/** Whether the log has to tell of the object: it is unknown, says something else, or is seen by others. */
function isNews(change: AdmittedChange, stored: ObjectRow | undefined): boolean {
  if (stored === undefined || stored.version !== change.version) return true;
  const isSame = isDeepStrictEqual(change.object?.value, stored.payload);
  return !isSame || !isDeepStrictEqual(change.visibility, stored.visibility);
}
