/*
 * One classification for the faults of three databases: mysql2 gives `errno`, the embedded database SQLite's extended `errcode`.
 * Pure. Used by unit-of-work.ts to decide what is run again, and by services that turn a fault into a problem.
 */
import { QueryFailedError } from "typeorm";
import { LENGTH_CHECK_PREFIX } from "./length-check";

/** What went wrong in a statement, as far as a caller can act on it. */
export type DatabaseFault = "unique" | "foreign_key" | "not_null" | "too_long" | "retry" | "other";

/** ER_DUP_ENTRY, ER_DUP_ENTRY_WITH_KEY_NAME, …; then SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE, _ROWID. */
const SERVER_FAULTS: ReadonlyMap<number, DatabaseFault> = new Map([
  [1062, "unique"],
  [1586, "unique"],
  [1216, "foreign_key"],
  [1217, "foreign_key"],
  [1451, "foreign_key"],
  [1452, "foreign_key"],
  [1048, "not_null"],
  [1364, "not_null"],
  [1406, "too_long"],
  [1213, "retry"], // deadlock
  [1205, "retry"], // lock wait timeout
  [1020, "retry"], // record changed since the snapshot (MariaDB, innodb_snapshot_isolation)
  [3572, "retry"], // NOWAIT
]);

const EMBEDDED_FAULTS: ReadonlyMap<number, DatabaseFault> = new Map([
  [1555, "unique"],
  [2067, "unique"],
  [2579, "unique"],
  [1299, "not_null"],
]);

/** SQLITE_BUSY and SQLITE_LOCKED with all their extended codes. */
const EMBEDDED_BUSY: ReadonlySet<number> = new Set([5, 6]);

/** Says what kind of fault an error is; anything that no database raised is `other`. */
export function faultOf(error: unknown): DatabaseFault {
  const raised: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof raised !== "object" || raised === null) return "other";
  if ("errcode" in raised && typeof raised.errcode === "number") {
    return embeddedFault(raised.errcode, "message" in raised ? String(raised.message) : "");
  }
  if ("errno" in raised && typeof raised.errno === "number") return SERVER_FAULTS.get(raised.errno) ?? "other";
  return "other";
}

function embeddedFault(errcode: number, message: string): DatabaseFault {
  if (EMBEDDED_BUSY.has(errcode & 0xff)) return "retry";
  if (message.includes(`CHECK constraint failed: ${LENGTH_CHECK_PREFIX}`)) return "too_long";
  // RESTRICT is carried out as a trigger and has that one's code
  if (message.includes("FOREIGN KEY constraint failed")) return "foreign_key";
  return EMBEDDED_FAULTS.get(errcode) ?? "other";
}
