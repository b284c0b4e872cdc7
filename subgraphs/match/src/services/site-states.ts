/*
 * What match knows at the moment of its link to each site: connected, heard of, how far. In memory only.
 * Before: in the process that leads the consumers tell, in the others states-view.ts does. After: coverage.ts reads,
 * read-your-writes waits.
 */
import type { FeedCursor } from "@park-hub/outbox";

/** A site's link, as it is now. */
export interface SiteState {
  /** What the index holds of the site; null before its first snapshot. */
  readonly cursor: FeedCursor | null;
  /** The newest head that the site's host told. */
  readonly head: FeedCursor | null;
  readonly isConnected: boolean;
  /** Whether its host was tried at least once since this process started. */
  readonly isTried: boolean;
  readonly lastHeartbeatAt: number | null;
  /** Up to when its facts are known, in ms; null when there are none. */
  readonly asOf: number | null;
  /** Changes skipped because they break a rule, and the last of them. */
  readonly refusedCount: number;
  readonly lastRefusal: string | null;
  /** Messages of a broker that the site did not sign, or that none can read, since this process started; and the last. */
  readonly refusedMessages: number;
  readonly lastRefusedMessage: string | null;
  /** Why the link broke last, in one sentence; null while it stands. */
  readonly trouble: string | null;
}

const UNKNOWN: SiteState = {
  cursor: null,
  head: null,
  isConnected: false,
  isTried: false,
  lastHeartbeatAt: null,
  asOf: null,
  refusedCount: 0,
  lastRefusal: null,
  refusedMessages: 0,
  lastRefusedMessage: null,
  trouble: null,
};

/** Cursors by site code. */
export type Cursors = ReadonlyMap<string, FeedCursor>;

/** Whether `cursor` has come as far as `wanted`; cursors of two epochs cannot be compared. */
export function hasReached(cursor: FeedCursor | null, wanted: FeedCursor): boolean {
  return cursor !== null && cursor.epoch === wanted.epoch && cursor.seq >= wanted.seq;
}

/** The links of all sites. */
export class SiteStates {
  readonly #states = new Map<string, SiteState>();
  readonly #waiters = new Set<() => void>();
  readonly #enders = new Set<() => void>();

  /** The state of a site; one that was never heard of is disconnected and empty. */
  of(site: string): SiteState {
    return this.#states.get(site) ?? UNKNOWN;
  }

  /** The states of all sites that were heard of. */
  all(): ReadonlyMap<string, SiteState> {
    return this.#states;
  }

  /** The index holds the site up to this cursor, by facts of this instant. */
  advance(site: string, cursor: FeedCursor, asOfMs: number): void {
    this.#update(site, { cursor, asOf: Math.max(asOfMs, this.of(site).asOf ?? asOfMs) });
    for (const look of [...this.#waiters]) look();
  }

  /** The site's host told its head; what is known is as fresh as this word when nothing is missing. */
  noteHead(site: string, head: FeedCursor, nowMs: number): void {
    const { cursor, asOf } = this.of(site);
    const isLevel = hasReached(cursor, head);
    this.#update(site, { head, lastHeartbeatAt: nowMs, asOf: isLevel ? nowMs : asOf });
  }

  noteConnected(site: string): void {
    this.#update(site, { isConnected: true, isTried: true, trouble: null });
  }

  noteDisconnected(site: string, trouble: string): void {
    this.#update(site, { isConnected: false, isTried: true, trouble });
  }

  noteRefusals(site: string, count: number, last: string | null): void {
    this.#update(site, { refusedCount: count, lastRefusal: last });
  }

  noteRefusedMessage(site: string, why: string): void {
    this.#update(site, { refusedMessages: this.of(site).refusedMessages + 1, lastRefusedMessage: why });
  }

  /** Resolves to true once every site has come as far as wanted, to false when that takes longer than `timeoutMs`. */
  async waitFor(wanted: Cursors, timeoutMs: number): Promise<boolean> {
    const isThere = (): boolean => [...wanted].every(([site, cursor]) => hasReached(this.of(site).cursor, cursor));
    if (isThere()) return true;
    return new Promise((resolve) => {
      const end = (isReached: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(look);
        this.#enders.delete(giveUp);
        resolve(isReached);
      };
      const giveUp = (): void => end(false);
      const look = (): void => {
        if (isThere()) end(true);
      };
      const timer = setTimeout(giveUp, timeoutMs);
      this.#waiters.add(look);
      this.#enders.add(giveUp);
    });
  }

  /** Nobody waits any longer: the process is about to end. */
  releaseWaiters(): void {
    for (const giveUp of [...this.#enders]) giveUp();
  }

  #update(site: string, changes: Partial<SiteState>): void {
    this.#states.set(site, { ...this.of(site), ...changes });
  }
}
