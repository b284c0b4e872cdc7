/*
 * Publishes one site's outbox: from where the stream's newest message of the site ends, in order, one message at a time.
 * Promises: nothing is left out while the outbox keeps it, nothing is in the stream twice, whoever else publishes the site;
 * a publisher that was overtaken goes on behind the other, and one whose database is older than the stream says so and waits.
 * Before: event-publisher.ts. Leaves alone: connections (event-link.ts), heads.
 */
import { setTimeout as delay } from "node:timers/promises";
import { HubError } from "@park-hub/errors";
import { ContentSigner, ContentVerifier, publicKeyOf, staticTrust, type SigningJwk } from "@park-hub/identity";
import type { Change, FeedCursor, OutboxTail } from "@park-hub/outbox";
import type { EventSession } from "./event-link";
import { encodeMessage, endOf, FEED_TYPE, parseFeedMessage, type FeedMessage } from "./event-messages";
import { isStreamMissing, type LastMessage } from "./event-stream";

/** Changes read at a time, and the most a message. */
const CHANGES_PER_PAGE = 100;
/** A message is no larger unless one change is: what waits in a reader stays small. */
const TARGET_BYTES = 256 * 1024;
/** Room for what stands around the changes. */
const ENVELOPE_BYTES = 4 * 1024;

/** A site that is published. */
export interface PublishedSite {
  readonly code: string;
  readonly tail: OutboxTail;
  /** The site's private key. */
  readonly signingKey: SigningJwk;
}

/** How a publication is told of trouble. */
export interface PublicationOptions {
  readonly onError: (site: string, error: unknown) => void;
  /** First and longest pause after a failure, in ms. */
  readonly retry: { readonly minMs: number; readonly maxMs: number };
}

/** Where a publication stands: behind which message, with which changes published. */
interface Position {
  readonly place: number;
  readonly cursor: FeedCursor;
}

/** The publication of one site. */
export class SitePublication {
  readonly #signer: ContentSigner;
  readonly #verifier: ContentVerifier;
  /** What this process published last; null before its first session. */
  #position: Position | null = null;
  #lastProblem = "";
  #failures = 0;

  constructor(
    private readonly site: PublishedSite,
    private readonly options: PublicationOptions,
  ) {
    const { code, signingKey } = site;
    this.#signer = new ContentSigner(signingKey, FEED_TYPE);
    this.#verifier = new ContentVerifier(staticTrust({ [code]: publicKeyOf(signingKey) }), FEED_TYPE);
  }

