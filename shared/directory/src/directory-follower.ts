/*
 * Follows park's directory: from the last good copy on disk at once, then by long polling for as long as it runs.
 * Promises: one question at a time, so an older answer never overwrites a newer one; park away costs freshness only.
 * Leaves alone: when to ask (poll-loop.ts), how (park-client.ts), the file (cache-file.ts), what a change means.
 */
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

import { HubError } from "@park-hub/errors";
import { Agent } from "undici";

import type { BackOffOptions } from "./back-off";
import { readCacheFile, writeCacheFile } from "./cache-file";
import { Directory } from "./directory";
import { parseDirectoryDocument, type DirectoryDocument } from "./directory-document";
import type { DirectoryWarningCode, WarningListener } from "./directory-warning";
import { askForDirectory, FOLLOWER_HEADER } from "./park-client";
import { PollLoop, type QuestionKind } from "./poll-loop";

/** Park holds a long poll for 25 s; the rest is for the network. */
const LONG_POLL_TIMEOUT_MS = 35_000;
/** Somebody waits for a refresh. */
const REFRESH_TIMEOUT_MS = 5_000;
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Hears of each new directory, the cached one first. */
export type DirectoryListener = (directory: Directory) => void;

/** What a DirectoryFollower is made of. */
export interface DirectoryFollowerOptions {
  /** Base URL of park's host. */
  readonly parkUrl: string;
  /** The headers of each question: a fresh identity for audience "park". */
  readonly headers: () => Promise<Record<string, string>>;
  /** Where the last good copy is kept; without it nothing is kept. One file a process. */
  readonly cacheFile?: string;
  /** The first listener. */
  readonly onChange?: DirectoryListener;
  /** Takes note of what went wrong beside the way; default: nobody does. */
  readonly onWarning?: WarningListener;
  /** Pauses between attempts while park is away. */
  readonly backOff?: BackOffOptions;
  /** Shortest time between two refresh() that ask park, in milliseconds; default 1,000. */
  readonly refreshIntervalMs?: number;
}

interface Waiter {
  readonly resolve: (directory: Directory) => void;
  readonly reject: (error: HubError) => void;
}

/** Follows park's directory until it is closed; starts by itself. */
export class DirectoryFollower {
  private readonly name = randomUUID();
  private directory: Directory | null = null;
  private isAnswering = false;
  private isToldAway = false;
  private isClosed = false;
  private readonly waiters = new Set<Waiter>();
  private readonly listeners = new Set<DirectoryListener>();
  private readonly agent = new Agent({ maxResponseSize: MAX_DOCUMENT_BYTES });
  private readonly poll: PollLoop;

  constructor(private readonly options: DirectoryFollowerOptions) {
    if (options.onChange !== undefined) this.listeners.add(options.onChange);
    const cached = this.readCache();
    if (cached !== null) this.directory = new Directory(cached);
    this.poll = new PollLoop({
      ask: (kind, signal) => this.ask(kind, signal),
      onFailure: (error) => this.noteFailure(error),
      backOff: options.backOff,
      refreshIntervalMs: options.refreshIntervalMs ?? 1_000,
    });
    // Not within the constructor: listeners added right after it hear of the cached copy too.
    queueMicrotask(() => this.start());
  }

  /** Whether park's last answer was a good one; false while the directory may be out of date. */
  get isParkAnswering(): boolean {
    return this.isAnswering;
  }

  /** The directory as last known, or null before there is any. */
  current(): Directory | null {
    return this.directory;
  }

  /**
   * The directory as soon as there is one.
   *
   * @throws {HubError} UNAVAILABLE when the follower is closed before that.
   */
  ready(): Promise<Directory> {
    if (this.directory !== null) return Promise.resolve(this.directory);
    if (this.isClosed) return Promise.reject(closedError());
    return new Promise((resolve, reject) => this.waiters.add({ resolve, reject }));
  }

  /**
   * Asks park at once, for whoever met an unknown issuer or site; resolves to what is known afterwards, also when park
   * is away. Rate-limited: callers share one question, and within `refreshIntervalMs` nothing is asked.
   */
  async refresh(): Promise<Directory | null> {
    await this.poll.refresh();
    return this.directory;
  }

  /** Adds a listener for each new directory; the answer takes it away again. */
  subscribe(listener: DirectoryListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Stops following; the last directory stays readable. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const waiter of this.waiters) waiter.reject(closedError());
    this.waiters.clear();
    await this.poll.close();
    await this.agent.destroy();
  }

  private start(): void {
    if (this.isClosed) return;
    if (this.directory !== null) this.tellListeners(this.directory);
    this.poll.start();
  }

  private async ask(kind: QuestionKind, signal: AbortSignal): Promise<boolean> {
    const { parkUrl, headers } = this.options;
    const answer = await askForDirectory({
      parkUrl,
      after: kind === "wait" ? (this.directory?.version ?? 0) : 0,
      headers: { ...(await headers()), [FOLLOWER_HEADER]: this.name },
      timeoutMs: kind === "refresh" ? REFRESH_TIMEOUT_MS : LONG_POLL_TIMEOUT_MS,
      signal,
      dispatcher: this.agent,
    });
    const document = answer === null ? null : this.parse(answer);
    this.noteAnswer();
    if (document === null || isDeepStrictEqual(document, this.directory?.document)) return false;
    await this.adopt(document);
    return true;
  }

  private parse(answer: unknown): DirectoryDocument {
    return parseDirectoryDocument(answer, (problem) => this.warn("ENTRY_DROPPED", problem));
  }

  /** Takes what park says, also an older version: park is the source of truth, and it may have been restored. */
  private async adopt(document: DirectoryDocument): Promise<void> {
    const directory = new Directory(document);
    this.directory = directory;
    for (const waiter of this.waiters) waiter.resolve(directory);
    this.waiters.clear();
    this.tellListeners(directory);
    await this.writeCache(document);
  }

  private tellListeners(directory: Directory): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(directory);
      } catch (error) {
        this.warn("LISTENER_FAILED", `a listener of the directory threw: ${reasonOf(error)}`, error);
      }
    }
  }

  private readCache(): DirectoryDocument | null {
    const { cacheFile, onWarning } = this.options;
    return cacheFile === undefined ? null : readCacheFile(cacheFile, (warning) => onWarning?.(warning));
  }

  private async writeCache(document: DirectoryDocument): Promise<void> {
    const { cacheFile } = this.options;
    if (cacheFile === undefined) return;
    try {
      await writeCacheFile(cacheFile, document);
    } catch (error) {
      this.warn("CACHE_UNUSABLE", `directory cache ${cacheFile} cannot be written: ${reasonOf(error)}`, error);
    }
  }

  private noteAnswer(): void {
    this.isAnswering = true;
    if (this.isToldAway) this.warn("PARK_BACK", "park answers again; the directory is followed");
    this.isToldAway = false;
  }

  private noteFailure(error: unknown): void {
    this.isAnswering = false;
    if (!this.isToldAway) this.warn("PARK_AWAY", `the directory cannot be followed: ${reasonOf(error)}`, error);
    this.isToldAway = true;
  }

  private warn(code: DirectoryWarningCode, message: string, cause?: unknown): void {
    this.options.onWarning?.({ code, message, cause });
  }
}

function closedError(): HubError {
  return new HubError("UNAVAILABLE", "the directory follower was closed before it knew a directory");
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
