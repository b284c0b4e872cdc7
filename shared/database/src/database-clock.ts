import type { DataSource, EntityManager } from "typeorm";

const SERVER_NOW_MS = "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
const EMBEDDED_NOW_MS = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/**
 * SQL for the database's own clock, for use in any statement: milliseconds since 1970, UTC.
 *
 * All processes of one server share its clock, whatever their machines say; an embedded database has the machine's.
 */
export function nowMsSql(dataSource: DataSource): string {
  return dataSource.options.type === "better-sqlite3" ? EMBEDDED_NOW_MS : SERVER_NOW_MS;
}

/** The database's own clock, in milliseconds since 1970. */
export async function readNowMs(manager: EntityManager): Promise<number> {
  const rows = await manager.query<{ now: unknown }[]>(`SELECT ${nowMsSql(manager.connection)} AS now`);
  return Number(rows[0]?.now);
}
