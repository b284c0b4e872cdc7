/*
 * Webhooks as people handle them: registered, listed, disabled, started again, removed.
 * Promises: everybody sees and changes their own; an OPERATOR all. What somebody else owns is as if it were not there.
 * Leaves alone: whether a target or an operation is sound (the gateway has checked it), and deliveries.
 */
import { newObjectId, type DeadLetterRecord, type WebhookRecord } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import {
  claimIdempotencyKey,
  connectionOf,
  keysetCursorOf,
  pageArguments,
  ProblemsFound,
  type Connection,
  type Problem,
} from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { readLogHead } from "../data/change-log";
import { countDeadLetters, listDeadLetters, queueDeadLetters } from "../data/dead-letter-store";
import type { WebhookRow } from "../data/entities/webhook-row";
import type { MatchDatabase } from "../data/match-database";
import {
  changeWebhook,
  countWebhooks,
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  noteTest,
  type WebhookChanges,
} from "../data/webhook-store";
import { logCursor } from "./log-cursor";
import { alreadyUsed, cursorProblem, disabledByOperator, notFound, secretLost, tooMany } from "./webhook-problems";
import { deadLetterRecordOf, sentenceOf, webhookRecordOf } from "./webhook-records";
import { newWebhookSecret, type WebhookSecrets } from "./webhook-secrets";

/** What is registered; the gateway has checked it. */
export interface NewWebhook {
  readonly name: string | null;
  readonly url: string;
  /** `whsec_…`; null: one is made. */
  readonly secret: string | null;
  readonly event: string;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Begin behind this cursor; null: now. */
  readonly after: string | null;
  readonly idempotencyKey: string | null;
}

/** How a webhook starts again. */
export interface WebhookReplay {
  readonly id: string;
  /** Behind this cursor; null: where it stands. */
  readonly after: string | null;
  readonly deadLetterIds: readonly string[];
  readonly allDeadLetters: boolean;
}

/** The webhook as it is now, and what a person can mend. */
export interface WebhookOutcome {
  readonly webhook: WebhookRecord | null;
  readonly problems: readonly Problem[];
}

/** Which page. */
export interface PageQuestion {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Options of a WebhookRegistry. */
export interface WebhookRegistryOptions {
  readonly database: MatchDatabase;
  readonly secrets: WebhookSecrets;
  readonly now: () => Date;
  /** Webhooks that one subject may have; default 20: an office follows a handful of things with one or two systems. */
  readonly maxPerSubject?: number | undefined;
  /** Milliseconds between two tests of one webhook; default 5,000: a person looks at the answer in between. */
  readonly testEveryMs?: number | undefined;
}

const MAX_PER_SUBJECT = 20;
const TEST_EVERY_MS = 5_000;

/** Webhooks as people handle them. */
export class WebhookRegistry {
  constructor(private readonly options: WebhookRegistryOptions) {}

