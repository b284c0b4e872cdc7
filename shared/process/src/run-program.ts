/*
 * What every process of the hub is outside: it starts or says in one line why not, says where it listens, and ends in
 * order on a signal or with its parent.
 * Before: main.ts, the only module that sees process.env. Leaves alone: configuration, keys and what the program does.
 */
import { HubError } from "@park-hub/errors";
import type { Logger } from "@park-hub/telemetry";

/** Work in hand is finished within this time; then the process ends all the same. */
const STOP_WITHIN_MS = 5_000;

/** What runs until it is closed. */
export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** A program that has started. */
export interface Started {
  readonly running: Running;
  readonly logger: Logger;
  /**
   * What the ready line says beside the address, which whoever started the process waits for; `null` for a process that
   * nobody waits for.
   */
  readonly ready: Readonly<Record<string, unknown>> | null;
  /** What SIGHUP does; default what the system does, which ends the process. */
  readonly onHangUp?: () => void;
}

/** A program as main.ts hands it over. */
export interface Program {
  /** Name of the process, as its last words show it. */
  readonly name: string;
  /** `HUB_PARENT_PIPE=1`: the parent holds the other end of standard input; when it closes, the process ends. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How long work in hand may take at the end. Default 5,000 ms. */
  readonly stopWithinMs?: number;
  start(): Promise<Started>;
}

/** Runs the program until it is asked to end (exit code 0); what keeps it from starting is one line and exit code 1. */
export function runProgram(program: Program): void {
  run(program).catch((error: unknown) => {
    process.stderr.write(`${program.name}: ${lastWords(error)}\n`);
    process.exit(1);
  });
}

async function run(program: Program): Promise<void> {
  const { running, logger, ready, onHangUp } = await program.start();
  const stop = stopOnce(program, running, logger);
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  if (onHangUp !== undefined) process.on("SIGHUP", onHangUp);
  if (program.environment.HUB_PARENT_PIPE === "1") stopWithParent(stop);
  // Waited for at whatever level the process logs
  if (ready !== null) logger.child({}, { level: "info" }).info({ url: running.url, ...ready, msg: "ready" }, "ready");
}

type Stop = (why: string) => void;

function stopOnce({ stopWithinMs = STOP_WITHIN_MS }: Program, running: Running, logger: Logger): Stop {
  let isStopping = false;
  return (why) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ why }, "stopping");
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
}

/** However the parent dies, its end of the pipe closes. */
function stopWithParent(stop: Stop): void {
  const gone = (): void => stop("the parent went away");
  process.stdin.once("end", gone);
  process.stdin.once("close", gone);
  process.stdin.resume();
}

/** An expected problem is its message; anything else is a fault and shows where it happened. */
function lastWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error instanceof HubError && error.code !== "INTERNAL";
  return isExpected ? error.message : (error.stack ?? error.message);
}
