/*
 * Webhooks as gateways carry them out: leased, advanced, failed, set aside, stopped.
 * Promises: of several gateways one holds a webhook at a time; a report under a lost lease changes nothing. So a cursor
 * moves only for whoever delivers, and after a crash the next one begins behind the last acknowledged event.
 */
import { newObjectId, type LeasedWebhook, type WebhookReason } from "@park-hub/contracts";
import type { KitLogger } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { countDeadLetters, deleteDeadLetter, nextQueued, putBack, putDeadLetter } from "../data/dead-letter-store";
import type { WebhookRow } from "../data/entities/webhook-row";
import type { MatchDatabase } from "../data/match-database";
import {
  leasesOf,
  listDue,
  lockUnder,
  releaseLeases,
  renewLeases,
  reportUnder,
  takeLease,
  type LeaseKey,
  type WebhookChanges,
} from "../data/webhook-store";
import { sentenceOf } from "./webhook-records";
import type { WebhookSecrets } from "./webhook-secrets";

/** What a holder asks for. */
export interface LeaseRequest {
  readonly holder: string;
  /** What it works on. */
  readonly held: readonly string[];
  /** How many more it can deliver for. */
  readonly room: number;
  readonly leaseMs: number;
  /** Whether what it holds is renewed. */
  readonly isRenewing: boolean;
}

/** A failed attempt. */
export interface FailureReport extends LeaseKey {
  readonly status: number | null;
  readonly error: string;
  /** Whether the endpoint answered and said no. */
  readonly isRefusal: boolean;
  readonly nextAttemptInMs: number;
  readonly disableAfterMs: number;
  readonly reason: WebhookReason;
}

/** An event that is given up. */
export interface SetAside extends LeaseKey {
  readonly cursor: string;
  readonly messageId: string;
  readonly status: number | null;
  readonly error: string;
  readonly body: string;
}

/** Whether the lease still stood, and whether the report disabled the webhook. */
export interface ReportOutcome {
  readonly isHeld: boolean;
  readonly disabled: { readonly reason: WebhookReason; readonly detail: string } | null;
}

/** Options of WebhookDeliveries. */
export interface WebhookDeliveriesOptions {
  readonly database: MatchDatabase;
  readonly secrets: WebhookSecrets;
  readonly now: () => Date;
  readonly logger: KitLogger;
  /** Dead letters that one webhook may have; default 1,000: more than that is an endpoint that takes nothing. */
  readonly maxDeadLetters?: number | undefined;
}

const MAX_DEAD_LETTERS = 1_000;
const GRANTS_AT_ONCE = 100;
const LOST: ReportOutcome = { isHeld: false, disabled: null };

/** Webhooks as gateways carry them out. */
export class WebhookDeliveries {
  constructor(private readonly options: WebhookDeliveriesOptions) {}

  /** Leases what is due to the holder; says what it still holds, and takes back what it no longer works on. */
  async lease(
    request: LeaseRequest,
  ): Promise<{ readonly granted: readonly LeasedWebhook[]; readonly kept: readonly LeaseKey[] }> {
    const { database } = this.options;
    const { holder, room, leaseMs, isRenewing } = request;
    const until = new Date(this.options.now().getTime() + leaseMs);
    const leases = await leasesOf(database.reader, holder);
    const held = new Set(request.held);
    const kept = leases.filter(({ id }) => held.has(id));
    const left = leases.filter(({ id }) => !held.has(id));
    if (left.length > 0) await database.write((manager) => releaseLeases(manager, holder, idsOf(left)));
    if (isRenewing && kept.length > 0) await database.write((manager) => renewLeases(manager, holder, until));
    const due = room === 0 ? [] : await listDue(database.reader, this.options.now(), Math.min(room, GRANTS_AT_ONCE));
    const granted: LeasedWebhook[] = [];
    for (const row of due) {
      const key = { id: row.id, epoch: row.leaseEpoch };
      const isTaken = await database.write((manager) => takeLease(manager, key, { holder, until }));
      if (!isTaken) continue;
      const secret = this.options.secrets.open(row.id, row.secret);
      if (secret === null) await this.#giveUpSecret(row);
      else granted.push(leasedOf(row, secret));
    }
    return { granted, kept };
  }

