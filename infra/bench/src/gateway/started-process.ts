/*
 * A child process of a measurement, bound to one core where the system can do that.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";

import type { Invocation } from "./contenders";

/** Milliseconds that a process has to end by itself. */
const END_WITHIN_MS = 3_000;
/** What is kept of a process' output, for when it does not start. */
const MAX_OUTPUT = 4_000;

/** The core that the measured process has for itself. */
export const MEASURED_CORE = 0;
/** The core of everything else: load and subgraphs. */
export const OTHER_CORE = 1;

/** A started process. */
export class StartedProcess {
  private output = "";

  private constructor(private readonly child: ChildProcess) {
    const keep = (chunk: unknown): void => void (this.output = `${this.output}${String(chunk)}`.slice(-MAX_OUTPUT));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
  }

  /** Starts a program on a core, in a folder. */
  static start({ command, args, env }: Invocation, core: number, folder: string): StartedProcess {
    const child = spawn("taskset", ["-c", String(core), command, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new StartedProcess(child);
  }

  /** taskset becomes the program, so this is the program's. */
  get pid(): number {
    return this.child.pid ?? -1;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The last of what it wrote. */
  get lastOutput(): string {
    return this.output;
  }

  /** Ends it. */
  async end(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), END_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }
}

/** Binds this process, and what it starts from now on, to a core. */
export function bindToCore(core: number): void {
  spawnSync("taskset", ["--all-tasks", "-cp", String(core), String(process.pid)], { stdio: "ignore" });
}
