/*
 * All subscriptions of the gateway: starts them, gives equals a common channel, re-plans them when the supergraph changes.
 * Before: the transports (edge). After: match, and the plan of each event.
 */
import { setTimeout as pause } from "node:timers/promises";

import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { GraphQLError, type DocumentNode } from "graphql";
import { Agent } from "undici";

import type { GatewayLogger } from "../operation";
import type { SubscriptionCall, SubscriptionPlanner, Subscriptions, SubscriptionStream } from "../subscription";
import { DeliveryTurns } from "./delivery-turns";
import { openMatchStream } from "./match-stream";
import { PreparedDocuments } from "./prepared-documents";
import { resumeStream, type OpenStream, type ResumeOptions } from "./resuming-stream";
import { SharedChannel } from "./shared-channel";
import { Subscriber, type SubscriberHost } from "./subscriber";

/** Where match is: at this moment, of several processes one that answers. */
export interface MatchPlaces {
  pick(): string;
  noteFailure(url: string): void;
  /** Aborts when the process there no longer answers. */
  goneSignal(url: string): AbortSignal;
}

/** What a SubscriptionHub is made of. */
export interface SubscriptionHubOptions {
  readonly planner: SubscriptionPlanner;
  /** Where match is. */
  readonly match: MatchPlaces;
  /** What match knows a principal by. */
  readonly identityHeaders: (principal: Principal) => Promise<Readonly<Record<string, string>>>;
  readonly logger: GatewayLogger;
  /** Events kept in memory for those that share a channel; default 1,000. */
  readonly keptEvents?: number;
  /**
   * How long a burst longer than what is kept waits for the first of its subscribers to take something before all of them
   * count as too slow, in ms; default 5,000: below what match and its streams take for silence.
   */
  readonly patienceMs?: number;
  /** How long match may be silent before its stream counts as broken, in ms; default 15,000: three beats. */
  readonly silenceMs?: number;
  readonly resume?: ResumeOptions;
  /** Tokens that a document may have at most; default 10,000. */
  readonly maxTokens?: number;
}

/** How many of each there are. */
export interface SubscriptionCounts {
  readonly subscribers: number;
  /** Distinct questions that subscribers share. */
  readonly channels: number;
  /** Streams of match that are held. */
  readonly upstreams: number;
  /** Events in memory. */
  readonly keptEvents: number;
  /** Events completed so far. */
  readonly completions: number;
}

/** How long clients may take to hear that the gateway stops. */
const LAST_WORD_MS = 1_000;

/** All subscriptions of the gateway. */
export class SubscriptionHub implements Subscriptions {
  private readonly agent = new Agent({ connections: null, pipelining: 1, connect: { timeout: 1_000 } });
  private readonly subscribers = new Set<Subscriber>();
  private readonly channels = new Map<string, SharedChannel>();
  private readonly turns = new DeliveryTurns();
  private readonly documents: PreparedDocuments;
  private upstreams = 0;
  private completions = 0;

  constructor(private readonly options: SubscriptionHubOptions) {
    const { planner, maxTokens } = options;
    this.documents = new PreparedDocuments(maxTokens ?? 10_000, (document) => planner.validate(document), asInvalid);
  }

  /** For health and tests. */
  get counts(): SubscriptionCounts {
    const { upstreams, completions } = this;
    const keptEvents = [...this.channels.values()].reduce((sum, { keptCount }) => sum + keptCount, 0);
    return { subscribers: this.subscribers.size, channels: this.channels.size, upstreams, keptEvents, completions };
  }

  /** See Subscriptions. */
  prepare(query: string): DocumentNode | readonly GraphQLError[] {
    try {
      return this.documents.of(query, this.options.planner.generation);
    } catch (error) {
      return [asInvalid(error)];
    }
  }

  /** See Subscriptions. */
  subscribe(call: SubscriptionCall): SubscriptionStream {
    const subscriber = new Subscriber(
      call,
      this.hostOf(() => void this.subscribers.delete(subscriber)),
    );
    this.subscribers.add(subscriber);
    return subscriber;
  }

  /** The supergraph has changed: every subscription is planned again. */
  replan(): void {
    for (const subscriber of this.subscribers) subscriber.wake();
  }

  /** See Subscriptions. */
  async close(): Promise<void> {
    for (const subscriber of this.subscribers) {
      subscriber.end("UNAVAILABLE", "the gateway stops; subscribe again behind the cursor");
    }
    const until = performance.now() + LAST_WORD_MS;
    while (this.subscribers.size > 0 && performance.now() < until) await pause(10);
    for (const subscriber of [...this.subscribers]) subscriber.close();
    await this.agent.destroy();
  }

  private hostOf(onClose: () => void): SubscriberHost {
    return {
      onClose,
      turn: () => this.turns.take(),
      onCompletion: () => void (this.completions += 1),
      replan: (call, generation) => this.replanned(call, generation),
      follow: (call, request, signal) => this.streamOf(call, signal, request),
      channelWith: (key, cursor) => {
        const channel = this.channels.get(key);
        const place = channel?.placeOf(cursor) ?? null;
        return channel === undefined || place === null ? null : { channel, place };
      },
      channelFor: (key, call, request, place) => {
        const known = this.channels.get(key);
        if (known?.covers(place.seq) === true) return known;
        const follow = (after: string, signal: AbortSignal) => this.streamOf(call, signal, { ...request, after });
        const channel = new SharedChannel(place, follow, {
          maxEvents: this.options.keptEvents ?? 1_000,
          patienceMs: this.options.patienceMs ?? 5_000,
          onEmpty: () => {
            if (this.channels.get(key) === channel) this.channels.delete(key);
          },
        });
        this.channels.set(key, channel);
        return channel;
      },
    };
  }

  private replanned(call: SubscriptionCall, generation: number | null) {
    const { planner } = this.options;
    if (generation === planner.generation) return null;
    const errors = generation === null ? [] : planner.validate(call.document);
    if (errors.length > 0) {
      const reasons = errors.map(({ message }) => message).join("; ");
      throw new HubError("VALIDATION", `the schema has changed and the operation no longer fits it: ${reasons}`);
    }
    return { plan: planner.plan(call), generation: planner.generation };
  }

  private streamOf(
    { principal }: SubscriptionCall,
    signal: AbortSignal,
    request: Parameters<typeof openMatchStream>[1],
  ) {
    const { match, identityHeaders, silenceMs, resume, logger } = this.options;
    // Let go of is what counts: whoever lets a stream go does not read it to its end.
    this.upstreams += 1;
    signal.addEventListener("abort", () => void (this.upstreams -= 1), { once: true });
    let url = match.pick();
    const open: OpenStream = (asked, ending) => {
      url = match.pick();
      const endpoint = {
        url,
        headers: () => identityHeaders(principal),
        dispatcher: this.agent,
        silenceMs: silenceMs ?? 15_000,
      };
      return openMatchStream(endpoint, asked, AbortSignal.any([ending, match.goneSignal(url)]));
    };
    return resumeStream(open, request, signal, {
      onBreak: (error) => {
        match.noteFailure(url);
        logger.debug({ err: error }, "a stream of events broke; it is opened again");
      },
      ...resume,
    });
  }
}

function asInvalid(error: unknown): GraphQLError {
  const known = error instanceof GraphQLError ? error : new GraphQLError(String(error));
  const { message, nodes, source, positions, path } = known;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code: "VALIDATION" } });
}
