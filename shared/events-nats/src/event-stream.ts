/*
 * The hub's durable stream on one connection: made when it is missing, written with an expectation, read from a place on.
 * A place is the broker's own number of a message, over all sites. What messages say about positions is believed only as a
 * hint here: whoever takes a message verifies it, and notices a gap by the changes' own numbers.
 */
import {
  DeliverPolicy,
  jetstream,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstreamManager,
  type ConsumerMessages,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
} from "@nats-io/jetstream";
import { headers, nanos, type NatsConnection } from "@nats-io/nats-core";
import { HubError } from "@park-hub/errors";
import type { FeedCursor } from "@park-hub/outbox";
import { endOf, messageId, parseFeedMessage, SIGNATURE_HEADER, type FeedMessage } from "./event-messages";
import type { EventNames } from "./event-names";
import type { EventBroker } from "./event-settings";

/** Messages that wait in this process at most. */
const MAX_WAITING_MESSAGES = 200;
/** How often a reader without news looks whether its consumer still lives, in ms. */
const IDLE_HEARTBEAT_MS = 5_000;
const PULL_EXPIRES_MS = 30_000;
/** How long the broker keeps the state of a reader that is gone, in ms. */
const CONSUMER_KEPT_MS = 30_000;

/** A site's newest message. */
export interface LastMessage {
  readonly place: number;
  readonly data: Uint8Array;
  readonly signature: string;
}

/** Which stream this is and how far it reaches. */
export interface StreamExtent {
  /** Another one after the stream was removed and made anew. */
  readonly created: string;
  readonly last: number;
}

/** A message that is about to be written. */
export interface NewEvent {
  readonly message: FeedMessage;
  readonly data: Uint8Array;
  readonly signature: string;
  /** The place of the site's newest message; 0: there is none. */
  readonly after: number;
}

/** Where the stream is, and how long one that is made keeps changes. */
export type StreamPlace = Pick<EventBroker, "domain" | "keptMs">;

/** The stream, for as long as the connection stands. */
export class EventStream {
  private constructor(
    readonly names: EventNames,
    private readonly client: JetStreamClient,
    private readonly manager: JetStreamManager,
    /** Largest message in bytes. */
    readonly maxBytes: number,
  ) {}

  /** @throws {Error} of the client when there is no JetStream; {HubError} CONFIG_INVALID when the stream there is another. */
  static async open(connection: NatsConnection, names: EventNames, broker: StreamPlace): Promise<EventStream> {
    const options = jetStreamOptions(broker.domain);
    const manager = await jetstreamManager(connection, options);
    await ensureStream(manager, names, broker.keptMs);
    return new EventStream(names, jetstream(connection, options), manager, connection.info?.max_payload ?? 1_048_576);
  }

  async extent(): Promise<StreamExtent> {
    const { created, state } = await this.manager.streams.info(this.names.stream);
    return { created: String(created), last: state.last_seq };
  }

  /** The newest message of a site, or null. */
  async last(site: string): Promise<LastMessage | null> {
    const found = await this.manager.streams.getMessage(this.names.stream, {
      last_by_subj: this.names.feedOf(site),
    });
    return found === null ? null : { place: found.seq, data: found.data, signature: signatureOf(found.header) };
  }

  /** The place behind which a follower with this cursor finds what it lacks of the site; null when it lacks nothing. */
  async placeOf(site: string, cursor: FeedCursor | null): Promise<number | null> {
    const last = await this.last(site);
    if (last === null) return null;
    const end = endIn(site, last.data);
    // Of another history, or unreadable: it is to be looked at itself
    if (cursor === null || end === null || end.epoch !== cursor.epoch) return last.place - 1;
    if (end.seq <= cursor.seq) return null;
    return this.#firstBehind(site, cursor, last.place);
  }

