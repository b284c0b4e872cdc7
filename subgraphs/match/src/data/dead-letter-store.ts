/* Dead letters of webhooks: events that an endpoint would not take, each once a webhook, as they were last sent. */
import { Brackets, In, type EntityManager } from "typeorm";
import { DeadLetterRow } from "./entities/dead-letter-row";

/** A page of a webhook's dead letters, newest first. */
export interface DeadLetterPage {
  readonly webhookId: string;
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** Stores a dead letter; one of the same message, from before a replay, takes on what is new. */
export async function putDeadLetter(manager: EntityManager, row: DeadLetterRow): Promise<void> {
  const { webhookId, messageId } = row;
  const known = await manager.findOne(DeadLetterRow, { select: { id: true }, where: { webhookId, messageId } });
  if (known === null) await manager.insert(DeadLetterRow, row);
  else await manager.update(DeadLetterRow, { id: known.id }, { ...row, id: known.id });
}

/** How many each of the webhooks has; those without are absent. */
export async function countDeadLetters(
  manager: EntityManager,
  webhookIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (webhookIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(DeadLetterRow, "letter")
    .select("letter.webhookId", "id")
    .addSelect("COUNT(*)", "count")
    .where("letter.webhookId IN (:...webhookIds)", { webhookIds: [...webhookIds] })
    .groupBy("letter.webhookId")
    .getRawMany<{ id: string; count: number | string }>();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** At most `limit + 1` of them: the one too many says that more follow. */
export function listDeadLetters(manager: EntityManager, page: DeadLetterPage): Promise<DeadLetterRow[]> {
  const { webhookId, after, limit } = page;
  const query = manager
    .createQueryBuilder(DeadLetterRow, "letter")
    .where("letter.webhookId = :webhookId", { webhookId });
  if (after !== null) {
    const at = { createdAt: new Date(after.createdAt), lastId: after.id };
    query.andWhere(
      new Brackets((older) =>
        older
          .where("letter.createdAt < :createdAt", at)
          .orWhere("(letter.createdAt = :createdAt AND letter.id < :lastId)", at),
      ),
    );
  }
  return query
    .orderBy("letter.createdAt", "DESC")
    .addOrderBy("letter.id", "DESC")
    .take(limit + 1)
    .getMany();
}

/** Queues the webhook's letters with these ids, or all of them; says how many. */
export async function queueDeadLetters(
  manager: EntityManager,
  webhookId: string,
  ids: readonly string[] | "all",
): Promise<number> {
  if (ids !== "all" && ids.length === 0) return 0;
  const which = ids === "all" ? { webhookId } : { webhookId, id: In([...ids]) };
  const count = await manager.countBy(DeadLetterRow, which);
  await manager.update(DeadLetterRow, which, { state: "QUEUED" });
  return count;
}

/** The oldest queued letter of the webhook, or null. */
export function nextQueued(manager: EntityManager, webhookId: string): Promise<DeadLetterRow | null> {
  return manager.findOne(DeadLetterRow, { where: { webhookId, state: "QUEUED" }, order: { id: "ASC" } });
}

/** Puts a queued letter back on the list: the endpoint refused it again. */
export async function putBack(
  manager: EntityManager,
  id: string,
  refusal: { readonly status: number | null; readonly error: string },
): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(DeadLetterRow)
    .set({
      state: "WAITING",
      attempts: () => "attempts + 1",
      lastStatus: refusal.status,
      lastError: refusal.error,
    })
    .where("id = :id", { id })
    .execute();
}

/** Removes a letter: it was delivered. */
export async function deleteDeadLetter(manager: EntityManager, id: string): Promise<void> {
  await manager.delete(DeadLetterRow, { id });
}
