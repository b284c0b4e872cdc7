/*
 * The search thread from outside: a worker thread that holds the whole index, so that the process's own thread answers
 * health checks, changes and subscriptions however long a search takes.
 * Promises: a question is answered from everything that was mirrored before it; when the thread dies it is started again
 * and given all objects once more, and the questions it was asked fail with UNAVAILABLE.
 */
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { DirectoryDocument } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import type { Asker } from "../services/asker";
import { withCoverage } from "./deferred-coverage";
import type { IndexMirror } from "./mirrored-index";
import type { FromSearch, MirroredChange, SearchSetUp, ToldError, ToSearch } from "./search-messages";

/** How the thread is run. */
export interface SearchThreadOptions extends SearchSetUp {
  /** Everything that the thread is to hold, for one that is started again. */
  readonly replay: () => Iterable<MirroredChange>;
  readonly onDied: (error: unknown) => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: HubError) => void;
}

const CHANGES_A_MESSAGE = 200;
/** So many changes may wait to be taken in before whoever writes is held up. */
const MOST_WAITING = 1_000;
/** A thread that dies as soon as it lives must not keep the process busy. */
const RESTART_AFTER_MS = 250;

/** A running search thread. */
export class SearchThread implements IndexMirror {
  /** Null for a moment after one that died. */
  #worker: Worker | null;
  readonly #waiting = new Map<number, Waiting>();
  readonly #drains = new Set<() => void>();
  #pending: MirroredChange[] = [];
  #flush: NodeJS.Immediate | null = null;
  #sent = 0;
  #applied = 0;
  #ids = 0;
  #directory: DirectoryDocument | null = null;
  #lexicon: SearchSetUp["lexicon"];
  #isClosing = false;

  constructor(private readonly options: SearchThreadOptions) {
    this.#lexicon = options.lexicon;
    this.#worker = this.#start();
  }

  take(change: MirroredChange): void {
    if (change.kind === "LEXICON") this.#lexicon = change.lexicon;
    if (this.#worker === null) return;
    this.#pending.push(change);
    if (this.#pending.length >= CHANGES_A_MESSAGE) this.#sendChanges();
    else this.#flush ??= setImmediate(() => this.#sendChanges());
  }

  drained(): Promise<void> {
    return this.#untilWaiting(MOST_WAITING);
  }

  /** Tells the thread the directory. */
  setDirectory(document: DirectoryDocument): void {
    this.#directory = document;
    this.#send({ type: "directory", document });
  }

  /** Asks a method of a service. @throws {HubError} as the method does; UNAVAILABLE when the thread died meanwhile */
  async ask(service: string, method: string, args: readonly unknown[], asker: Asker): Promise<unknown> {
    const { principal } = asker;
    const sites = this.#directory?.sites ?? [];
    const staleSites = sites.flatMap(({ code }) => (asker.isStale(code) ? [code] : []));
    const question = { service, method, args, principal, staleSites };
    return withCoverage(await this.#call((id) => ({ type: "ask", id, question })), asker);
  }

  /** Writes the index into a file; what is sent meanwhile waits for its copy only. */
  async save(file: string, stamp: object): Promise<void> {
    await this.#call((id) => ({ type: "save", id, file, stamp }));
  }

  /** Reads the index from a file; the thread's index must be empty. */
  async load(file: string): Promise<void> {
    await this.#call((id) => ({ type: "load", id, file }));
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#flush !== null) clearImmediate(this.#flush);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#failAll("the process is stopping");
  }

  async #call(message: (id: number) => ToSearch): Promise<unknown> {
    if (this.#worker === null)
      throw new HubError("UNAVAILABLE", "the search thread is being started", { retryable: true });
    this.#sendChanges();
    const id = (this.#ids += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send(message(id));
    });
  }

  #start(): Worker {
    const extension = extname(__filename);
    const { keptMs, maxAnswers } = this.options;
    const setUp: SearchSetUp = { lexicon: this.#lexicon, keptMs, maxAnswers };
    const worker = new Worker(join(__dirname, `search-worker${extension}`), {
      workerData: setUp,
      // From source (tests, development) a worker thread knows no TypeScript by itself.
      ...(extension === ".ts" ? { execArgv: ["--require", require.resolve("tsx/cjs")] } : {}),
    });
    worker.on("message", (message: FromSearch) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on("error", (error) => this.#bury(worker, error));
    worker.on("exit", (code) => this.#bury(worker, new Error(`the search thread ended with code ${code}`)));
    return worker;
  }

  #bury(worker: Worker, error: unknown): void {
    if (this.#isClosing || worker !== this.#worker) return;
    this.options.onDied(error);
    this.#worker = null;
    this.#pending = [];
    [this.#sent, this.#applied] = [0, 0];
    this.#failAll("the search thread ended; ask again in a moment");
    setTimeout(() => this.#revive(), RESTART_AFTER_MS).unref();
  }

  /** What was changed meanwhile is part of what is given once more. */
  #revive(): void {
    if (this.#isClosing) return;
    this.#worker = this.#start();
    if (this.#directory !== null) this.setDirectory(this.#directory);
    for (const change of this.options.replay()) this.take(change);
  }

  #hear(message: FromSearch): void {
    if (message.type === "applied") {
      this.#applied = message.count;
      return this.#wakeDrains();
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === "answer") waiting?.resolve(message.value);
    else waiting?.reject(hubError(message.error));
  }

  #sendChanges(): void {
    this.#flush = null;
    if (this.#pending.length === 0) return;
    const changes = this.#pending;
    this.#pending = [];
    this.#sent += changes.length;
    this.#send({ type: "changes", changes, count: changes.length });
  }

  #send(message: ToSearch): void {
    this.#worker?.postMessage(message);
  }

  async #untilWaiting(most: number): Promise<void> {
    this.#sendChanges();
    while (!this.#isClosing && this.#sent - this.#applied > most) {
      await new Promise<void>((resolve) => this.#drains.add(resolve));
    }
  }

  #wakeDrains(): void {
    for (const wake of this.#drains) wake();
    this.#drains.clear();
  }

  #failAll(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new HubError("UNAVAILABLE", reason, { retryable: true }));
    this.#waiting.clear();
    this.#wakeDrains();
  }
}

function hubError({ code, message, details, retryable }: ToldError): HubError {
  return new HubError(code, message, { details, retryable });
}
