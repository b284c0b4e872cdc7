/*
 * Delivers for one leased webhook: queued dead letters, then the events behind its cursor, one after another. The next
 * event is sent when match has noted the one before. On a failure the lease ends with the report, and match gives the
 * webhook out again when it is due: so a retry needs no memory here, and any gateway may make it.
 */
import { setTimeout as pause } from "node:timers/promises";

import { WEBHOOK_REASONS, type LeasedWebhook, type WebhookReason } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import type { ExecutionResult } from "graphql";

import type { GatewayLogger } from "../operation";
import type { Subscriptions, SubscriptionStream } from "../subscription";
import type { DeliveryClient, DeliveryOutcome } from "./delivery-client";
import type { DeliveryReports } from "./delivery-reports";
import { pauseAfter } from "./retry-schedule";
import { messageIdOf } from "./sign-message";
import { eventBody, messageBody } from "./webhook-body";
import type { WebhookSettings } from "./webhook-settings";

/** How deliveries ended, for metrics. */
export type DeliveryEnd = DeliveryOutcome["kind"] | "dead_letter" | "disabled";

/** What a runner works with. */
export interface RunnerParts {
  readonly subscriptions: Pick<Subscriptions, "prepare" | "subscribe">;
  readonly client: Pick<DeliveryClient, "post">;
  readonly reports: Pick<DeliveryReports, keyof DeliveryReports>;
  readonly settings: WebhookSettings;
  readonly logger: GatewayLogger;
  readonly observe: (end: DeliveryEnd, durationMs: number) => void;
}

/** Codes of a stream's last result that nothing but a person mends. */
const FINAL: ReadonlySet<string> = new Set(["CURSOR_EXPIRED", "CURSOR_INVALID"]);
/** Codes that say that the operation does not fit the graph, or its owner, as they are now. */
const UNFIT: ReadonlySet<string> = new Set(["VALIDATION", "BAD_REQUEST", "FORBIDDEN", "UNAUTHENTICATED"]);
const REOPEN_PAUSE_MS = 500;
const NEWS_TIMEOUT = Symbol("nothing happened");

/** One leased webhook. */
export class WebhookRunner {
  private readonly ending = new AbortController();
  private stream: SubscriptionStream | null = null;
  private attempts: number;
  private failureCount: number;
  private noted: string;
  private isStopping = false;

  constructor(
    private readonly hook: LeasedWebhook,
    private readonly parts: RunnerParts,
  ) {
    this.attempts = hook.attempts;
    this.failureCount = hook.failureCount;
    this.noted = hook.cursor;
  }

  /** Runs until the lease ends, by a failure, by stop(), or because somebody else has it. */
  async run(): Promise<void> {
    try {
      if (await this.deliverLetters()) await this.deliverEvents();
    } finally {
      this.stream?.close();
    }
  }

  /** Ends it behind the delivery under way; `isHard` cuts that too. */
  stop(isHard: boolean): void {
    this.isStopping = true;
    this.stream?.close();
    if (isHard) this.ending.abort();
  }

  /** Notes that run() failed inside, so that the webhook is not tried again at once; never rejects. */
  async breakOff(): Promise<void> {
    const error = "枢纽内部错误,稍后重试";
    const outcome = { kind: "away", status: null, error, durationMs: 0, retryAfterMs: null } as const;
    await this.failed(outcome).catch((reason: unknown) => {
      this.parts.logger.warn({ err: reason, webhook: this.hook.id }, "a webhook's failure cannot be noted");
    });
  }

  private async deliverLetters(): Promise<boolean> {
    while (!this.isStopping) {
      const answer = await this.parts.reports.nextLetter();
      if (answer?.isHeld !== true) return false;
      const { letter } = answer;
      if (letter === null) return true;
      const outcome = await this.post(letter.messageId, letter.body);
      if (outcome.kind === "away" || outcome.kind === "gone") return this.failed(outcome);
      const refusal = outcome.kind === "delivered" ? null : refusalOf(outcome);
      if (!(await this.parts.reports.letterDone({ letterId: letter.id, refusal }))) return false;
    }
    return false;
  }

  private async deliverEvents(): Promise<void> {
    const document = this.parts.subscriptions.prepare(this.hook.operation);
    if (!("kind" in document)) {
      await this.unfit(document.map(({ message }) => message).join("; "));
      return;
    }
    while (!this.isStopping) {
      const { principal, variables } = this.hook;
      this.stream = this.parts.subscriptions.subscribe({
        document,
        operationName: undefined,
        variables,
        after: this.noted,
        // Match wrote it from an identity that it had verified.
        principal: principal as Principal,
        requestId: `webhook-${this.hook.id.replace(/^.*:/, "")}`,
      });
      if (!(await this.deliverFrom(this.stream))) return;
      this.stream.close();
      await pause(REOPEN_PAUSE_MS, undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined);
    }
  }

  /** True: the stream ended and may be opened again. */
  private async deliverFrom(stream: SubscriptionStream): Promise<boolean> {
    for (;;) {
      const next = await this.nextOf(stream);
      if (next === null) return !this.isStopping && this.parts.reports.isHeld;
      const { result, cursor } = next;
      if (cursor === null || result.data === undefined) return this.endedWith(result);
      if (!(await this.deliver(result, cursor))) return false;
    }
  }

