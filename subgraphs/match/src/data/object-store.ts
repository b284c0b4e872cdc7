/* Reads and writes the objects that the feeds brought. Shapes: rows as they are; what a payload means is the services' matter. */
import { In, MoreThan, type EntityManager } from "typeorm";
import { streamById } from "@park-hub/database";
import { ObjectRow } from "./entities/object-row";

/** Rows a statement: far below what a packet or the embedded database's parameters allow. */
const ROWS_PER_STATEMENT = 200;
const IDS_PER_PAGE = 1_000;

/** The stored objects under these ids, by id; unknown ids are absent. */
export async function readObjects(manager: EntityManager, ids: readonly string[]): Promise<Map<string, ObjectRow>> {
  const found = new Map<string, ObjectRow>();
  for (const chunk of chunksOf(ids, ROWS_PER_STATEMENT)) {
    for (const row of await manager.find(ObjectRow, { where: { id: In([...chunk]) } })) found.set(row.id, row);
  }
  return found;
}

/** Stores the objects, replacing what stands under their ids. */
export async function putObjects(manager: EntityManager, rows: readonly ObjectRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(ObjectRow)
      .values([...chunk])
      .orUpdate(["site", "kind", "version", "visibility", "payload", "as_of", "seq", "was_open"], ["id"])
      .updateEntity(false)
      .execute();
  }
}

/** Removes the objects under these ids. */
export async function deleteObjects(manager: EntityManager, ids: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(ids, ROWS_PER_STATEMENT)) await manager.delete(ObjectRow, { id: In([...chunk]) });
}

/** Every stored object, a keyset page at a time. */
export function streamObjects(manager: EntityManager): AsyncGenerator<ObjectRow, void, undefined> {
  return streamById(manager, ObjectRow);
}

/** The ids of all objects of a site, in pages, in order. */
export async function* pagesOfSiteIds(
  manager: EntityManager,
  site: string,
): AsyncGenerator<readonly string[], void, undefined> {
  let last = "";
  for (;;) {
    const rows = await manager.find(ObjectRow, {
      select: { id: true },
      where: { site, id: MoreThan(last) },
      order: { id: "ASC" },
      take: IDS_PER_PAGE,
    });
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows.map(({ id }) => id);
    if (rows.length < IDS_PER_PAGE) return;
    last = end.id;
  }
}

/** How many objects of each kind are stored of each site: site → kind → count. */
export async function countObjects(manager: EntityManager): Promise<Map<string, Record<string, number>>> {
  const rows = await manager
    .createQueryBuilder(ObjectRow, "object")
    .select("object.site", "site")
    .addSelect("object.kind", "kind")
    .addSelect("COUNT(*)", "count")
    .groupBy("object.site")
    .addGroupBy("object.kind")
    .getRawMany<{ site: string; kind: string; count: number | string }>();
  const counts = new Map<string, Record<string, number>>();
  for (const { site, kind, count } of rows) counts.set(site, { ...counts.get(site), [kind]: Number(count) });
  return counts;
}

function* chunksOf<T>(values: readonly T[], size: number): Generator<readonly T[], void, undefined> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}
