/*
 * Composes graphs into a supergraph in a worker thread: half a second in which the gateway goes on answering.
 * Leaves alone: keeping the outcome (supergraph-file.ts).
 */
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";

import { HubError } from "@park-hub/errors";

/** A graph as composition takes it: without the directives that the gateway reads itself. */
export interface ComposeInput {
  readonly graph: string;
  readonly sdl: string;
}

/** What the worker is given. */
export interface ComposeTask {
  readonly inputs: readonly ComposeInput[];
  /** The supergraph that clients know, whose API the outcome is compared with; null to compare with nothing. */
  readonly baseline: string | null;
}

/** What the worker says. */
export interface ComposeMessage {
  readonly supergraphSdl: string | null;
  readonly errors: readonly string[];
  /** What composed, but not quite as the SDLs may have meant. */
  readonly hints: readonly string[];
  /** What clients of the baseline would lose. */
  readonly breaking: readonly string[];
  /** The thread that composed; that of the gateway itself is 0. */
  readonly threadId: number;
}

/**
 * The supergraph of the graphs.
 *
 * @throws {HubError} CONFIG_INVALID with every reason when they do not compose, or when composition gives a hint: a
 * hint says that something is lost, and the contracts are written to compose without any.
 */
export async function compose(inputs: readonly ComposeInput[]): Promise<string> {
  const { supergraphSdl, errors, hints } = await runWorker({ inputs, baseline: null });
  const reasons = [...errors, ...hints];
  if (supergraphSdl !== null && reasons.length === 0) return supergraphSdl;
  throw new HubError("CONFIG_INVALID", `the graphs do not compose:\n${reasons.join("\n")}`);
}

/** The supergraph of graphs that are not the hub's own and the thread that composed it, or the reasons against it. */
export async function composeOver(
  baseline: string,
  inputs: readonly ComposeInput[],
): Promise<{ readonly supergraphSdl: string; readonly threadId: number } | { readonly reasons: readonly string[] }> {
  const { supergraphSdl, errors, breaking, threadId } = await runWorker({ inputs, baseline });
  const reasons = [...errors, ...breaking.map((change) => `it breaks the schema that clients use: ${change}`)];
  if (supergraphSdl !== null && reasons.length === 0) return { supergraphSdl, threadId };
  return { reasons: reasons.length > 0 ? reasons : ["it does not compose with the hub's graphs"] };
}

function runWorker(task: ComposeTask): Promise<ComposeMessage> {
  const extension = extname(__filename);
  const worker = new Worker(join(__dirname, `compose-worker${extension}`), {
    workerData: task,
    // From source (tests, development) a worker thread knows no TypeScript by itself.
    ...(extension === ".ts" ? { execArgv: ["--require", require.resolve("tsx/cjs")] } : {}),
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new HubError("INTERNAL", `the thread that composes ended with code ${code} and no answer`)),
    );
  });
}
