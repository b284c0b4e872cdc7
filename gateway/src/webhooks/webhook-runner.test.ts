import type { LeasedWebhook } from "@park-hub/contracts";
import { GraphQLError, parse, type ExecutionResult } from "graphql";

import type { SubscriptionCall, SubscriptionResult, SubscriptionStream } from "../subscription";
import type { Delivery, DeliveryOutcome } from "./delivery-client";
import { WebhookRunner, type RunnerParts } from "./webhook-runner";
import { DEFAULT_WEBHOOK_SETTINGS } from "./webhook-settings";

const HOOK: LeasedWebhook = {
  id: "match:01JD0000000000000000000000",
  epoch: 3,
  url: "https://hooks.example/",
  secret: "whsec_",
  principal: { subject: "legal-system", roles: ["DEPARTMENT_OFFICER"], site: "justice" },
  operation: "subscription { changes { cursor } }",
  variables: {},
  cursor: "c-0",
  failureCount: 2,
  attempts: 0,
};
const DELIVERED: DeliveryOutcome = { kind: "delivered", status: 204, error: null, durationMs: 3, retryAfterMs: null };

const event = (cursor: string): SubscriptionResult => ({ cursor, result: { data: { changes: { cursor } } } });
const lastWord = (code: string, extensions: object = {}): SubscriptionResult => ({
  cursor: null,
  result: { errors: [new GraphQLError(`it is ${code}`, { extensions: { ...extensions, code } })] },
});

/** A stream of these results, then silence until it is closed. */
class Stream implements SubscriptionStream {
  position: string | null = null;
  private release: () => void = () => undefined;
  private readonly closed = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  constructor(private readonly results: SubscriptionResult[]) {}

  async next(): Promise<SubscriptionResult | null> {
    const next = this.results.shift();
    if (next === undefined) await this.closed;
    return next ?? null;
  }

  end(): void {
    this.close();
  }

  close(): void {
    this.release();
  }
}

/** Match and the hub around a runner, and what they were told. */
class Surroundings {
  readonly reports: (readonly [name: string, report: object])[] = [];
  readonly posted: Delivery[] = [];
  readonly calls: SubscriptionCall[] = [];
  readonly observed: string[] = [];
  outcomes: DeliveryOutcome[] = [];
  prepared: ExecutionResult["errors"] | null = null;

  constructor(private readonly streams: Stream[]) {}

  run(hook: Partial<LeasedWebhook> = {}, settings: Partial<RunnerParts["settings"]> = {}): Promise<void> {
    return new WebhookRunner({ ...HOOK, ...hook }, this.parts(settings)).run();
  }

  parts(settings: Partial<RunnerParts["settings"]> = {}): RunnerParts {
    const note = (name: string) => (report: object) => {
      this.reports.push([name, report]);
      return Promise.resolve(true);
    };
    const noted = (name: string) => (report: object) => {
      this.reports.push([name, report]);
      return Promise.resolve({ isHeld: true, disabled: null });
    };
    return {
      subscriptions: {
        prepare: (query) => this.prepared ?? parse(query),
        subscribe: (call) => {
          this.calls.push(call);
          return this.streams.shift() ?? new Stream([]);
        },
      },
      client: {
        post: (delivery) => {
          this.posted.push(delivery);
          return Promise.resolve(this.outcomes.shift() ?? DELIVERED);
        },
      },
      reports: {
        isHeld: true,
        advance: note("advance"),
        stop: note("stop"),
        letterDone: note("letterDone"),
        fail: noted("fail"),
        setAside: noted("setAside"),
        nextLetter: () => Promise.resolve({ isHeld: true, letter: null }),
      },
      settings: { ...DEFAULT_WEBHOOK_SETTINGS, ...settings },
      logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      observe: (end) => this.observed.push(end),
    };
  }
}

describe("WebhookRunner", () => {
  it.each(["CURSOR_EXPIRED", "CURSOR_INVALID"])(
    "HOOK-18 disables the webhook with %s, and what still works",
    async (code) => {
      const around = new Surroundings([new Stream([lastWord(code, { oldest: "c-7" })])]);
      await around.run();
      expect(around.reports).toEqual([
        ["stop", { reason: code, status: null, error: expect.stringContaining("c-7") as string }],
      ]);
      expect(around.posted).toEqual([]);
    },
  );

  it("HOOK-23 notes an operation that no longer fits as a failure, with the reason to disable by", async () => {
    const around = new Surroundings([]);
    around.prepared = [new GraphQLError('Cannot query field "old"')];
    await around.run();
    expect(around.reports).toMatchObject([["fail", { reason: "OPERATION_INVALID", isRefusal: false }]]);
    expect(JSON.stringify(around.reports)).toContain("Cannot query field");
  });

  it("HOOK-23 does the same when the owner may no longer read a field", async () => {
    const around = new Surroundings([new Stream([lastWord("FORBIDDEN")])]);
    await around.run();
    expect(around.reports).toMatchObject([["fail", { reason: "OPERATION_INVALID" }]]);
  });

  it("subscribes behind the cursor as the owner, and again behind the last event when the hub's stream ends", async () => {
    const again = new Stream([event("c-2"), lastWord("CURSOR_INVALID")]);
    const around = new Surroundings([new Stream([event("c-1"), lastWord("SUBSCRIBER_TOO_SLOW")]), again]);
    await around.run();
    expect(around.calls.map(({ after }) => after)).toEqual(["c-0", "c-1"]);
    expect(around.calls[0]?.principal).toEqual(HOOK.principal);
    expect(around.reports.map(([name]) => name)).toEqual(["advance", "advance", "stop"]);
    expect(around.posted.map(({ body }) => (JSON.parse(body) as { cursor: string }).cursor)).toEqual(["c-1", "c-2"]);
  });

  it("waits longer with each failure, counted from what match knows", async () => {
    const around = new Surroundings([new Stream([event("c-1")])]);
    around.outcomes = [{ kind: "away", status: 503, error: "接收端答复 503", durationMs: 1, retryAfterMs: null }];
    await around.run({}, { firstPauseMs: 1_000 });
    const [[name, report] = ["", {}]] = around.reports;
    expect([name, report]).toEqual(["fail", expect.objectContaining({ status: 503, isRefusal: false })]);
    const { nextAttemptInMs } = report as { nextAttemptInMs: number };
    expect(nextAttemptInMs).toBeGreaterThanOrEqual(3_000);
    expect(nextAttemptInMs).toBeLessThanOrEqual(5_000);
  });

  it("notes now and then how far the log was looked at while nothing happens", async () => {
    const stream = new Stream([]);
    stream.position = "c-90";
    const around = new Surroundings([stream]);
    const runner = new WebhookRunner(HOOK, {
      ...around.parts({ positionEveryMs: 5 }),
      observe: () => undefined,
    });
    const running = runner.run();
    while (around.reports.length === 0) await new Promise((resolve) => setImmediate(resolve));
    runner.stop(false);
    await running;
    expect(around.reports).toEqual([["advance", { cursor: "c-90", isDelivery: false, status: null }]]);
  });

  it("sends an event that is too long without its data, saying so", async () => {
    const cursor = "c-1";
    const long = { cursor, result: { data: { changes: { cursor, text: "长".repeat(400_000) } } } };
    const around = new Surroundings([new Stream([long, lastWord("CURSOR_INVALID")])]);
    await around.run();
    expect(JSON.parse(around.posted[0]?.body ?? "")).toMatchObject({
      type: "changes",
      cursor,
      data: null,
      errors: [{ extensions: { code: "PAYLOAD_TOO_LARGE" } }],
    });
  });
});
