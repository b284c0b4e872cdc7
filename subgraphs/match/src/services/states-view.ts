/*
 * Keeps the site states of a process that only reads: cursors from the database, links as the leader tells them.
 * Promises: a cursor here never runs ahead of this process's index (cursors are read first, then the index is brought up);
 * links of an earlier leader say nothing, so with nobody leading every site falls silent and counts as stale in time.
 * While this process leads, its own feeds tell the states (pause).
 */
import { readNowMs } from "@park-hub/database";
import { readCursors } from "../data/cursor-store";
import type { FeedCursorRow } from "../data/entities/feed-cursor-row";
import type { SiteLinkRow } from "../data/entities/site-link-row";
import { readLease } from "../data/lease-store";
import type { WritableDatabase } from "../data/match-database";
import { readSiteLinks } from "../data/site-link-store";
import type { LeaderDuty } from "./leadership";
import type { LogTail } from "./log-tail";
import { NewsGate } from "./news-gate";
import type { SiteStates } from "./site-states";

/** What a view works on. */
export interface StatesViewOptions {
  readonly database: Pick<WritableDatabase, "reader">;
  readonly tail: LogTail;
  readonly states: SiteStates;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** Longest pause between two looks, in ms; one follows every move of the log. Default 1,000. */
  readonly everyMs?: number | undefined;
}

/** Keeps the states up to what is stored; as a duty it makes them what a leader begins with, and rests while it leads. */
export class StatesView implements LeaderDuty {
  readonly name = "states";
  readonly #gate = new NewsGate();
  #isPaused = false;
  #isClosed = false;
  #look: Promise<void> = Promise.resolve();
  #run: Promise<void> = Promise.resolve();

  constructor(private readonly options: StatesViewOptions) {}

  /** Keeps them from now on; resolves when they are as stored. */
  async start(): Promise<void> {
    await this.#lookOnce();
    this.#run = this.#follow();
  }

  /** The last look: the log is this process's own from now on, so the cursors that are read here are the last ones. */
  async begin(): Promise<void> {
    this.#isPaused = true;
    await this.#look;
    await this.#lookOnce();
  }

  end(): Promise<void> {
    this.#isPaused = false;
    this.#gate.wake();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#gate.wake();
    await this.#run;
  }

  async #follow(): Promise<void> {
    const stopListening = this.options.tail.listen(() => this.#gate.wake());
    while (!this.#isClosed) {
      await this.#gate.forNews(this.options.everyMs ?? 1_000);
      this.#gate.rearm();
      if (this.#isPaused || this.#isClosed) continue;
      this.#look = this.#lookOnce().catch(this.options.onError);
      await this.#look;
    }
    stopListening();
  }

  async #lookOnce(): Promise<void> {
    const { reader } = this.options.database;
    const cursors = await readCursors(reader);
    const { term } = await readLease(reader);
    const links = await readSiteLinks(reader);
    const behindMs = this.options.now().getTime() - (await readNowMs(reader));
    await this.options.tail.refresh();
    for (const row of cursors) this.#noteCursor(row);
    for (const row of links) if (row.term === term) this.#noteLink(row, behindMs);
  }

  #noteCursor({ site, epoch, seq, asOf, refusedCount, lastRefusal }: FeedCursorRow): void {
    this.options.states.noteRefusals(site, refusedCount, lastRefusal);
    this.options.states.advance(site, { epoch, seq }, asOf.getTime());
  }

  /** @param behindMs how far the database's clock is behind this machine's. */
  #noteLink({ site, isConnected, headEpoch, headSeq, heardAt, trouble }: SiteLinkRow, behindMs: number): void {
    const { states } = this.options;
    if (headEpoch !== null && headSeq !== null && heardAt !== null) {
      states.noteHead(site, { epoch: headEpoch, seq: headSeq }, heardAt + behindMs);
    }
    if (isConnected) states.noteConnected(site);
    else states.noteDisconnected(site, trouble ?? "its host was not reached");
  }
}