  /**
   * Writes a message behind the one that is expected to be the site's newest, and gives its place.
   *
   * @throws {HubError} CONFLICT (retryable) when another one is, and nothing was written.
   */
  async append(event: NewEvent): Promise<number> {
    const first = await this.#publish(event, messageId(event.message));
    if (!first.duplicate) return first.seq;
    // Known by its id: either this message, whose acknowledgement was lost, or one that was purged meanwhile
    const last = await this.last(event.message.site);
    if (last !== null && Buffer.from(last.data).equals(event.data)) return last.place;
    return (await this.#publish(event, undefined)).seq;
  }

  /** Removes everything of a site: its history is another. */
  async purge(site: string): Promise<void> {
    await this.manager.streams.purge(this.names.stream, { filter: this.names.feedOf(site) });
  }

  /** The sites that have anything in the stream. */
  async sites(): Promise<ReadonlySet<string>> {
    const { state } = await this.manager.streams.info(this.names.stream, { subjects_filter: this.names.everyFeed });
    return new Set(Object.keys(state.subjects ?? {}).map((subject) => subject.slice(subject.lastIndexOf(".") + 1)));
  }

  /** Everything behind a place, in order, and then what comes; at the reader's pace, until `stop()`. */
  async read(after: number): Promise<ConsumerMessages> {
    const consumer = await this.client.consumers.get(this.names.stream, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      inactive_threshold: CONSUMER_KEPT_MS,
    });
    return consumer.consume({
      max_messages: MAX_WAITING_MESSAGES,
      idle_heartbeat: IDLE_HEARTBEAT_MS,
      expires: PULL_EXPIRES_MS,
      abort_on_missing_resource: true,
    });
  }

  async #publish({ message, data, signature, after }: NewEvent, id: string | undefined) {
    const header = headers();
    header.set(SIGNATURE_HEADER, signature);
    const expect = { lastSubjectSequence: after };
    try {
      return await this.client.publish(this.names.feedOf(message.site), data, {
        headers: header,
        expect,
        ...(id === undefined ? {} : { msgID: id }),
      });
    } catch (error) {
      throw isOvertaken(error)
        ? new HubError("CONFLICT", `site ${message.site} has a newer message in the stream`, { retryable: true })
        : error;
    }
  }

  /** Halves the stretch of the stream in which the site's first message behind the cursor lies. */
  async #firstBehind(site: string, cursor: FeedCursor, lastPlace: number): Promise<number> {
    const subject = this.names.feedOf(site);
    const { state } = await this.manager.streams.info(this.names.stream);
    let [low, high] = [state.first_seq, lastPlace];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const found = await this.manager.direct.getMessage(this.names.stream, { seq: middle, next_by_subj: subject });
      const end = found === null ? null : endIn(site, found.data);
      const isBehind = found === null || (end !== null && end.epoch === cursor.epoch && end.seq > cursor.seq);
      if (isBehind) high = middle;
      else low = found.seq + 1;
    }
    return low - 1;
  }
}

/** The signature in a message's headers; empty when there is none. */
export function signatureOf(header: JsMsg["headers"]): string {
  return header?.get(SIGNATURE_HEADER) ?? "";
}

/** Whether the stream is gone: what holds in this session no longer does, and the next one makes it anew. */
export function isStreamMissing(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
}

function endIn(site: string, data: Uint8Array): FeedCursor | null {
  try {
    return endOf(parseFeedMessage(site, data));
  } catch (error) {
    if (error instanceof HubError) return null;
    throw error;
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamWrongLastSequence;
}

/** How JetStream is reached; null: that of the server itself. */
export function jetStreamOptions(domain: string | null): { readonly domain?: string } {
  return domain === null ? {} : { domain };
}

async function ensureStream(manager: JetStreamManager, names: EventNames, keptMs: number): Promise<void> {
  const existing = await manager.streams.info(names.stream).catch((error: unknown) => {
    if (isStreamMissing(error)) return null;
    throw error;
  });
  if (existing === null) {
    const settings = { max_age: nanos(keptMs), allow_direct: true };
    await manager.streams.add({ name: names.stream, subjects: [names.everyFeed], ...settings });
    return;
  }
  const { subjects = [], storage, allow_direct: allowsDirect } = existing.config;
  if (subjects.includes(names.everyFeed) && storage === "file" && allowsDirect === true) return;
  throw new HubError(
    "CONFIG_INVALID",
    `stream ${names.stream} has subjects ${subjects.join(", ")}, storage ${storage}, allow_direct ${String(allowsDirect)}: ` +
      `it must have subject ${names.everyFeed}, storage file and allow_direct`,
  );
}
