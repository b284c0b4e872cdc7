/*
 * One process of the hub: started, watched until it is ready, restarted when it dies, stopped.
 * Promises: its output goes to a log file; it ends with its parent (its stdin closes); a start that fails says why in one line.
 * Leaves alone: which parts there are and how they are configured (hub.ts).
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { HubError } from "@park-hub/errors";

import { joinNodeOptions } from "./node-options";

const RESTART_DELAY_MS = 300;
const KILL_AFTER_MS = 8_000;

/** How a part is started. */
export interface PartOptions {
  /** What people call it: gateway, park, station-host, department-host, match. */
  readonly name: string;
  /** Compiled main module. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Options of Node that it runs best with; those of NODE_OPTIONS come first. Default none. */
  readonly nodeOptions?: readonly string[];
  readonly logFile: string;
  /** Starts it again when it dies unasked. */
  readonly restarts: boolean;
  /** Told when it dies unasked. */
  readonly onCrash?: (name: string, how: string) => void;
  /** How long it may take until it is ready, in milliseconds. Default 60,000. */
  readonly readyTimeoutMs?: number;
}

/** A running process of the hub. */
export class Part {
  readonly name: string;
  readonly #options: PartOptions;
  readonly #log: WriteStream;
  #child: ChildProcess | null = null;
  #isWanted = false;
  #wasReady = false;
  #ready: Promise<void> = Promise.resolve();

  constructor(options: PartOptions) {
    this.name = options.name;
    this.#options = options;
    this.#log = createWriteStream(options.logFile, { flags: "a" });
  }

  /** Process id while it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it and resolves when it says that it is ready. @throws {HubError} UNAVAILABLE with its last words when it does not. */
  async start(): Promise<void> {
    this.#isWanted = true;
    this.#wasReady = false;
    this.#ready = this.#spawn();
    await this.#ready;
  }

  /** Resolves when the present process is ready; after a crash, the restarted one. */
  async untilReady(): Promise<void> {
    await this.#ready;
  }

  /** Asks it to end and waits; after eight seconds it is killed. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const gone = exitOf(child);
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
      await gone;
      clearTimeout(timer);
    }
    this.#child = null;
  }

  /** Kills it (SIGKILL) and leaves it dead; start() brings it back. */
  async kill(): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = exitOf(child);
    child.kill("SIGKILL");
    await gone;
    this.#child = null;
  }

  async #spawn(): Promise<void> {
    const child = spawn(process.execPath, [this.#options.script], {
      env: this.#env(),
      stdio: ["pipe", "pipe", "pipe"],
      // A group of its own: Ctrl-C reaches the runner only, which stops its parts in order.
      detached: true,
    });
    this.#child = child;
    child.stderr.pipe(this.#log, { end: false });
    const words: string[] = [];
    child.stderr.on("data", (chunk: Buffer) => keepLast(words, chunk.toString("utf8")));
    child.once("exit", (code, signal) => this.#onExit(child, signal ?? `exit code ${code ?? "unknown"}`));
    await this.#sawReady(child, words);
    this.#wasReady = true;
  }

  #env(): Record<string, string> {
    const { env, nodeOptions = [] } = this.#options;
    const given = { ...inherited(), ...env };
    const options = joinNodeOptions(given.NODE_OPTIONS, nodeOptions);
    return { ...given, ...(options === "" ? {} : { NODE_OPTIONS: options }), HUB_PARENT_PIPE: "1" };
  }

  #sawReady(child: ChildProcess, words: string[]): Promise<void> {
    const limitMs = this.#options.readyTimeoutMs ?? 60_000;
    return new Promise((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(timer);
        reject(
          new HubError(
            "UNAVAILABLE",
            `${this.name} did not start: ${why}${lastWords(words)} (log: ${this.#options.logFile})`,
          ),
        );
      };
      const timer = setTimeout(() => fail(`not ready after ${limitMs} ms`), limitMs);
      child.once("error", (error) => fail(error.message));
      // Not "exit": what it said last may still be in the pipe
      child.once("close", (code, signal) => fail(`it ended with ${signal ?? `exit code ${code ?? "unknown"}`}`));
      if (child.stdout === null) return fail("it has no output");
      createInterface({ input: child.stdout }).on("line", (line) => {
        this.#log.write(`${line}\n`);
        keepLast(words, line);
        if (!isReadyLine(line)) return;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #onExit(child: ChildProcess, how: string): void {
    // A part that never was ready fails its start; only one that was is brought back.
    if (this.#child !== child || !this.#isWanted || !this.#wasReady) return;
    this.#options.onCrash?.(this.name, how);
    if (!this.#options.restarts) return;
    this.#ready = new Promise<void>((resolve) => setTimeout(resolve, RESTART_DELAY_MS)).then(() =>
      this.#isWanted ? this.#spawn() : undefined,
    );
    this.#ready.catch(() => undefined);
  }
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function isReadyLine(line: string): boolean {
  return line.includes('"ready"') && /"msg":\s*"ready"/.test(line);
}

function keepLast(words: string[], text: string): void {
  words.push(...text.split("\n").filter((line) => line.trim() !== ""));
  words.splice(0, Math.max(0, words.length - 5));
}

/** What a process said last, without the JSON around it. */
function lastWords(words: readonly string[]): string {
  const said = words.map((line) => /"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line).at(-1);
  return said === undefined ? "" : `; it said: ${said}`;
}

/** The parts see the operating system's environment, never the runner's own hub settings. */
function inherited(): Record<string, string> {
  const names = [
    "PATH",
    "HOME",
    "TMPDIR",
    "TMP",
    "TEMP",
    "LANG",
    "LC_ALL",
    "SYSTEMROOT",
    "NODE_OPTIONS",
    "NODE_EXTRA_CA_CERTS",
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
