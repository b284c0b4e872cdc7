import { unitOfWork } from "@park-hub/database";
import type { DataSource, EntityManager } from "typeorm";
import { readAreaFile, type AreaRecord } from "../data/area-file";
import { raiseCounter } from "../data/counters";
import { AreaRow } from "../data/register-rows";

/**
 * Brings the areas to what the area file says, and says how many that changed; nothing is done when they agree.
 *
 * Areas that the file no longer has stay: sites and communities may lie in them.
 */
export async function seedAreas(database: DataSource): Promise<number> {
  const wanted = await readAreaFile();
  if ((await differing(database.manager, wanted)).length === 0) return 0;
  return unitOfWork(database, async (manager) => {
    await raiseCounter(manager, "directory");
    const records = await differing(manager, wanted);
    // In the file's order: a parent stands before its children
    for (const record of records) await manager.upsert(AreaRow, { ...record, codes: [...record.codes] }, ["code"]);
    return records.length;
  });
}

async function differing(manager: EntityManager, wanted: readonly AreaRecord[]): Promise<readonly AreaRecord[]> {
  const known = new Map((await manager.find(AreaRow)).map((row) => [row.code, textOf(row)]));
  return wanted.filter((record) => known.get(record.code) !== textOf(record));
}

function textOf({ code, name, level, parentCode, codes }: AreaRecord): string {
  return JSON.stringify([code, name, level, parentCode, codes.map((other) => [other.scheme, other.code])]);
}
