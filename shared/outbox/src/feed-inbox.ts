/*
 * What has arrived on a stream and is not yet consumed: bounded, in order per site, consecutive changes of a site together.
 * Before: the reader of the stream. After: the consumer. Checks that each site's numbers follow each other.
 */
import { setImmediate } from "node:timers/promises";
import { HubError } from "@park-hub/errors";
import type { Change, FeedCursor } from "./change";
import type { FeedEvent } from "./feed-protocol";
import type { ResyncReason } from "./outbox-tail";

/** What a consumer gets at a time. */
export type InboxItem =
  | { readonly type: "changes"; readonly site: string; readonly epoch: string; readonly changes: readonly Change[] }
  | { readonly type: "resync"; readonly site: string; readonly epoch: string; readonly reason: ResyncReason };

/** Bounds of an inbox, in changes. */
export interface FeedInboxLimits {
  /** Most changes handed over at a time. */
  readonly batchSize: number;
  /** Changes that may wait before the stream is no longer read. */
  readonly size: number;
}

/** The inbox of one stream. */
export class FeedInbox {
  readonly #arrived: Map<string, FeedCursor | null>;
  readonly #changes = new Map<string, { readonly epoch: string; readonly changes: Change[] }>();
  readonly #resyncs: Extract<InboxItem, { type: "resync" }>[] = [];
  #size = 0;
  #isEnded = false;
  #wakeReader: (() => void) | undefined;
  #wakeConsumer: (() => void) | undefined;

  constructor(
    cursors: ReadonlyMap<string, FeedCursor | null>,
    private readonly limits: FeedInboxLimits,
  ) {
    this.#arrived = new Map(cursors);
  }

  /** Whether a site waits for its resynchronisation. */
  get hasResync(): boolean {
    return this.#resyncs.length > 0;
  }

  /**
   * Takes an event in; resolves when there is room for the next one.
   *
   * @throws {HubError} SITE_BAD_ANSWER when a site's changes do not follow each other.
   */
  async put(event: Exclude<FeedEvent, { type: "heartbeat" }>): Promise<void> {
    if (event.type === "resync") this.#resyncs.push(event);
    else this.#putChange(event.site, event.epoch, event.change);
    this.#wakeConsumer?.();
    while (this.#size >= this.limits.size && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
  }

  /** The next batch of one site, sites in turn; undefined once the inbox has ended and is empty. */
  async take(): Promise<InboxItem | undefined> {
    for (;;) {
      // What came in one piece is taken in one piece: the reader first puts in the rest of it
      await setImmediate();
      const item = this.#takeChanges() ?? this.#resyncs.shift();
      if (item !== undefined || this.#isEnded) return item;
      await new Promise<void>((resolve) => {
        this.#wakeConsumer = resolve;
      });
    }
  }

  /** No more events come. */
  end(): void {
    this.#isEnded = true;
    this.#wakeReader?.();
    this.#wakeConsumer?.();
  }

  #putChange(site: string, epoch: string, change: Change): void {
    const cursor = this.#arrived.get(site);
    if (cursor?.epoch !== epoch || change.seq !== cursor.seq + 1) {
      const expected = cursor === null || cursor === undefined ? "none" : `${cursor.epoch}/${cursor.seq + 1}`;
      throw new HubError("SITE_BAD_ANSWER", `site ${site} sent change ${epoch}/${change.seq}; expected ${expected}`);
    }
    this.#arrived.set(site, { epoch, seq: change.seq });
    const waiting = this.#changes.get(site);
    if (waiting === undefined) this.#changes.set(site, { epoch, changes: [change] });
    else waiting.changes.push(change);
    this.#size += 1;
  }

  #takeChanges(): InboxItem | undefined {
    const next = this.#changes.entries().next();
    if (next.done === true) return undefined;
    const [site, { epoch, changes }] = next.value;
    this.#changes.delete(site);
    const batch = changes.splice(0, this.limits.batchSize);
    // Back to the end of the line, so that a busy site does not keep the others waiting
    if (changes.length > 0) this.#changes.set(site, { epoch, changes });
    this.#size -= batch.length;
    if (this.#size < this.limits.size) this.#wakeReader?.();
    return { type: "changes", site, epoch, changes: batch };
  }
}
