/*
 * A compiled program of the project, run as a person runs it: arguments, environment, output, exit code.
 */
import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** How a program ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program that runs. */
export interface RunningProgram {
  /** Resolves when its output holds the text. @throws {Error} with the output when it ends before. */
  says(text: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** Starts `node infra/<program>/dist/main.js`. */
export function runProgram(
  program: "dev" | "cli",
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningProgram {
  const script = resolve(__dirname, "../..", program, "dist/main.js");
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((done) => child.once("close", (code) => done({ code, out, err })));
  return {
    ended,
    signal: (name) => void child.kill(name),
    says: (text) =>
      new Promise((done, fail) => {
        const look = () => {
          if (!out.includes(text)) return;
          waiting.delete(look);
          done(out);
        };
        waiting.add(look);
        void ended.then(() => fail(new Error(`it ended without saying "${text}": ${out}${err}`)));
        look();
      }),
  };
}
