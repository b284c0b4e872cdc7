/*
 * Keeps N worker processes behind one port: the primary's side.
 * Promises: a worker that dies is replaced while the others go on; a worker that dies at once again and again is
 * replaced more and more slowly; close() leaves no worker behind.
 * Leaves alone: what a worker does (gateway-process.ts).
 */
import cluster, { type Worker } from "node:cluster";
import { setTimeout as pause } from "node:timers/promises";

import { HubError } from "@park-hub/errors";
import { AggregatorRegistry } from "prom-client";

import type { GatewayLogger } from "../operation";
import { listeningUrl, metricsQuestionId, type MetricsAnswer } from "./worker-messages";

/** What a pool is made of. */
export interface WorkerPoolOptions {
  readonly workers: number;
  readonly logger: GatewayLogger;
  /** Milliseconds that a worker gets to end its requests; default 4,000. */
  readonly closeWithinMs?: number;
}

/** A worker that lived so long has not failed at its start. */
const SETTLED_MS = 10_000;
const FIRST_DELAY_MS = 50;
const MAX_DELAY_MS = 5_000;

/** The workers of one primary process; there is one pool a process. */
export class WorkerPool {
  private readonly startedAtMs = new Map<number, number>();
  private readonly aggregator = new AggregatorRegistry();
  private readonly ending = new AbortController();
  private hurriedExits = 0;

  constructor(private readonly options: WorkerPoolOptions) {
    // Workers take connections from the one socket themselves. Handed out by the primary, those on their way to a
    // worker that is killed would neither be answered nor closed: nobody tells the primary that they did not arrive.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    // A worker ends with its channel to the primary: it does not watch the standard input as well.
    cluster.setupPrimary({ stdio: ["ignore", "inherit", "inherit", "ipc"] });
    cluster.on("message", (worker, message) => void this.answerMetrics(worker, message));
  }

  /**
   * Starts the workers; resolves with their common URL when each of them listens.
   *
   * @throws {HubError} CONFIG_INVALID when one ends before; it has said why.
   */
  async start(): Promise<string> {
    const first = Array.from({ length: this.options.workers }, () => this.fork());
    const urls = await Promise.all(first.map(untilListening));
    for (const worker of first) this.replaceWhenDead(worker);
    return urls[0] ?? "";
  }

  /** Asks every worker to end; whoever does not is killed. */
  async close(): Promise<void> {
    this.ending.abort();
    const workers = livingWorkers();
    for (const worker of workers) worker.process.kill("SIGTERM");
    const late = setTimeout(() => {
      for (const worker of livingWorkers()) worker.process.kill("SIGKILL");
    }, this.options.closeWithinMs ?? 4_000);
    await Promise.all(workers.map(untilExit));
    clearTimeout(late);
  }

  private fork(): Worker {
    const worker = cluster.fork({ HUB_PARENT_PIPE: "0" });
    this.startedAtMs.set(worker.id, performance.now());
    worker.on("message", (message: unknown) => {
      if (listeningUrl(message) === null) return;
      this.options.logger.info({ worker: worker.process.pid }, "worker listening");
    });
    return worker;
  }

  private replaceWhenDead(worker: Worker): void {
    if (worker.isDead()) void this.replace(worker, null, null);
    else worker.once("exit", (code, signal) => void this.replace(worker, code, signal));
  }

  private async replace(worker: Worker, code: number | null, signal: string | null): Promise<void> {
    const livedMs = performance.now() - (this.startedAtMs.get(worker.id) ?? 0);
    this.startedAtMs.delete(worker.id);
    if (this.ending.signal.aborted) return;
    this.options.logger.error({ worker: worker.process.pid, code, signal }, "a worker died; another takes its place");
    this.hurriedExits = livedMs < SETTLED_MS ? this.hurriedExits + 1 : 0;
    const delayMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(this.hurriedExits, 10));
    try {
      await pause(delayMs, undefined, { signal: this.ending.signal });
    } catch {
      // The pool is being closed: nobody is to be replaced.
      return;
    }
    this.replaceWhenDead(this.fork());
  }

  private async answerMetrics(worker: Worker, message: unknown): Promise<void> {
    const id = metricsQuestionId(message);
    if (id === null) return;
    const text = await this.aggregator.clusterMetrics().catch(() => null);
    const answer: MetricsAnswer = { type: "hub:metrics-answer", id, text };
    if (worker.isConnected()) worker.send(answer);
  }
}

function livingWorkers(): readonly Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined && !worker.isDead()) as Worker[];
}

async function untilListening(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: unknown) => {
      const url = listeningUrl(message);
      if (url !== null) resolve(url);
    });
    worker.once("exit", () => reject(new HubError("CONFIG_INVALID", "a worker could not start; its line says why")));
  });
}

async function untilExit(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  await new Promise((resolve) => worker.once("exit", resolve));
}
