/*
 * One follower's stream: a position for each site that it asked for, served in turn, a page each, at the follower's pace.
 * Before: feed-server.ts. Leaves alone: rights (the host checked them) and the wire format (feed-protocol.ts).
 */
import type { ServerResponse } from "node:http";
import type { FeedCursor } from "./change";
import { encodeFeedEvent, type FeedHeads, type FeedRequest } from "./feed-protocol";
import type { OutboxTail } from "./outbox-tail";
import { ResponseWriter } from "./response-writer";

/** What a session sees of its server. */
export interface FeedSource {
  /** The tail of a site; undefined while the host does not serve it. */
  tailOf(site: string): OutboxTail | undefined;
  /** The heads at the last look. */
  heads(): FeedHeads;
  onError(site: string, error: unknown): void;
}

/** Changes read and written at a time: small enough that sites take turns and memory stays flat. */
const CHANGES_PER_PAGE = 200;

const SSE_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** The stream of one follower. */
export class FeedSession {
  readonly #source: FeedSource;
  readonly #response: ServerResponse;
  readonly #writer: ResponseWriter;
  readonly #positions: Map<string, FeedCursor | null>;
  #isHeartbeatDue = true;
  #isWoken = false;
  #wake: (() => void) | undefined;
  #isEnded = false;

  constructor(source: FeedSource, request: FeedRequest, response: ServerResponse) {
    this.#source = source;
    this.#response = response;
    this.#writer = new ResponseWriter(response);
    this.#positions = new Map(Object.entries(request.cursors));
  }

  /** Serves until the follower goes or `end()` is called. */
  async run(heartbeatMs: number): Promise<void> {
    const beat = setInterval(() => {
      this.#isHeartbeatDue = true;
      this.notify();
    }, heartbeatMs);
    const onClose = (): void => this.end();
    this.#response.once("close", onClose);
    try {
      this.#response.writeHead(200, SSE_HEADERS);
      while (!this.#isOver()) {
        await this.#sendHeartbeatIfDue();
        if (!(await this.#sendRound())) await this.#idle();
      }
    } finally {
      clearInterval(beat);
      this.#response.off("close", onClose);
      this.#response.end();
    }
  }

  /** Something may have changed: look again. */
  notify(): void {
    this.#isWoken = true;
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.notify();
  }

  #isOver(): boolean {
    return this.#isEnded || this.#writer.isClosed;
  }

  async #sendHeartbeatIfDue(): Promise<void> {
    if (!this.#isHeartbeatDue) return;
    this.#isHeartbeatDue = false;
    await this.#writer.write(encodeFeedEvent({ type: "heartbeat", heads: this.#source.heads() }));
  }

  /** Gives each site one page; says whether there was anything to send. */
  async #sendRound(): Promise<boolean> {
    this.#isWoken = false;
    let hasSent = false;
    for (const [site, cursor] of this.#positions) {
      if (this.#isOver()) return hasSent;
      const tail = this.#source.tailOf(site);
      if (tail !== undefined && (await this.#sendPageOrSkip(site, cursor, tail))) hasSent = true;
    }
    return hasSent;
  }

  /** A site whose database fails keeps its place and does not hold up the others; it is tried again with the next heartbeat. */
  async #sendPageOrSkip(site: string, cursor: FeedCursor | null, tail: OutboxTail): Promise<boolean> {
    try {
      return await this.#sendPage(site, cursor, tail);
    } catch (error) {
      this.#source.onError(site, error);
      return false;
    }
  }

  async #sendPage(site: string, cursor: FeedCursor | null, tail: OutboxTail): Promise<boolean> {
    const page = await tail.read(cursor, CHANGES_PER_PAGE);
    const { epoch } = page;
    if (page.kind === "resync") {
      this.#positions.delete(site);
      await this.#writer.write(encodeFeedEvent({ type: "resync", site, epoch, reason: page.reason }));
      return true;
    }
    const last = page.changes.at(-1);
    if (last === undefined) return false;
    await this.#writer.write(
      page.changes.map((change) => encodeFeedEvent({ type: "change", site, epoch, change })).join(""),
    );
    this.#positions.set(site, { epoch, seq: last.seq });
    return true;
  }

  /** Waits for notify(); one that came during the last round counts. */
  async #idle(): Promise<void> {
    if (this.#isWoken || this.#isOver()) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
