/*
 * Statements that every table of a site shares: lock, load, insert, page.
 * The tables' own modules (projects.ts, demands.ts, …) give them their meaning.
 */
import type { KeysetCursor } from "@park-hub/subgraph-kit";
import {
  In,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from "typeorm";

/** A row with an id that says when it was last changed. */
export interface IdRow {
  id: string;
  updatedAt: Date;
}

/** Where a page of a list begins and how many rows it holds. */
export interface PageRequest {
  readonly limit: number;
  readonly after: KeysetCursor | null;
}

/**
 * Locks a row until the transaction ends and gives it as it is then; null when there is none.
 *
 * An UPDATE that changes nothing is the one row lock that all databases have: the embedded one knows no SELECT … FOR UPDATE.
 */
export async function lockRow<T extends IdRow>(
  em: EntityManager,
  entity: EntityTarget<T>,
  id: string,
): Promise<T | null> {
  await em
    .createQueryBuilder()
    .update(entity)
    .set({ updatedAt: () => "updated_at" } as never)
    .where("id = :id", { id })
    .execute();
  return em.findOneBy(entity, { id } as FindOptionsWhere<T>);
}

/** The rows with those ids, in one statement and no particular order. */
export function loadRows<T extends IdRow>(
  em: EntityManager,
  entity: EntityTarget<T>,
  ids: readonly string[],
): Promise<T[]> {
  return ids.length === 0 ? Promise.resolve([]) : em.findBy(entity, { id: In([...ids]) } as FindOptionsWhere<T>);
}

/** Inserts rows in one statement. */
export async function insertRows<T extends ObjectLiteral>(
  em: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows as readonly ObjectLiteral[] as never;
  await em.createQueryBuilder().insert().into(entity).values(values).updateEntity(false).execute();
}

/**
 * Narrows a query over rows with `createdAt` and `id` to one page, newest first, with one row too many if more follow.
 * The first condition lets the index find where the page begins.
 */
export function pageOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  page: PageRequest,
): SelectQueryBuilder<T> {
  return afterCursor(query, alias, page.after)
    .orderBy(`${alias}.createdAt`, "DESC")
    .addOrderBy(`${alias}.id`, "DESC")
    .limit(page.limit + 1);
}

/** Narrows a query to the rows that follow a cursor in a list that is ordered newest first. */
export function afterCursor<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  after: KeysetCursor | null,
): SelectQueryBuilder<T> {
  if (after === null) return query;
  return query.andWhere(
    `${alias}.createdAt <= :afterAt AND (${alias}.createdAt < :afterAt OR ${alias}.id < :afterId)`,
    {
      afterAt: new Date(after.createdAt),
      afterId: after.id,
    },
  );
}
