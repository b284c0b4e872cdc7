import { execFileSync } from "node:child_process";

/** Keeps a process with all its threads on one core. Linux only, as the tables are. */
export function pinToCore(pid: number, core: number): void {
  execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(core), String(pid)], { stdio: "ignore" });
}