  /** Publishes until the session or the publisher ends; whatever fails is tried again from what the stream holds. */
  async run(session: EventSession, closing: AbortSignal): Promise<void> {
    const stop = AbortSignal.any([session.ended, closing]);
    const { minMs, maxMs } = this.options.retry;
    while (!stop.aborted) {
      try {
        this.#position = await this.#positionIn(session);
        this.#lastProblem = "";
        await this.#publishAll(session, stop);
      } catch (error) {
        if (stop.aborted) return;
        this.#report(error);
        if (isStreamMissing(error)) await session.connection.close();
        const pauseMs = Math.min(maxMs, minMs * 2 ** Math.min(this.#failures, 16));
        this.#failures += 1;
        // An aborted pause means the end, which the loop sees next
        await delay(pauseMs, undefined, { signal: stop }).catch(() => undefined);
      }
    }
  }

  async #publishAll(session: EventSession, stop: AbortSignal): Promise<void> {
    const wake = new Wake(stop);
    const stopListening = this.site.tail.onAdvance(() => wake.up());
    try {
      while (!stop.aborted) {
        wake.rearm();
        if (!(await this.#publishPage(session))) await wake.wait();
      }
    } finally {
      stopListening();
    }
  }

  /** Says whether there was anything to do. */
  async #publishPage(session: EventSession): Promise<boolean> {
    const position = this.#known();
    const page = await this.site.tail.read(position.cursor, CHANGES_PER_PAGE);
    if (page.kind === "resync") {
      // Restored or pruned under this publication: the stream goes on with what there is, and followers see the gap
      if (page.reason === "BEYOND_HEAD") throw new HubError("CONFLICT", this.#olderThanStream(position.cursor));
      this.#position = { ...position, cursor: this.#oldestKept() };
      return true;
    }
    let rest = page.changes;
    while (rest.length > 0) rest = rest.slice(await this.#publishSome(session, page.epoch, rest));
    return page.changes.length > 0;
  }

  /** Publishes the first changes as one message and says how many they were. */
  async #publishSome(session: EventSession, epoch: string, changes: readonly Change[]): Promise<number> {
    const { code } = this.site;
    const { place } = this.#known();
    const [first, ...others] = changes;
    if (first === undefined) return 0;
    const count = countThatFits(changes, Math.min(TARGET_BYTES, session.stream.maxBytes - ENVELOPE_BYTES));
    const message: FeedMessage = { site: code, epoch, changes: [first, ...others.slice(0, count - 1)] };
    const data = encodeMessage(message);
    const isTooLarge = data.length > session.stream.maxBytes - ENVELOPE_BYTES;
    if (isTooLarge) this.#leaveOut(first, data.length);
    const signature = await this.#signer.sign(data);
    const written = isTooLarge ? place : await session.stream.append({ message, data, signature, after: place });
    this.#position = { place: written, cursor: endOf(message) };
    this.#failures = 0;
    return count;
  }

  /** Followers see the gap and take a snapshot; one change must not hold up all that follow it. */
  #leaveOut({ seq }: Change, bytes: number): void {
    const message = `change ${seq} of ${bytes} bytes exceeds what the broker takes; followers read it from the host`;
    this.options.onError(this.site.code, new HubError("LIMIT_EXCEEDED", message));
  }

  async #positionIn({ stream }: EventSession): Promise<Position> {
    const { code, tail } = this.site;
    await tail.refresh();
    const known = this.#position;
    const last = await stream.last(code);
    if (last === null) return { place: 0, cursor: known?.cursor ?? this.#oldestKept() };
    const end = await this.#ownEnd(last);
    const { epoch, seq } = tail.head;
    if (end === null) return { place: last.place, cursor: known?.cursor ?? this.#oldestKept() };
    if (end.epoch === epoch && end.seq <= seq) return { place: last.place, cursor: end };
    if (known?.place === last.place) return { place: last.place, cursor: this.#oldestKept() };
    // Mid-way it is another that got further: this one is stale. At the start it is this database that was restored.
    if (known !== null) throw new HubError("CONFLICT", this.#olderThanStream(end));
    if (end.epoch !== epoch) return { place: last.place, cursor: this.#oldestKept() };
    await stream.purge(code);
    return { place: 0, cursor: { epoch, seq } };
  }

  /** Where a message of this site ends; null when somebody else wrote it. */
  async #ownEnd({ data, signature }: LastMessage): Promise<FeedCursor | null> {
    try {
      await this.#verifier.verify(this.site.code, data, signature);
      return endOf(parseFeedMessage(this.site.code, data));
    } catch (error) {
      this.#report(error);
      return null;
    }
  }

  #oldestKept(): FeedCursor {
    const { epoch, pruned } = this.site.tail.head;
    return { epoch, seq: pruned };
  }

  #known(): Position {
    if (this.#position === null) throw new HubError("INTERNAL", `site ${this.site.code} has no position in the stream`);
    return this.#position;
  }

  #olderThanStream({ epoch, seq }: FeedCursor): string {
    const { head } = this.site.tail;
    const here = `${head.epoch}/${head.seq}`;
    return `the stream holds ${epoch}/${seq} of site ${this.site.code}, its database here ${here}: another host publishes it`;
  }

  /** An overtaken publication is no trouble; the same trouble is told once. */
  #report(error: unknown): void {
    if (error instanceof HubError && error.code === "CONFLICT" && error.retryable) return;
    const message = error instanceof Error ? error.message : String(error);
    if (message === this.#lastProblem) return;
    this.#lastProblem = message;
    this.options.onError(this.site.code, error);
  }
}

/** At least one. */
function countThatFits(changes: readonly Change[], maxBytes: number): number {
  let bytes = 0;
  const tooLate = changes.findIndex((change) => {
    bytes += Buffer.byteLength(JSON.stringify(change)) + 1;
    return bytes > maxBytes;
  });
  return tooLate === -1 ? changes.length : Math.max(1, tooLate);
}

/** Where one loop waits; a call that comes between rearm() and wait() is not missed. */
class Wake {
  #isUp = false;
  #open: () => void = () => undefined;

  constructor(private readonly stop: AbortSignal) {
    stop.addEventListener("abort", () => this.up(), { once: true });
  }

  up(): void {
    this.#isUp = true;
    this.#open();
  }

  rearm(): void {
    this.#isUp = false;
  }

  async wait(): Promise<void> {
    if (this.#isUp || this.stop.aborted) return;
    await new Promise<void>((resolve) => {
      this.#open = resolve;
    });
  }
}
