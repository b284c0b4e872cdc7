/* Match as a process of its own, for tests that kill or stop it. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DatabaseTarget } from "@park-hub/database";

const MAIN = join(__dirname, "..", "src", "main.ts");

/** A running match. */
export interface RunningMatch {
  readonly url: string;
  readonly child: ChildProcess;
  /** The messages that it has logged so far. */
  readonly said: readonly string[];
}

/** Starts match as a process of its own; resolves when it listens. */
export async function spawnMatch(env: Readonly<NodeJS.ProcessEnv>): Promise<RunningMatch> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: {
      PATH: process.env.PATH,
      TSX_TSCONFIG_PATH: join(__dirname, "..", "tsconfig.json"),
      HUB_PARENT_PIPE: "1",
      // From source each thread compiles all modules once more, which takes seconds.
      HUB_SEARCH_THREAD: "false",
      ...env,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdout } = child;
  const words: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`match ended with ${code} before it was ready`)));
    createInterface({ input: stdout }).on("line", (line) => {
      const said = JSON.parse(line) as { msg?: string; message?: string; url?: string };
      words.push(said.message ?? "");
      if (said.msg === "ready") resolve(said.url ?? "");
    });
  });
  return { url, child, said: words };
}

/** Whether the process is no longer there. */
export function hasEnded({ child }: RunningMatch): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Ends it and gives its exit code; of one that has ended already, the code that it ended with. */
export async function end(match: RunningMatch, signal: NodeJS.Signals): Promise<number | null> {
  const { child } = match;
  if (hasEnded(match)) return child.exitCode;
  const exited = once(child, "exit") as Promise<[number | null]>;
  child.kill(signal);
  const [code] = await exited;
  return code;
}

/** Kills all of them, also those that are stopped; resolves when none is left that could still write its files. */
export async function killAll(running: RunningMatch[]): Promise<void> {
  await Promise.all(running.splice(0).map((match) => end(match, "SIGKILL")));
}

/** Where the process keeps its database: the hub's schema is found by its prefix. */
export function placeOf(database: DatabaseTarget, dataDir: string) {
  if (database.kind === "embedded")
    return { target: { kind: "embedded", file: join(dataDir, "match.db") }, server: {} } as const;
  const url = new URL(database.url);
  const schema = url.pathname.slice(1);
  const target = new URL(database.url);
  target.pathname = `/${schema}_match`;
  return {
    target: { kind: "server", url: target.href },
    server: { HUB_DATABASE_URL: database.url, HUB_DATABASE_PREFIX: `${schema}_` },
  } as const;
}