  /** The next result; while there is none, how far the log was looked at is noted now and then. */
  private async nextOf(stream: SubscriptionStream) {
    const next = stream.next();
    for (;;) {
      const waiting = new AbortController();
      const timer = pause(this.parts.settings.positionEveryMs, NEWS_TIMEOUT, { ref: false, signal: waiting.signal });
      const first = await Promise.race([next, timer.catch(() => NEWS_TIMEOUT)]);
      waiting.abort();
      if (first !== NEWS_TIMEOUT) return first as Awaited<typeof next>;
      if (!(await this.notePosition(stream))) {
        stream.close();
        return null;
      }
    }
  }

  private async notePosition({ position }: SubscriptionStream): Promise<boolean> {
    if (position === null || position === this.noted) return true;
    if (!(await this.parts.reports.advance({ cursor: position, isDelivery: false, status: null }))) return false;
    this.noted = position;
    return true;
  }

  private async endedWith({ errors = [] }: ExecutionResult): Promise<boolean> {
    const [first] = errors;
    const { code, oldest } = first?.extensions ?? {};
    if (typeof code !== "string") return !this.isStopping;
    if (FINAL.has(code)) {
      const reason = WEBHOOK_REASONS.find((known) => known === code) ?? "CURSOR_INVALID";
      const error = typeof oldest === "string" ? `最早可用的游标为「${oldest}」` : "";
      if (await this.parts.reports.stop({ reason, error, status: null })) this.parts.observe("disabled", 0);
      return false;
    }
    if (UNFIT.has(code)) return this.unfit(first?.message ?? code);
    return !this.isStopping;
  }

  /** False: the lease has ended. */
  private async deliver(result: ExecutionResult, cursor: string): Promise<boolean> {
    if (!this.parts.reports.isHeld) return false;
    const messageId = messageIdOf(this.hook.id, cursor);
    const body = eventBody({ webhookId: this.hook.id, cursor, result, now: new Date() });
    const outcome = await this.post(messageId, body);
    switch (outcome.kind) {
      case "delivered":
        return this.delivered(cursor, outcome);
      case "refused":
        if (this.attempts + 1 < this.parts.settings.maxAttempts) return this.failed(outcome);
        return this.setAside(outcome, { cursor, messageId, body });
      case "away":
      case "gone":
        return this.failed(outcome);
      default:
        return outcome.kind satisfies never;
    }
  }

  private async post(messageId: string, body: string): Promise<DeliveryOutcome> {
    const { url, secret } = this.hook;
    const outcome = await this.parts.client.post({ url, secret, messageId, body, signal: this.ending.signal });
    if (!this.ending.signal.aborted) this.parts.observe(outcome.kind, outcome.durationMs);
    return outcome;
  }

  private async delivered(cursor: string, { status }: DeliveryOutcome): Promise<boolean> {
    const isHeld = await this.parts.reports.advance({ cursor, isDelivery: true, status });
    this.noted = cursor;
    this.attempts = 0;
    this.failureCount = 0;
    return isHeld;
  }

  private async setAside(
    outcome: DeliveryOutcome,
    event: { readonly cursor: string; readonly messageId: string; readonly body: string },
  ): Promise<boolean> {
    const answer = await this.parts.reports.setAside({ ...event, ...refusalOf(outcome) });
    if (answer?.disabled) await this.giveNotice(answer.disabled);
    if (answer?.isHeld !== true || answer.disabled !== null) return false;
    this.parts.observe("dead_letter", 0);
    this.noted = event.cursor;
    this.attempts = 0;
    this.failureCount = 0;
    return true;
  }

  private async unfit(message: string): Promise<false> {
    const error = `订阅操作已不符合现行接口或权限:${message}`;
    const outcome = { kind: "away", status: null, error, durationMs: 0, retryAfterMs: null } as const;
    return this.failed(outcome, "OPERATION_INVALID");
  }

  private async failed(outcome: DeliveryOutcome, reason: WebhookReason = "ENDPOINT_FAILING"): Promise<false> {
    // What stop() cut is no failure of the endpoint.
    if (this.ending.signal.aborted) return false;
    if (outcome.kind === "gone") {
      if (await this.parts.reports.stop({ reason: "ENDPOINT_GONE", ...refusalOf(outcome) })) {
        this.parts.observe("disabled", 0);
      }
      return false;
    }
    const { settings, reports } = this.parts;
    const answer = await reports.fail({
      ...refusalOf(outcome),
      isRefusal: outcome.kind === "refused",
      nextAttemptInMs: pauseAfter(this.failureCount + 1, settings, outcome.retryAfterMs),
      disableAfterMs: settings.disableAfterMs,
      reason,
    });
    if (answer?.disabled) await this.giveNotice(answer.disabled);
    return false;
  }

  /** Tells the endpoint, once: it may be there and only refuse events. */
  private async giveNotice({ reason, detail }: { readonly reason: string; readonly detail: string }): Promise<void> {
    this.parts.observe("disabled", 0);
    const { id: webhookId } = this.hook;
    const timestamp = new Date().toISOString();
    const body = messageBody({ type: "webhook.disabled", timestamp, webhookId, data: { reason, detail } });
    const outcome = await this.post(messageIdOf(webhookId, `disabled ${timestamp}`), body);
    this.parts.logger.warn({ webhook: webhookId, reason, notice: outcome.kind }, "a webhook was disabled");
  }
}

function refusalOf({ status, error }: DeliveryOutcome): { readonly status: number | null; readonly error: string } {
  return { status, error: error ?? "" };
}
