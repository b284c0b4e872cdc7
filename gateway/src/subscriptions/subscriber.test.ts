import { GraphQLError, parse } from "graphql";

import type { SubscriptionCall, SubscriptionPlan } from "../subscription";
import type { EventBlock, EventRequest } from "./match-stream";
import { SharedChannel, type LogPlace } from "./shared-channel";
import { Subscriber, type SubscriberHost } from "./subscriber";

const CALL: SubscriptionCall = {
  document: parse("subscription S($after: String) { changes(after: $after) { cursor } }"),
  operationName: undefined,
  variables: { after: "c-0" },
  after: null,
  principal: { subject: "anybody", roles: ["PUBLIC"] },
  requestId: "r",
};
const CHANNEL = { maxEvents: 10, patienceMs: 1_000, onEmpty: () => undefined };

/** A log of ten events, and whoever asks for it. */
class Log implements SubscriberHost {
  readonly asked: EventRequest[] = [];
  generation = 1;
  plan = planOf("subscription S($after: String) { changes(after: $after) { cursor } }");
  refusal: GraphQLError | null = null;
  isClosed = false;
  completions = 0;
  /** What its equals have at the moment. */
  shared: SharedChannel | null = null;

  channelWith(_key: string, cursor: string) {
    const place = this.shared?.placeOf(cursor) ?? null;
    return this.shared === null || place === null ? null : { channel: this.shared, place };
  }

  replan(_call: SubscriptionCall, generation: number | null) {
    if (this.refusal !== null) throw this.refusal;
    return generation === this.generation ? null : { plan: this.plan, generation: this.generation };
  }

  async *follow(_call: SubscriptionCall, request: EventRequest): AsyncGenerator<EventBlock, void> {
    this.asked.push(request);
    for (let seq = Number(request.after?.slice(2) ?? 0) + 1; seq <= 10; seq += 1) {
      yield { kind: "event", seq, cursor: `c-${seq}`, event: { data: { seq } } };
    }
    yield { kind: "position", seq: 10, cursor: "c-10" };
  }

  channelFor(_key: string, call: SubscriptionCall, request: EventRequest, place: LogPlace): SharedChannel {
    return new SharedChannel(place, () => this.follow(call, { ...request, after: place.cursor }), {
      ...CHANNEL,
      maxEvents: 5,
    });
  }

  turn(): undefined {
    return undefined;
  }

  onCompletion(): void {
    this.completions += 1;
  }

  onClose(): void {
    this.isClosed = true;
  }
}

function planOf(query: string): SubscriptionPlan {
  const source = { graph: "match", query, operationName: undefined, variableNames: ["after"] };
  return { source, complete: async (event) => event };
}

async function cursors(subscriber: Subscriber, count: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  while (seen.length < count) seen.push((await subscriber.next())?.cursor);
  return seen;
}

describe("Subscriber", () => {
  it("SUB-14 is planned again where it stands when the supergraph changes; what no longer fits ends it", async () => {
    const log = new Log();
    const subscriber = new Subscriber(CALL, log);
    expect(await cursors(subscriber, 3)).toEqual(["c-1", "c-2", "c-3"]);
    log.generation = 2;
    log.plan = planOf("subscription S($after: String) { changes(after: $after) { cursor at } }");
    subscriber.wake();
    expect(await cursors(subscriber, 3)).toEqual(["c-4", "c-5", "c-6"]);
    expect(log.asked.map(({ after, query }) => [after, query.includes(" at") || query.includes("at\n")])).toEqual([
      ["c-0", false],
      ["c-3", true],
    ]);
    log.refusal = new GraphQLError("the schema has changed", { extensions: { code: "VALIDATION" } });
    const last = await subscriber.next();
    expect(last).toMatchObject({ cursor: "c-6", result: { extensions: { cursor: "c-6" } } });
    expect(last?.result.errors?.[0]?.extensions.code).toBe("VALIDATION");
    expect(await subscriber.next()).toBeNull();
    expect(log.isClosed).toBe(true);
  });

  it("asks match for the selection alone: where to begin is told beside it", async () => {
    const log = new Log();
    await cursors(new Subscriber(CALL, log), 1);
    expect(log.asked[0]).toMatchObject({ after: "c-0", variables: {} });
    expect(log.asked[0]?.query).not.toContain("after");
  });

  it("stands behind a result once the next is asked for, never before, and at the head while nothing happens", async () => {
    const subscriber = new Subscriber(CALL, new Log());
    await subscriber.next();
    expect(subscriber.position).toBeNull();
    const second = subscriber.next();
    expect(subscriber.position).toBe("c-1");
    await second;
    expect(subscriber.position).toBe("c-1");
    await cursors(subscriber, 8);
    expect(subscriber.position).toBe("c-9");
    const silent = subscriber.next();
    while (subscriber.position === "c-9") await new Promise((resolve) => setImmediate(resolve));
    expect(subscriber.position).toBe("c-10");
    subscriber.close();
    expect(await silent).toBeNull();
  });

  it("gives the last word that it was told, and nothing when it is closed", async () => {
    const log = new Log();
    const ended = new Subscriber(CALL, log);
    await ended.next();
    ended.end("UNAUTHENTICATED", "the token has expired");
    expect((await ended.next())?.result.errors?.[0]?.extensions).toEqual({ code: "UNAUTHENTICATED", cursor: "c-1" });
    const closed = new Subscriber(CALL, log);
    await closed.next();
    closed.close();
    expect(await closed.next()).toBeNull();
  });

  it("goes on at once with its equals from a cursor that they still hold, and asks match for any other", async () => {
    const log = new Log();
    const place = { seq: 3, cursor: "c-3" };
    log.shared = new SharedChannel(
      place,
      () => log.follow(CALL, { query: "", operationName: undefined, variables: {}, after: "c-3" }),
      CHANNEL,
    );
    await cursors(new Subscriber({ ...CALL, after: "c-3" }, log), 2);
    expect(log.asked).toHaveLength(1);
    expect(await cursors(new Subscriber({ ...CALL, after: "c-6" }, log), 4)).toEqual(["c-7", "c-8", "c-9", "c-10"]);
    expect(log.asked).toHaveLength(1);
    expect(await cursors(new Subscriber({ ...CALL, after: "c-1" }, log), 3)).toEqual(["c-2", "c-3", "c-4"]);
    expect(log.asked.map(({ after }) => after)).toEqual(["c-3", "c-1"]);
  });

  it("does not go back with a channel that is itself still catching up", async () => {
    const log = new Log();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const lagging = new SharedChannel(
      { seq: 2, cursor: "c-2" },
      async function* () {
        await released;
        for (let seq = 3; seq <= 12; seq += 1) {
          yield { kind: "event", seq, cursor: `c-${seq}`, event: { data: { seq } } };
        }
      },
      { ...CHANNEL, maxEvents: 20 },
    );
    log.channelFor = () => lagging;
    const subscriber = new Subscriber({ ...CALL, after: "c-8" }, log);
    expect(await cursors(subscriber, 2)).toEqual(["c-9", "c-10"]);
    const next = cursors(subscriber, 2);
    await new Promise((resolve) => setImmediate(resolve));
    release();
    expect(await next).toEqual(["c-11", "c-12"]);
  });
});
