import { MoreThan, type EntityManager, type EntityTarget, type FindOptionsOrder, type FindOptionsWhere } from "typeorm";

/**
 * Gives every row of a table in the order of its ids, a page at a time: memory stays that of one page.
 *
 * Shape: inside readSnapshot() the rows are one state; outside, each page is as committed when it is read.
 * `pageSize` defaults to 500, about a megabyte of the hub's widest rows.
 */
export async function* streamById<T extends { id: string }>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  pageSize = 500,
): AsyncGenerator<T, void, undefined> {
  let last = "";
  for (;;) {
    const where = { id: MoreThan(last) } as FindOptionsWhere<T>;
    const order = { id: "ASC" } as FindOptionsOrder<T>;
    const page = await manager.find(entity, { where, order, take: pageSize });
    yield* page;
    const end = page.at(-1);
    if (end === undefined || page.length < pageSize) return;
    last = end.id;
  }
}
