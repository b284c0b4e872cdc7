/*
 * Keeps a process's index level with the hub-wide log, in the process that leads and in those that read alike.
 * Every change of a stored object is in the log in the same transaction, so the index is the objects as of some place of
 * the log, and then the log: for each entry the object as it is stored now, read in batches, or handed over by whoever has
 * just stored it here.
 * Before: log-tail.ts drives it and tells nobody of an entry before it is in the index. A saved index (of an earlier run,
 * on disk) goes in front through `findSaved`; what it saves is `index` at `position`, taken between two calls: the index
 * then holds everything up to `position`, and for some objects perhaps more, which the log brings once again.
 * Leaves alone: who writes objects and log (feed-intake.ts, feed-resync.ts), what a change is worth (engine).
 */
import { HubError } from "@park-hub/errors";
import type { EntityManager } from "typeorm";
import { readLogHead } from "../data/change-log";
import type { LogHeadRow, LogRow } from "../data/entities/log-row";
import type { ObjectRow } from "../data/entities/object-row";
import { readObjects, streamObjects } from "../data/object-store";
import type { MatchIndex } from "../engine/match-index";
import { parseFeedObject } from "../model/feed-object";
import { writeToIndex, type IndexChange } from "./index-writer";
import type { LogConsumer, ReadEntries } from "./log-tail";

/** A place in the log: everything up to `seq` of the log `epoch`. */
export interface LogPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** An index that was saved, not read yet. */
export interface SavedIndex {
  /** It holds everything up to there. */
  readonly position: LogPosition;
  /** Puts its objects into the empty index. Rejecting falls back to the stored objects. */
  fill(index: MatchIndex): Promise<void>;
}

/** What a follower works on. */
export interface IndexFollowerOptions {
  readonly index: MatchIndex;
  readonly database: { readonly reader: EntityManager };
  readonly logger: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
  /** The newest saved index, null when there is none that can be read. Default: none. */
  readonly findSaved?: (() => Promise<SavedIndex | null>) | undefined;
}

const OBJECTS_PER_PAGE = 500;
const ENTRIES_PER_PAGE = 500;

/** Keeps the index level with the log. */
export class IndexFollower implements LogConsumer {
  readonly #handed = new Map<number, IndexChange>();
  #position: LogPosition | null = null;

  constructor(private readonly options: IndexFollowerOptions) {}

  /** Up to where the index holds the log; null before load(). */
  get position(): LogPosition | null {
    return this.#position;
  }

  /** Fills the empty index: from a saved one that the log still continues, else from the stored objects. */
  async load(): Promise<void> {
    const { index, database, logger } = this.options;
    const head = await readLogHead(database.reader);
    const saved = (await this.options.findSaved?.()) ?? null;
    if (saved !== null && continues(head, saved.position) && (await this.#fillFrom(saved))) return;
    await this.#fillFromObjects(head);
    logger.info({ ...index.counts(), seq: head.seq }, "the index is loaded from the stored objects");
  }

  /** Takes changes that this process has just committed, by their place in the log, so that they need not be read again. */
  handOver(changes: Iterable<readonly [seq: number, change: IndexChange]>): void {
    for (const [seq, change] of changes) if (seq > (this.#position?.seq ?? 0)) this.#handed.set(seq, change);
  }

  /** See LogConsumer. @throws {HubError} UNAVAILABLE before load() */
  async bringUpTo(head: LogHeadRow, read: ReadEntries): Promise<void> {
    if (this.#position === null) throw new HubError("UNAVAILABLE", "the index is being loaded", { retryable: true });
    if (!continues(head, this.#position)) await this.#reload(head);
    while (this.#position.seq < head.seq) {
      const { seq } = this.#position;
      const upTo = Math.min(head.seq, seq + ENTRIES_PER_PAGE);
      const entries = await read(seq, upTo);
      // Pruned under a reader that stood still for as long as the log is kept.
      if (entries.length < upTo - seq) return this.#reload(head);
      await this.#apply(entries);
      this.#position = { epoch: head.epoch, seq: upTo };
      for (const place of this.#handed.keys()) if (place <= upTo) this.#handed.delete(place);
    }
  }

  async #fillFrom(saved: SavedIndex): Promise<boolean> {
    const { index, logger } = this.options;
    try {
      await saved.fill(index);
      this.#position = saved.position;
      logger.info({ ...index.counts(), seq: saved.position.seq }, "the index is loaded from its saved copy");
      return true;
    } catch (error) {
      logger.warn({ err: error }, "the saved index cannot be used; the index is loaded from the stored objects");
      return false;
    }
  }

  /** The log no longer leads here from where the index stands: everything is taken anew, and what is no longer there goes. */
  async #reload(head: LogHeadRow): Promise<void> {
    this.options.logger.warn(
      { from: this.#position, to: head.seq },
      "the log does not continue the index; it is loaded",
    );
    await this.#fillFromObjects(head);
  }

  async #fillFromObjects(head: LogHeadRow): Promise<void> {
    const { index, database } = this.options;
    const gone = new Set(index.ids());
    let page: IndexChange[] = [];
    for await (const row of streamObjects(database.reader)) {
      gone.delete(row.id);
      page.push(...this.#changeOf(row));
      if (page.length < OBJECTS_PER_PAGE) continue;
      await writeToIndex(index, page);
      page = [];
    }
    await writeToIndex(index, page);
    for (const id of gone) index.remove(id);
    this.#position = { epoch: head.epoch, seq: head.seq };
  }

  /** Of several entries of one object the last one counts. */
  async #apply(entries: readonly LogRow[]): Promise<void> {
    const { index, database } = this.options;
    const last = new Map(entries.map((entry) => [entry.objectId, entry]));
    const unread = [...last.values()].filter(({ seq }) => !this.#handed.has(seq));
    const stored = await readObjects(
      database.reader,
      unread.map(({ objectId }) => objectId),
    );
    const changes = [...last.values()].flatMap((entry) => {
      const handed = this.#handed.get(entry.seq);
      if (handed !== undefined) return [handed];
      const row = stored.get(entry.objectId);
      return row === undefined ? [removalOf(entry)] : this.#changeOf(row);
    });
    await writeToIndex(index, changes);
  }

  #changeOf({ id, site, kind, payload, visibility, asOf }: ObjectRow): IndexChange[] {
    const object = parseFeedObject(kind, payload);
    if (!("problem" in object)) return [{ siteCode: site, id, object, visibility, asOf }];
    this.options.logger.warn(
      { objectId: id, problem: object.problem },
      "a stored object cannot be read; it waits for its next change",
    );
    return [];
  }
}

/** Whether the log leads from the position to its head. */
function continues(head: LogHeadRow, { epoch, seq }: LogPosition): boolean {
  return epoch === head.epoch && seq <= head.seq && seq >= head.pruned;
}

function removalOf({ site, objectId, visibility, at }: LogRow): IndexChange {
  return { siteCode: site, id: objectId, object: null, visibility, asOf: at };
}
