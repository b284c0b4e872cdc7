/*
 * A server process that a test owns, and the watchdog that removes it when this process dies without a word.
 * Leaves alone: what the server is and when it answers (database-server/, nats-server/).
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";

/** How long a server may take to end before it is killed. */
const STOP_TIMEOUT_MS = 15_000;

/*
 * Waits for its standard input to close, which happens however the parent dies (kill -9, out of memory), then ends the
 * server, kills it after ten seconds, and removes its files once it is gone.
 */
const WATCHDOG = `cat >/dev/null
kill -CONT "$1" 2>/dev/null
kill -TERM "$1" 2>/dev/null
i=0
while kill -0 "$1" 2>/dev/null && [ $i -lt 20 ]; do sleep 0.5; i=$((i+1)); done
kill -KILL "$1" 2>/dev/null
while kill -0 "$1" 2>/dev/null && [ $i -lt 40 ]; do sleep 0.5; i=$((i+1)); done
rm -rf "$2"`;

/** What is started. */
export interface OwnedCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Where its output goes. */
  readonly log: string;
  /** What is removed with it when this process dies. */
  readonly directory: string;
}

/** A running (or starting) server. */
export interface OwnedProcess {
  readonly pid: number;
  hasEnded(): boolean;
  /** Sends a signal: SIGSTOP, SIGCONT. */
  signal(name: NodeJS.Signals): void;
  /** Kills the server as `kill -9` does; its files stay. */
  kill(): Promise<void>;
  /** Ends the server, at the latest after 15 s; its files stay. */
  stop(): Promise<void>;
}

/** Starts a server. @throws {Error} when the program cannot be executed. */
export async function startOwned({ program, args, log, directory }: OwnedCommand): Promise<OwnedProcess> {
  const output = openSync(log, "a");
  const child = spawn(program, args, { stdio: ["ignore", output, output] });
  closeSync(output);
  await once(child, "spawn");
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${program} has no process id after its start`);
  const watchdog = startWatchdog(pid, directory);
  const endBy = async (name: NodeJS.Signals): Promise<void> => {
    await end(child, name);
    watchdog.kill("SIGKILL");
  };
  return {
    pid,
    hasEnded: () => hasEnded(child),
    signal: (name) => void child.kill(name),
    kill: () => endBy("SIGKILL"),
    stop: () => endBy("SIGTERM"),
  };
}

function startWatchdog(pid: number, directory: string): ChildProcess {
  const watchdog = spawn("sh", ["-c", WATCHDOG, "hub-test-watchdog", String(pid), directory], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.unref();
  return watchdog;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGCONT");
  child.kill(signal);
  const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(impatience);
}
