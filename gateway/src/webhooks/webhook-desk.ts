/*
 * Webhooks as people handle them. Checks here what only the gateway can judge, targets and operations, and sends tests;
 * match keeps everything and decides who may see and change what.
 */
import { WEBHOOK_DESK_CALLS, type DeadLetterRecord, type WebhookCall, type WebhookRecord } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import { randomUUID } from "node:crypto";
import type { z } from "zod";

import type {
  WebhookConnection,
  WebhookDesk,
  WebhookOutcome,
  WebhookPage,
  WebhookProblem,
  WebhookReplay,
  WebhookRequest,
  WebhookTest,
} from "../webhook";
import { checkOperation, type OperationCheck } from "./check-operation";
import type { DeliveryClient } from "./delivery-client";
import type { MatchWebhooks } from "./match-webhooks";
import { isWebhookSecret } from "./sign-message";
import type { TargetJudge } from "./target-rules";
import { messageBody } from "./webhook-body";
import { operationOf, type WebhookOperation } from "./webhook-operation";
import type { DeliveryEnd } from "./webhook-runner";

/** What a desk works with. */
export interface WebhookDeskOptions {
  readonly match: MatchWebhooks;
  readonly headers: (principal: Principal) => Promise<Readonly<Record<string, string>>>;
  readonly judge: TargetJudge;
  readonly client: DeliveryClient;
  /** Judges what people write. */
  readonly check: OperationCheck;
  /** Judges what this gateway writes itself: a list of trusted documents is none for it. */
  readonly ownCheck: OperationCheck;
  readonly observe: (end: DeliveryEnd | "test", durationMs: number) => void;
}

const MAX_NAME = 80;
const MAX_KEY = 100;
const MAX_OPERATION = 20_000;
const MAX_CURSOR = 400;

/** The desk for webhooks. */
export class GatewayWebhookDesk implements WebhookDesk {
  constructor(private readonly options: WebhookDeskOptions) {}

  /** See WebhookDesk. */
  async create(who: Principal, request: WebhookRequest): Promise<WebhookOutcome & { readonly secret: string | null }> {
    const asked = this.operationOf(request);
    const problems = [...this.inputProblems(request), ...("operation" in asked ? [] : asked)];
    if (problems.length > 0 || !("operation" in asked)) return { webhook: null, secret: null, problems };
    const { check, ownCheck, judge } = this.options;
    const [checked, target] = await Promise.all([
      checkOperation(request.filter == null ? check : ownCheck, asked, who),
      judge.resolvedProblemOf(request.url),
    ]);
    if (target !== null) problems.push({ field: ["url"], ...target });
    if ("refusal" in checked) {
      const message = `订阅操作不可用:${checked.refusal}`;
      problems.push({ field: [request.filter == null ? "operation" : "filter"], code: "BAD_FORMAT", message });
    }
    if (problems.length > 0 || "refusal" in checked) return { webhook: null, secret: null, problems };
    return this.ask(WEBHOOK_DESK_CALLS.create, who, {
      ...asked,
      event: checked.event,
      name: request.name?.trim() || null,
      url: request.url,
      secret: request.secret ?? null,
      after: request.after ?? null,
      idempotencyKey: request.idempotencyKey ?? null,
    });
  }

  /** See WebhookDesk. */
  list(who: Principal, page: WebhookPage): Promise<WebhookConnection<WebhookRecord>> {
    return this.ask(WEBHOOK_DESK_CALLS.list, who, page);
  }

  /** See WebhookDesk. */
  async find(who: Principal, id: string): Promise<WebhookRecord | null> {
    return (await this.ask(WEBHOOK_DESK_CALLS.find, who, { id })).webhook;
  }

  /** See WebhookDesk. */
  deadLetters(who: Principal, id: string, page: WebhookPage): Promise<WebhookConnection<DeadLetterRecord>> {
    return this.ask(WEBHOOK_DESK_CALLS.letters, who, { id, ...page });
  }

