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

/** What the worker says. */
export interface ComposeMessage {
  readonly supergraphSdl: string | null;
  readonly errors: readonly string[];
  /** What composed, but not quite as the SDLs may have meant. */
  readonly hints: readonly string[];
}

/**
 * The supergraph of the graphs.
 *
 * @throws {HubError} CONFIG_INVALID with every reason when they do not compose, or when composition gives a hint: a
 * hint says that something is lost, and the contracts are written to compose without any.
 */
export async function compose(inputs: readonly ComposeInput[]): Promise<string> {
  const { supergraphSdl, errors, hints } = await runWorker(inputs);
  const reasons = [...errors, ...hints];
  if (supergraphSdl !== null && reasons.length === 0) return supergraphSdl;
  throw new HubError("CONFIG_INVALID", `the graphs do not compose:\n${reasons.join("\n")}`);
}

function runWorker(inputs: readonly ComposeInput[]): Promise<ComposeMessage> {
  const extension = extname(__filename);
  const worker = new Worker(join(__dirname, `compose-worker${extension}`), {
    workerData: inputs,
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
