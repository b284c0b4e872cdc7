/*
 * One subscription of one client: catches up on a stream of its own, then takes its events from the channel that it
 * shares with its equals. Its place in the log is all that it is; both sources are read from there, so changing from one
 * to the other, or to a new plan, loses nothing and gives nothing twice.
 * Reads are driven by the client: until it asks for the next result nothing is kept for it.
 */
import { HubError } from "@park-hub/errors";
import { GraphQLError, type ExecutionResult } from "graphql";

import type { SubscriptionCall, SubscriptionPlan, SubscriptionResult, SubscriptionStream } from "../subscription";
import type { EventBlock, EventRequest } from "./match-stream";
import { NewsGate } from "./news-gate";
import { documentText } from "./prepared-documents";
import { resumableSource, type ResumableSource } from "./resumable-source";
import { rightsKey } from "./rights-key";
import type { ChannelEvent, LogPlace, SharedChannel } from "./shared-channel";

/** What a subscriber needs of its surroundings. */
export interface SubscriberHost {
  /** The plan of the call and its generation; null when the given generation is the latest. @throws {GraphQLError} */
  replan(call: SubscriptionCall, generation: number | null): { plan: SubscriptionPlan; generation: number } | null;
  /** A stream that resumes by itself. */
  follow(call: SubscriptionCall, request: EventRequest, signal: AbortSignal): AsyncIterator<EventBlock, void>;
  /** The channel for that question and the place of the cursor in it, where it holds all that lies behind. */
  channelWith(key: string, cursor: string): { channel: SharedChannel; place: LogPlace } | null;
  /** The channel for that question, begun at `place` when there is none. */
  channelFor(key: string, call: SubscriptionCall, request: EventRequest, place: LogPlace): SharedChannel;
  /** Waits until this process has time for one more result. */
  turn(): Promise<void> | undefined;
  /** An event is completed, for all that ask the same. */
  onCompletion(): void;
  onClose(): void;
}

interface OwnStream {
  readonly blocks: AsyncIterator<EventBlock, void>;
  readonly ending: AbortController;
}

interface Joined {
  readonly channel: SharedChannel;
  leave(): void;
}

/** One running subscription. */
export class Subscriber implements SubscriptionStream {
  private readonly gate = new NewsGate();
  /** Equal for subscriptions that an event becomes the same result for. */
  private completionKey = "";
  private plan: SubscriptionPlan | null = null;
  private source: ResumableSource | null = null;
  private generation: number | null = null;
  private place: LogPlace | null = null;
  private settled: LogPlace | null = null;
  private own: OwnStream | null = null;
  private joined: Joined | null = null;
  private ending: HubError | null = null;
  private isClosed = false;

  constructor(
    private readonly call: SubscriptionCall,
    private readonly host: SubscriberHost,
  ) {}

  /** See SubscriptionStream. */
  get position(): string | null {
    return this.settled?.cursor ?? null;
  }

  /** The next result; see SubscriptionStream. */
  async next(): Promise<SubscriptionResult | null> {
    // Whoever asks on has what was given before.
    this.settled = this.place;
    try {
      while (!this.isClosed) {
        if (this.ending !== null) return this.last(this.ending);
        const source = this.prepared();
        const event = await (this.joined === null ? this.takeOwn(source) : this.takeShared(this.joined.channel));
        if (event !== null) await this.host.turn();
        // A plan that changed meanwhile asks match for other fields: the event is taken again with those.
        if (event === null || this.prepared() !== source) continue;
        this.place = event;
        return await this.resultOf(event);
      }
      return null;
    } catch (error) {
      return this.isClosed ? null : this.last(error);
    }
  }

  /** See SubscriptionStream. */
  end(code: "UNAUTHENTICATED" | "UNAVAILABLE", message: string): void {
    this.ending ??= new HubError(code, message);
    this.wake();
    this.own?.ending.abort();
  }

  /** Looks around again: the supergraph has changed. */
  wake(): void {
    this.gate.wake();
  }