  /**
   * Registers a webhook; the same idempotency key with the same input gives the first answer.
   *
   * @returns also the secret, which is never shown again.
   * @throws {HubError} UNAUTHENTICATED for the public
   */
  async create(principal: Principal, input: NewWebhook): Promise<WebhookOutcome & { readonly secret: string | null }> {
    requireSomebody(principal);
    const refusal = input.after === null ? null : await cursorProblem(this.options.database, input.after);
    if (refusal !== null) return { webhook: null, problems: [refusal], secret: null };
    try {
      const row = await this.options.database.write((manager) => this.#store(manager, principal, input));
      const secret = row === null ? null : this.options.secrets.open(row.id, row.secret);
      return { ...(await this.#outcomeOf(row)), secret };
    } catch (error) {
      if (error instanceof ProblemsFound) return { webhook: null, problems: error.problems, secret: null };
      throw error;
    }
  }

  /** The caller's own, newest first; an OPERATOR's are all. @throws {HubError} BAD_REQUEST, CURSOR_INVALID */
  async list(principal: Principal, question: PageQuestion): Promise<Connection<WebhookRecord>> {
    requireSomebody(principal);
    const { reader } = this.options.database;
    const page = pageArguments(question);
    const ownerSubject = isOperator(principal) ? null : principal.subject;
    const rows = await listWebhooks(reader, { ...page, ownerSubject });
    const counts = await countDeadLetters(
      reader,
      rows.map(({ id }) => id),
    );
    const total = await countWebhooks(reader, ownerSubject);
    const { nodes, edges, ...rest } = connectionOf(rows, page, keysetCursorOf, total);
    const shown = nodes.map((row) => webhookRecordOf(row, counts.get(row.id) ?? 0));
    return { ...rest, nodes: shown, edges: shown.map((node, at) => ({ cursor: edges[at]?.cursor ?? "", node })) };
  }

  /** One of those that the caller may see, or null. */
  async find(principal: Principal, id: string): Promise<WebhookRecord | null> {
    const row = await this.#visible(principal, id);
    return row === null ? null : (await this.#outcomeOf(row)).webhook;
  }

  /** Events that the endpoint would not take, newest first. @throws {HubError} NOT_FOUND, BAD_REQUEST, CURSOR_INVALID */
  async letters(principal: Principal, id: string, question: PageQuestion): Promise<Connection<DeadLetterRecord>> {
    const row = await this.#visible(principal, id);
    if (row === null) throw new HubError("NOT_FOUND", `there is no webhook "${id}"`);
    const { reader } = this.options.database;
    const page = pageArguments(question);
    const rows = await listDeadLetters(reader, { ...page, webhookId: id });
    const total = (await countDeadLetters(reader, [id])).get(id) ?? 0;
    const { nodes, edges, ...rest } = connectionOf(rows, page, keysetCursorOf, total);
    const shown = nodes.map(deadLetterRecordOf);
    return { ...rest, nodes: shown, edges: shown.map((node, at) => ({ cursor: edges[at]?.cursor ?? "", node })) };
  }

  /** Removes it and its dead letters. */
  async remove(principal: Principal, id: string): Promise<WebhookOutcome> {
    const row = await this.#visible(principal, id);
    if (row === null) return { webhook: null, problems: [notFound(id)] };
    const outcome = await this.#outcomeOf(row);
    await this.options.database.write((manager) => deleteWebhook(manager, id));
    return outcome;
  }

  /** Stops deliveries until somebody starts it again; of an operator's disabling only an operator may. */
  async disable(principal: Principal, id: string): Promise<WebhookOutcome> {
    const row = await this.#visible(principal, id);
    if (row === null) return { webhook: null, problems: [notFound(id)] };
    if (row.reason === "BY_OPERATOR") return this.#outcomeOf(row);
    const reason = row.ownerSubject === principal.subject ? "BY_OWNER" : "BY_OPERATOR";
    const state = { state: "DISABLED", reason, detail: sentenceOf(reason, ""), stateAt: this.options.now() } as const;
    await this.options.database.write((manager) => changeWebhook(manager, id, state));
    return this.#outcomeOf(await findWebhook(this.options.database.reader, id));
  }

  /** Starts the webhook again, whatever stopped it; see WebhookReplay. */
  async replay(principal: Principal, replay: WebhookReplay): Promise<WebhookOutcome & { readonly queued: number }> {
    const row = await this.#visible(principal, replay.id);
    if (row === null) return { webhook: null, problems: [notFound(replay.id)], queued: 0 };
    const problem = await this.#replayProblem(principal, row, replay);
    if (problem !== null) {
      if (replay.after === null && problem.code !== "FORBIDDEN") await this.#notePlaceLost(row.id, problem);
      const now = await findWebhook(this.options.database.reader, row.id);
      return { ...(await this.#outcomeOf(now)), problems: [problem], queued: 0 };
    }
    const { id, after, allDeadLetters, deadLetterIds } = replay;
    const started: WebhookChanges = {
      ...NOT_FAILING,
      ...(row.state === "ACTIVE" ? {} : { state: "ACTIVE", reason: null, detail: null, stateAt: this.options.now() }),
      ...(after === null ? {} : { cursor: after }),
    };
    const queued = await this.options.database.write(async (manager) => {
      await changeWebhook(manager, id, started);
      return queueDeadLetters(manager, id, allDeadLetters ? "all" : deadLetterIds);
    });
    return { ...(await this.#outcomeOf(await findWebhook(this.options.database.reader, id))), queued };
  }

  /** What a test delivery needs. @throws {HubError} LIMIT_EXCEEDED when the last test was a moment ago */
  async test(
    principal: Principal,
    id: string,
  ): Promise<{
    readonly target: { readonly url: string; readonly secret: string } | null;
    readonly problems: readonly Problem[];
  }> {
    const row = await this.#visible(principal, id);
    if (row === null) return { target: null, problems: [notFound(id)] };
    const secret = this.options.secrets.open(id, row.secret);
    if (secret === null) return { target: null, problems: [secretLost()] };
    const everyMs = this.options.testEveryMs ?? TEST_EVERY_MS;
    const now = this.options.now();
    const since = new Date(now.getTime() - everyMs);
    if (await this.options.database.write((manager) => noteTest(manager, id, now, since))) {
      return { target: { url: row.url, secret }, problems: [] };
    }
    throw new HubError("LIMIT_EXCEEDED", `webhook "${id}" was tested less than ${everyMs} ms ago; wait a moment`);
  }

  async #store(manager: EntityManager, principal: Principal, input: NewWebhook): Promise<WebhookRow | null> {
    const now = this.options.now();
    const { after, idempotencyKey, ...facts } = input;
    const id = newObjectId("match");
    const claimed = await claimIdempotencyKey(manager, {
      principal: principal.subject,
      operation: "createWebhook",
      key: idempotencyKey,
      input: { ...facts, after },
      resultId: id,
      now,
    });
    if (claimed.kind === "replay") return findWebhook(manager, claimed.resultId);
    if (claimed.kind === "mismatch") throw new ProblemsFound([alreadyUsed(idempotencyKey ?? "")]);
    const max = this.options.maxPerSubject ?? MAX_PER_SUBJECT;
    const count = await countWebhooks(manager, principal.subject);
    if (count >= max) throw new ProblemsFound([tooMany(count, max)]);
    const { epoch, seq } = await readLogHead(manager);
    const row: WebhookRow = {
      ...facts,
      id,
      secret: this.options.secrets.seal(id, input.secret ?? newWebhookSecret()),
      ownerSubject: principal.subject,
      principal,
      createdAt: now,
      state: "ACTIVE",
      reason: null,
      detail: null,
      stateAt: now,
      cursor: after ?? logCursor(epoch, seq),
      deliveredCount: 0,
      lastDeliveredAt: null,
      ...NOT_FAILING,
      lastStatus: null,
      lastTestAt: null,
      leaseHolder: null,
      leaseUntil: null,
      leaseEpoch: 0,
    };
    await insertWebhook(manager, row);
    return row;
  }

  async #replayProblem(principal: Principal, row: WebhookRow, replay: WebhookReplay): Promise<Problem | null> {
    if (row.reason === "BY_OPERATOR" && !isOperator(principal)) {
      return disabledByOperator();
    }
    return cursorProblem(this.options.database, replay.after ?? row.cursor);
  }

  /** What follows where it stands is not kept: its state says so from now on, whatever had stopped it. */
  async #notePlaceLost(id: string, { code, message }: Problem): Promise<void> {
    const reason = code === "OUT_OF_RANGE" ? "CURSOR_EXPIRED" : "CURSOR_INVALID";
    const detail = sentenceOf(reason, message);
    const state = { state: "DISABLED", reason, detail, stateAt: this.options.now() } as const;
    await this.options.database.write((manager) => changeWebhook(manager, id, state));
  }

  async #visible(principal: Principal, id: string): Promise<WebhookRow | null> {
    requireSomebody(principal);
    const row = await findWebhook(this.options.database.reader, id);
    return row !== null && (row.ownerSubject === principal.subject || isOperator(principal)) ? row : null;
  }

  async #outcomeOf(row: WebhookRow | null): Promise<WebhookOutcome> {
    if (row === null) return { webhook: null, problems: [] };
    const counts = await countDeadLetters(this.options.database.reader, [row.id]);
    return { webhook: webhookRecordOf(row, counts.get(row.id) ?? 0), problems: [] };
  }
}

const NOT_FAILING = {
  failureCount: 0,
  failingSince: null,
  nextAttemptAt: null,
  attempts: 0,
  lastError: null,
} as const;

function isOperator({ roles }: Principal): boolean {
  return roles.includes("OPERATOR");
}

function requireSomebody({ roles }: Principal): void {
  if (roles.includes("SERVICE")) throw new HubError("FORBIDDEN", "a part's own identity has no webhooks");
  if (roles.some((role) => role !== "PUBLIC")) return;
  throw new HubError("UNAUTHENTICATED", "webhooks need a token; this request carries none");
}
