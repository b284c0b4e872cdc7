/*
 * What a process and its children have cost so far, as Linux counts it.
 */
import { readdirSync, readFileSync } from "node:fs";

/** Cost of a process tree. */
export interface ProcessCost {
  /** Processor time, in ms, since each of them began. */
  readonly cpuMs: number;
  /** Resident memory now, in MB. */
  readonly residentMb: number;
}

/** Ticks of /proc in a second: the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/** The cost of a process with everything that it started. */
export function costOf(pid: number): ProcessCost {
  const stats = readAll();
  const tree = new Set([pid]);
  // Parents have smaller numbers than their children but for a wrap-around of pids, which takes weeks.
  for (const { pid: child, parent } of stats) if (tree.has(parent)) tree.add(child);
  const own = stats.filter((stat) => tree.has(stat.pid));
  return {
    cpuMs: (own.reduce((sum, { ticks }) => sum + ticks, 0) * 1_000) / TICKS_PER_SECOND,
    residentMb: (own.reduce((sum, { pages }) => sum + pages, 0) * PAGE_BYTES) / 1_048_576,
  };
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

function readAll(): readonly Stat[] {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
  return pids.flatMap((pid) => {
    const stat = readStat(pid);
    return stat === null ? [] : [stat];
  });
}

function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program may hold anything; what follows its last bracket is numbers.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, userTicks = 0, systemTicks = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]];
    return { pid, parent, ticks: userTicks + systemTicks, pages };
  } catch {
    // It ended between the listing and the reading.
    return null;
  }
}
