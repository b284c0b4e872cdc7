/*
 * Reads the stream once for all lanes, from the first place that any of them needs; what a lane already has is passed over.
 * A lane that comes (back) has the reading begin anew, so that what passed by is read again.
 * Before: event-stream.ts. After: event-follower.ts, which judges messages.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { ConsumerMessages } from "@nats-io/jetstream";
import type { EventSession } from "./event-link";
import { siteOfSubject } from "./event-names";
import { isStreamMissing, signatureOf, type EventStream } from "./event-stream";
import type { SiteLane } from "./site-lane";

/** Pause after a failure within a session, in ms. */
const RETRY_MS = 250;

/** A message of the stream. */
export interface StreamMessage {
  readonly place: number;
  readonly data: Uint8Array;
  readonly signature: string;
}

/** Who judges what is read. */
export interface LaneReaderOptions {
  /** Takes a message that the lane has not seen; awaited before the next. */
  readonly onMessage: (lane: SiteLane, message: StreamMessage) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Reads for all lanes from the first session until close(). */
export class LaneReader {
  #session: EventSession | null = null;
  #messages: ConsumerMessages | null = null;
  #isRestartDue = false;
  #isClosed = false;
  #work: Promise<void> = Promise.resolve();
  /** Which stream the places are of, and up to where it was read. */
  #created = "";
  #readAt = 0;
  #isLevel = false;

  constructor(
    private readonly lanes: ReadonlyMap<string, SiteLane>,
    private readonly options: LaneReaderOptions,
  ) {}

  /** Whether everything that the stream holds has been read. */
  get isLevel(): boolean {
    return this.#isLevel && this.#session !== null;
  }

  /** Reads in this session from now on. */
  begin(session: EventSession): void {
    this.#session = session;
    this.#work = this.#work.then(() => this.#readSession(session));
  }

  /** Begins anew: a lane has to be looked up. */
  restart(): void {
    this.#isRestartDue = true;
    this.#messages?.stop();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.restart();
    await this.#work;
  }

  async #readSession(session: EventSession): Promise<void> {
    while (!this.#isClosed && !session.ended.aborted) {
      try {
        await this.#readOnce(session);
      } catch (error) {
        if (this.#isClosed || session.ended.aborted) break;
        this.options.onError(error);
        if (isStreamMissing(error)) await session.connection.close();
        await delay(RETRY_MS, undefined, { signal: session.ended }).catch(() => undefined);
      }
    }
    if (this.#session === session) this.#session = null;
  }

  async #readOnce({ stream, ended }: EventSession): Promise<void> {
    this.#isRestartDue = false;
    this.#isLevel = false;
    const { start, last } = await this.#startIn(stream);
    this.#readAt = start;
    this.#isLevel = start >= last;
    const messages = await stream.read(start);
    this.#messages = messages;
    try {
      if (this.#isRestartDue) return;
      for await (const { seq, subject, data, headers, info } of messages) {
        const lane = this.lanes.get(siteOfSubject(subject));
        if (lane !== undefined && concerns(lane, seq))
          await this.options.onMessage(lane, { place: seq, data, signature: signatureOf(headers) });
        this.#readAt = seq;
        this.#isLevel = info.pending === 0;
        if (this.#isRestartDue || ended.aborted) return;
      }
    } finally {
      this.#messages = null;
      messages.stop();
    }
  }

  /** Looks up every lane that does not know its place, and finds the first place that any lane needs. */
  async #startIn(stream: EventStream): Promise<{ readonly start: number; readonly last: number }> {
    const { created, last } = await stream.extent();
    const following = [...this.lanes.values()].filter(({ phase }) => phase === "following");
    if (created !== this.#created || last < this.#readAt) for (const lane of following) lane.place = null;
    // What was read up to there concerned them all, or passed by a lane that has no place
    else for (const lane of following) if (lane.place !== null) lane.place = Math.max(lane.place, this.#readAt);
    this.#created = created;
    await Promise.all(
      following.map(async (lane) => {
        if (lane.place === null) lane.place = (await stream.placeOf(lane.site, lane.arrived)) ?? last;
      }),
    );
    return { start: Math.min(last, ...following.map(({ place }) => place ?? last)), last };
  }
}

function concerns({ phase, place }: SiteLane, seq: number): boolean {
  return phase === "following" && place !== null && seq > place;
}
