/*
 * Webhooks in the database. Who may deliver is a lease in the webhook's own row: every report of a delivery names the
 * lease's epoch in its statement, so whoever lost the lease changes nothing, however late it comes.
 */
import { Brackets, type EntityManager, type QueryDeepPartialEntity } from "typeorm";
import { WebhookRow } from "./entities/webhook-row";

/** Under which lease a delivery is reported. */
export interface LeaseKey {
  readonly id: string;
  readonly epoch: number;
}

/** A page of webhooks, newest first. */
export interface WebhookPage {
  /** Whose; null for everybody's. */
  readonly ownerSubject: string | null;
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** What may be changed of a row. */
export type WebhookChanges = QueryDeepPartialEntity<WebhookRow>;

/** Stores a new webhook. */
export async function insertWebhook(manager: EntityManager, row: WebhookRow): Promise<void> {
  await manager.createQueryBuilder().insert().into(WebhookRow).values(row).updateEntity(false).execute();
}

/** The webhook under the id, or null. */
export function findWebhook(manager: EntityManager, id: string): Promise<WebhookRow | null> {
  return manager.findOneBy(WebhookRow, { id });
}

/** How many webhooks there are of one owner, or of all. */
export function countWebhooks(manager: EntityManager, ownerSubject: string | null): Promise<number> {
  return manager.countBy(WebhookRow, ownerSubject === null ? {} : { ownerSubject });
}

/** At most `limit + 1` of them: the one too many says that more follow. */
export function listWebhooks(manager: EntityManager, page: WebhookPage): Promise<WebhookRow[]> {
  const query = manager.createQueryBuilder(WebhookRow, "hook").where("1 = 1");
  const { ownerSubject, after, limit } = page;
  if (ownerSubject !== null) query.andWhere("hook.ownerSubject = :ownerSubject", { ownerSubject });
  if (after !== null) {
    const at = { createdAt: new Date(after.createdAt), lastId: after.id };
    query.andWhere(
      new Brackets((older) =>
        older
          .where("hook.createdAt < :createdAt", at)
          .orWhere("(hook.createdAt = :createdAt AND hook.id < :lastId)", at),
      ),
    );
  }
  return query
    .orderBy("hook.createdAt", "DESC")
    .addOrderBy("hook.id", "DESC")
    .take(limit + 1)
    .getMany();
}

/** Removes it, with its dead letters. */
export async function deleteWebhook(manager: EntityManager, id: string): Promise<void> {
  await manager.delete(WebhookRow, { id });
}

/** Changes a webhook as a person wants it: whoever delivers at the moment loses the lease by it. */
export async function changeWebhook(manager: EntityManager, id: string, changes: WebhookChanges): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(WebhookRow)
    .set({ ...changes, leaseHolder: null, leaseUntil: null, leaseEpoch: () => "lease_epoch + 1" })
    .where("id = :id", { id })
    .execute();
}

/** Stores the same secret in another form: nothing changes for whoever delivers. */
export async function replaceSecret(manager: EntityManager, id: string, secret: string): Promise<void> {
  await manager.update(WebhookRow, { id }, { secret });
}

/** Notes a test; false when the last one was after `since`. */
export async function noteTest(manager: EntityManager, id: string, now: Date, since: Date): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(WebhookRow)
    .set({ lastTestAt: now })
    .where("id = :id AND (last_test_at IS NULL OR last_test_at <= :since)", { id, since })
    .execute();
  return result.affected === 1;
}

/** Active webhooks that are due and that nobody holds, the longest due first. */
export function listDue(manager: EntityManager, now: Date, limit: number): Promise<WebhookRow[]> {
  return manager
    .createQueryBuilder(WebhookRow, "hook")
    .where("hook.state = :state", { state: "ACTIVE" })
    .andWhere("(hook.leaseUntil IS NULL OR hook.leaseUntil < :now)", { now })
    .andWhere("(hook.nextAttemptAt IS NULL OR hook.nextAttemptAt <= :now)", { now })
    .orderBy("hook.nextAttemptAt", "ASC")
    .addOrderBy("hook.id", "ASC")
    .take(limit)
    .getMany();
}

/** Takes the lease if nobody else has taken it since the row was read; says whether it did. */
export async function takeLease(
  manager: EntityManager,
  { id, epoch }: LeaseKey,
  to: { readonly holder: string; readonly until: Date },
): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(WebhookRow)
    .set({ leaseHolder: to.holder, leaseUntil: to.until, leaseEpoch: epoch + 1 })
    .where("id = :id AND lease_epoch = :epoch AND state = :state", { id, epoch, state: "ACTIVE" })
    .execute();
  return result.affected === 1;
}

/** Renews every lease of the holder. */
export async function renewLeases(manager: EntityManager, holder: string, until: Date): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(WebhookRow)
    .set({ leaseUntil: until })
    .where("lease_holder = :holder", { holder })
    .execute();
}

/** The leases of the holder. */
export async function leasesOf(manager: EntityManager, holder: string): Promise<LeaseKey[]> {
  const rows = await manager.find(WebhookRow, {
    select: { id: true, leaseEpoch: true },
    where: { leaseHolder: holder },
  });
  return rows.map(({ id, leaseEpoch }) => ({ id, epoch: leaseEpoch }));
}

/** Gives leases of the holder back: those of these webhooks, or all. */
export async function releaseLeases(
  manager: EntityManager,
  holder: string,
  ids: readonly string[] | "all" = "all",
): Promise<void> {
  const query = manager.createQueryBuilder().update(WebhookRow).set({ leaseHolder: null, leaseUntil: null });
  query.where("lease_holder = :holder", { holder });
  if (ids !== "all") query.andWhere("id IN (:...ids)", { ids: [...ids] });
  await query.execute();
}

/** Writes what a delivery brought, if its lease still stands; says whether it does. */
export async function reportUnder(
  manager: EntityManager,
  { id, epoch }: LeaseKey,
  changes: WebhookChanges,
): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(WebhookRow)
    .set(changes)
    .where("id = :id AND lease_epoch = :epoch AND lease_holder IS NOT NULL", { id, epoch })
    .execute();
  return result.affected === 1;
}

/** The webhook of a lease that still stands, held until the transaction's end; null when it does not. */
export async function lockUnder(manager: EntityManager, key: LeaseKey): Promise<WebhookRow | null> {
  // An update of nothing but the lease takes the row's lock on every database alike.
  const isHeld = await reportUnder(manager, key, { leaseEpoch: key.epoch });
  return isHeld ? findWebhook(manager, key.id) : null;
}