  /** Without its secret nothing can be signed: the lease that was just taken disables the webhook. */
  async #giveUpSecret({ id, leaseEpoch }: WebhookRow): Promise<void> {
    const key = { id, epoch: leaseEpoch + 1 };
    await this.stop(key, { reason: "SECRET_LOST", error: "", status: null });
  }

  /** Gives back all that the holder has: it stops. */
  async release(holder: string): Promise<void> {
    await this.options.database.write((manager) => releaseLeases(manager, holder));
  }

  /** Moves the cursor. @param isDelivery whether an event was delivered there, which ends a row of failures. */
  async advance(
    key: LeaseKey,
    to: { readonly cursor: string; readonly isDelivery: boolean; readonly status: number | null },
  ): Promise<boolean> {
    const delivered: WebhookChanges = {
      ...SUCCEEDED,
      lastStatus: to.status,
      lastDeliveredAt: this.options.now(),
      deliveredCount: () => "delivered_count + 1",
    };
    const changes = { cursor: to.cursor, ...(to.isDelivery ? delivered : {}) };
    return this.options.database.write((manager) => reportUnder(manager, key, changes));
  }

  /** Notes a failed attempt and ends the lease; one too long in a row disables the webhook. */
  async fail(report: FailureReport): Promise<ReportOutcome> {
    const { isRefusal, status, error, nextAttemptInMs, disableAfterMs, reason } = report;
    return this.#underLease(report, async (manager, row) => {
      const now = this.options.now();
      const failingSince = row.failingSince ?? now;
      const failed: WebhookChanges = {
        failureCount: row.failureCount + 1,
        failingSince,
        attempts: row.attempts + (isRefusal ? 1 : 0),
        lastStatus: status,
        lastError: error,
        nextAttemptAt: new Date(now.getTime() + nextAttemptInMs),
        ...UNLEASED,
      };
      if (now.getTime() - failingSince.getTime() < disableAfterMs) {
        return { isHeld: await reportUnder(manager, report, failed), disabled: null };
      }
      return this.#disable(manager, report, { reason, what: error, changes: failed });
    });
  }

  /** Puts an event on the dead-letter list and goes on behind it; a full list disables the webhook instead. */
  async setAside({ cursor, messageId, status, error, body, ...key }: SetAside): Promise<ReportOutcome> {
    return this.#underLease(key, async (manager, row) => {
      const count = (await countDeadLetters(manager, [row.id])).get(row.id) ?? 0;
      const failed = { lastStatus: status, lastError: error, failingSince: row.failingSince ?? this.options.now() };
      if (count >= (this.options.maxDeadLetters ?? MAX_DEAD_LETTERS)) {
        return this.#disable(manager, key, { reason: "DEAD_LETTERS_FULL", what: `${count} 条`, changes: failed });
      }
      await putDeadLetter(manager, {
        id: newObjectId("match"),
        webhookId: row.id,
        messageId,
        cursor,
        state: "WAITING",
        attempts: row.attempts + 1,
        lastStatus: status,
        lastError: error,
        createdAt: this.options.now(),
        body,
      });
      const isHeld = await reportUnder(manager, key, { ...failed, cursor, attempts: 0, failureCount: 0 });
      return { isHeld, disabled: null };
    });
  }

  /** Disables at once, for what no further attempt would mend. */
  async stop(
    key: LeaseKey,
    report: { readonly reason: WebhookReason; readonly error: string; readonly status: number | null },
  ): Promise<boolean> {
    const { reason, error, status } = report;
    const changes = { lastStatus: status, lastError: error === "" ? null : error };
    const { isHeld } = await this.#underLease(key, (manager) =>
      this.#disable(manager, key, { reason, what: error, changes }),
    );
    return isHeld;
  }

  /** The oldest queued dead letter of the webhook. */
  async nextLetter(key: LeaseKey): Promise<{
    readonly isHeld: boolean;
    readonly letter: { readonly id: string; readonly messageId: string; readonly body: string } | null;
  }> {
    const letter = await nextQueued(this.options.database.reader, key.id);
    const isHeld = await this.options.database.write((manager) => reportUnder(manager, key, { leaseEpoch: key.epoch }));
    if (!isHeld || letter === null) return { isHeld, letter: null };
    const { id, messageId, body } = letter;
    return { isHeld, letter: { id, messageId, body } };
  }

  /** Takes a letter off the list: it was delivered; or puts it back: it was refused again. */
  async letterDone(
    key: LeaseKey,
    letterId: string,
    refusal: { readonly status: number | null; readonly error: string } | null,
  ): Promise<boolean> {
    const { isHeld } = await this.#underLease(key, async (manager) => {
      if (refusal === null) await deleteDeadLetter(manager, letterId);
      else await putBack(manager, letterId, refusal);
      const delivered: WebhookChanges = { ...SUCCEEDED, deliveredCount: () => "delivered_count + 1" };
      const changes = refusal === null ? delivered : { lastStatus: refusal.status, lastError: refusal.error };
      return { isHeld: await reportUnder(manager, key, changes), disabled: null };
    });
    return isHeld;
  }

  #underLease(
    key: LeaseKey,
    work: (manager: EntityManager, row: WebhookRow) => Promise<ReportOutcome>,
  ): Promise<ReportOutcome> {
    return this.options.database.write(async (manager) => {
      const row = await lockUnder(manager, key);
      return row === null ? LOST : work(manager, row);
    });
  }

  async #disable(
    manager: EntityManager,
    key: LeaseKey,
    why: { readonly reason: WebhookReason; readonly what: string; readonly changes: WebhookChanges },
  ): Promise<ReportOutcome> {
    const { reason, what, changes } = why;
    const detail = sentenceOf(reason, what);
    const state = { state: "DISABLED", reason, detail, stateAt: this.options.now(), nextAttemptAt: null } as const;
    const isHeld = await reportUnder(manager, key, { ...changes, ...state, ...UNLEASED });
    if (!isHeld) return LOST;
    this.options.logger.warn(
      { webhook: key.id, reason, detail },
      "a webhook is disabled; its owner must start it again",
    );
    return { isHeld, disabled: { reason, detail } };
  }
}

function idsOf(leases: readonly LeaseKey[]): readonly string[] {
  return leases.map(({ id }) => id);
}

const UNLEASED = { leaseHolder: null, leaseUntil: null } as const;
const SUCCEEDED = { failureCount: 0, failingSince: null, nextAttemptAt: null, attempts: 0, lastError: null } as const;

function leasedOf(row: WebhookRow, secret: string): LeasedWebhook {
  const { id, url, principal, operation, variables, cursor, failureCount, attempts } = row;
  const { roles, ...rest } = principal;
  const epoch = row.leaseEpoch + 1;
  return {
    id,
    epoch,
    url,
    secret,
    principal: { ...rest, roles: [...roles] },
    operation,
    variables: { ...variables },
    cursor,
    failureCount,
    attempts,
  };
}
