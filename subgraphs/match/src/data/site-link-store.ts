/* Reads and writes what the leader tells of its links to the sites. */
import type { EntityManager } from "typeorm";
import { SiteLinkRow } from "./entities/site-link-row";

const ROWS_PER_STATEMENT = 200;

/** All links that were ever told. */
export function readSiteLinks(manager: EntityManager): Promise<SiteLinkRow[]> {
  return manager.find(SiteLinkRow);
}

/** Stores the links, replacing what was told of their sites before. */
export async function putSiteLinks(manager: EntityManager, rows: readonly SiteLinkRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(SiteLinkRow)
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .orUpdate(["term", "is_connected", "head_epoch", "head_seq", "heard_at", "trouble"], ["site"])
      .updateEntity(false)
      .execute();
  }
}
