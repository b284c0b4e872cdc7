import type { EntityManager, EntityTarget, QueryDeepPartialEntity } from "typeorm";

/** A row under optimistic lock. */
export interface VersionedRow {
  id: string;
  version: number;
}

/**
 * Writes the changes if the row still has that version, and raises it by one; says whether it did.
 *
 * False: there is no such row, or somebody else changed it first. TypeORM's own save() raises a version but never checks it.
 */
export async function updateWithVersion<T extends VersionedRow>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  id: string,
  version: number,
  changes: Partial<Omit<T, "id" | "version">>,
): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: () => "version + 1" } as unknown as QueryDeepPartialEntity<T>)
    .where("id = :id AND version = :version", { id, version })
    .execute();
  return result.affected === 1;
}