  /** See SubscriptionStream. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.leaveSources();
    this.wake();
    this.host.onClose();
  }

  private prepared(): ResumableSource {
    const latest = this.host.replan(this.call, this.generation);
    if (latest !== null) {
      const source = resumableSource(latest.plan.source);
      this.plan = latest.plan;
      this.generation = latest.generation;
      this.completionKey = this.keyOfCompletions(source, latest.generation);
      if (source.query !== this.source?.query) {
        this.leaveSources();
        this.source = source;
      }
    }
    if (this.source === null) throw new HubError("INTERNAL", "the subscription was not planned");
    return this.source;
  }

  private requestOf(source: ResumableSource): EventRequest {
    const after = this.place?.cursor ?? this.call.after ?? source.afterOf(this.call.variables);
    const { query, operationName } = source;
    return { query, operationName, variables: source.pick(this.call.variables), after };
  }

  private async takeOwn(source: ResumableSource): Promise<ChannelEvent | null> {
    const request = this.requestOf(source);
    if (this.own === null) {
      // Who comes back with a cursor that its equals still hold goes on with them at once.
      const known = request.after === null ? null : this.host.channelWith(this.channelKey(request), request.after);
      if (known !== null) {
        this.place = known.place;
        this.join(known.channel);
        return null;
      }
      const ending = new AbortController();
      this.own = { ending, blocks: this.host.follow(this.call, request, ending.signal) };
    }
    const own = this.own;
    const step = await own.blocks.next();
    if (step.done === true || this.own !== own) return null;
    const { value: block } = step;
    if (block.kind === "event") return { ...block, completions: new Map() };
    this.standAt({ seq: block.seq, cursor: block.cursor });
    this.joinAt(block, request);
    return null;
  }

  /** Everything up to there was given or is none of this subscription's. */
  private standAt(place: LogPlace): void {
    this.place = place;
    this.settled = place;
  }

  private joinAt(place: LogPlace, request: EventRequest): void {
    const channel = this.host.channelFor(this.channelKey(request), this.call, request, place);
    if (channel.covers(place.seq)) this.join(channel);
  }

  private channelKey({ query, operationName, variables }: EventRequest): string {
    return JSON.stringify([query, operationName ?? null, variables, rightsKey(this.call.principal)]);
  }

  private join(channel: SharedChannel): void {
    this.leaveSources();
    this.joined = { channel, leave: channel.join(() => this.gate.wake()) };
  }

  private async takeShared(channel: SharedChannel): Promise<ChannelEvent | null> {
    this.gate.rearm();
    const step = channel.stepFrom(this.place?.seq ?? 0);
    switch (step.kind) {
      case "event":
        return step.event;
      case "waiting":
        // The channel may itself be behind: whoever opened it came with an older cursor and still catches up.
        if (step.place.seq > (this.place?.seq ?? 0)) this.standAt(step.place);
        if (this.ending === null && !this.isClosed) await this.gate.forNews();
        return null;
      case "overrun":
        throw new HubError(
          "SUBSCRIBER_TOO_SLOW",
          "the subscriber fell behind what is kept for it; subscribe again behind the cursor",
        );
      case "failed":
        throw step.error;
    }
  }

  private keyOfCompletions({ afterVariable }: ResumableSource, generation: number): string {
    const { document, operationName, variables } = this.call;
    const relevant = Object.entries(variables).filter(([name]) => name !== afterVariable);
    return JSON.stringify([generation, operationName ?? null, documentText(document), relevant]);
  }

  /** Equal subscriptions are given the same object: whoever writes it out can do so once. */
  private async resultOf({ cursor, event, completions }: ChannelEvent): Promise<SubscriptionResult | null> {
    const { plan } = this;
    if (plan === null) return null;
    const completion = completions.get(this.completionKey) ?? this.complete(plan, event, cursor);
    completions.set(this.completionKey, completion);
    const result = await completion;
    return this.isClosed ? null : { result, cursor };
  }

  private async complete(plan: SubscriptionPlan, event: ExecutionResult, cursor: string): Promise<ExecutionResult> {
    this.host.onCompletion();
    return withCursor(await plan.complete(event, this.call), cursor);
  }

  /** The result that ends the subscription, with the cursor to resume from. */
  private last(error: unknown): SubscriptionResult {
    const cursor = this.place?.cursor ?? null;
    this.close();
    return { result: withCursor({ errors: [graphQLErrorOf(error, cursor)] }, cursor), cursor };
  }

  private leaveSources(): void {
    this.own?.ending.abort();
    this.own = null;
    this.joined?.leave();
    this.joined = null;
  }
}

function withCursor(result: ExecutionResult, cursor: string | null): ExecutionResult {
  return cursor === null ? result : { ...result, extensions: { ...result.extensions, cursor } };
}

function graphQLErrorOf(error: unknown, cursor: string | null): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const place = cursor === null ? {} : { cursor };
  if (error instanceof HubError) {
    return new GraphQLError(error.message, { extensions: { ...error.details, ...place, code: error.code } });
  }
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError("the subscription failed inside the gateway", {
    originalError,
    extensions: { ...place, code: "INTERNAL" },
  });
}
