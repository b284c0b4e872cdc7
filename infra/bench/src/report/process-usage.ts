/*
 * What a process of this machine uses, read from /proc; and on which core it may run. Linux only, as the tables say.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Memory and processor time of a process. */
export interface ProcessUsage {
  /** Resident memory in MiB. */
  readonly rssMiB: number;
  /** Processor time so far in ms, to 10 ms. */
  readonly cpuMs: number;
}

const MS_PER_TICK = 10;
const FIELDS_BEFORE_UTIME = 11;

/** What a process uses now. */
export function usageOf(pid: number): ProcessUsage {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0] = fields.slice(FIELDS_BEFORE_UTIME, FIELDS_BEFORE_UTIME + 2).map(Number);
  return {
    rssMiB: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024,
    cpuMs: (user + system) * MS_PER_TICK,
  };
}

/** Keeps a process with all its threads on one core. */
export function pinToCore(pid: number, core: number): void {
  execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(core), String(pid)], { stdio: "ignore" });
}
