/*
 * Names a process so that others can tell, where they are able to, that it is no longer there: host, namespace of process
 * numbers, number, chance. Whoever cannot tell waits for the end of its lease.
 */
import { randomBytes } from "node:crypto";
import { readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** The mark of this process; another one each time it is asked. */
export function processMark(): string {
  return `${placeOf()}/${process.pid}/${randomBytes(6).toString("base64url")}`;
}

/** Whether the marked process ran in the same place as this one and has ended. False also means: nobody knows. */
export function hasSurelyEnded(mark: string): boolean {
  const [, place, pid] = /^(.+)\/(\d+)\/[\w-]+$/.exec(mark) ?? [];
  if (place === undefined || place !== placeOf() || !place.includes("pid:")) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Processes of one host may number theirs apart (containers); where that cannot be known, the place is of no use. */
function placeOf(): string {
  const host = hostname().slice(0, 60).replaceAll("/", "-");
  try {
    return `${host}/${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return host;
  }
}