  /** See WebhookDesk. */
  remove(who: Principal, id: string): Promise<WebhookOutcome> {
    return this.ask(WEBHOOK_DESK_CALLS.remove, who, { id });
  }

  /** See WebhookDesk. */
  disable(who: Principal, id: string): Promise<WebhookOutcome> {
    return this.ask(WEBHOOK_DESK_CALLS.disable, who, { id });
  }

  /** See WebhookDesk. */
  replay(who: Principal, replay: WebhookReplay): Promise<WebhookOutcome & { readonly queued: number }> {
    return this.ask(WEBHOOK_DESK_CALLS.replay, who, {
      id: replay.id,
      after: replay.after ?? null,
      deadLetterIds: [...(replay.deadLetterIds ?? [])],
      allDeadLetters: replay.allDeadLetters ?? false,
    });
  }

  /** See WebhookDesk. */
  async test(who: Principal, id: string) {
    const { target, problems } = await this.ask(WEBHOOK_DESK_CALLS.test, who, { id });
    return { delivery: target === null ? null : await this.deliverTest(id, target), problems };
  }

  private async deliverTest(
    webhookId: string,
    target: { readonly url: string; readonly secret: string },
  ): Promise<WebhookTest> {
    const messageId = `msg_test_${randomUUID()}`;
    const data = { message: "来自社会组织创新园枢纽的测试消息" };
    const body = messageBody({ type: "webhook.test", timestamp: new Date().toISOString(), webhookId, data });
    const signal = new AbortController().signal;
    const { kind, status, error, durationMs } = await this.options.client.post({ ...target, messageId, body, signal });
    this.options.observe("test", durationMs);
    return { isAccepted: kind === "delivered", messageId, status, durationMs, error };
  }

  private operationOf(request: WebhookRequest): WebhookOperation | readonly WebhookProblem[] {
    const { operation, filter } = request;
    if ((operation == null) === (filter == null)) {
      return [{ field: ["operation"], code: "REQUIRED", message: "operation 与 filter 须恰给一个" }];
    }
    if (filter != null) return operationOf(filter);
    const variables = variablesOf(request.variables ?? null);
    if (variables === null) {
      return [{ field: ["variables"], code: "BAD_FORMAT", message: "variables 须为 JSON 对象的文本" }];
    }
    return { operation: operation ?? "", variables };
  }

  private inputProblems(request: WebhookRequest): WebhookProblem[] {
    const problems: WebhookProblem[] = [];
    const target = this.options.judge.problemOf(request.url);
    if (target !== null) problems.push({ field: ["url"], ...target });
    if (request.secret != null && !isWebhookSecret(request.secret)) {
      const message = "密钥须为 whsec_ 加 24 至 64 字节的 base64;不给则由枢纽生成";
      problems.push({ field: ["secret"], code: "BAD_FORMAT", message });
    }
    for (const [field, label, max] of LENGTHS) {
      const length = [...(request[field] ?? "")].length;
      if (length > max)
        problems.push({ field: [field], code: "TOO_LONG", message: `${label}有 ${length} 字,最多 ${max} 字` });
    }
    return problems;
  }

  private async ask<S extends z.ZodType, R extends z.ZodType>(
    call: WebhookCall<S, R>,
    who: Principal,
    body: z.input<S>,
  ): Promise<z.output<R>> {
    return this.options.match.ask(call, body, await this.options.headers(who));
  }
}

const LENGTHS = [
  ["name", "名称", MAX_NAME],
  ["idempotencyKey", "幂等键", MAX_KEY],
  ["operation", "订阅操作", MAX_OPERATION],
  ["variables", "变量", MAX_OPERATION],
  ["after", "游标", MAX_CURSOR],
] as const;

/** Null: no JSON of an object. */
function variablesOf(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    // Told as a problem of the input.
    return null;
  }
}
