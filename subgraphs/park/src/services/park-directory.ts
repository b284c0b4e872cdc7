/*
 * The directory as park itself has it: read from its own register, renewed with each commit that changed it.
 * Promises: refresh() sees everything committed before it was called; a waiter hears of a change without polling.
 * After: the routes that others follow it by (directory-routes.ts), and park's own look-ups of sites and keys.
 */
import { onCommit } from "@park-hub/database";
import { Directory } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import type { DirectorySource } from "@park-hub/site";
import type { DataSource } from "typeorm";
import { readCounter } from "../data/counters";
import { readDirectoryDocument } from "../data/directory-document";
import { FollowerBook } from "./follower-book";

/** The directory at one version, with its document as JSON: it is sent far more often than it changes. */
export interface PublishedDirectory {
  readonly version: number;
  readonly json: string;
}

/** A question for the directory once it has changed. */
export interface DirectoryQuestion {
  /** Who asks: the issuer of the identity, and which of its processes. */
  readonly follower: string;
  /** The version that the follower has. */
  readonly after: number;
  readonly timeoutMs: number;
  /** Ends the wait: the follower is gone. */
  readonly signal: AbortSignal;
}

/** Park's own directory; follow() gives it the database once that is open. */
export class ParkDirectory implements DirectorySource {
  #database: DataSource | undefined;
  #directory: Directory | null = null;
  #published: PublishedDirectory | null = null;
  #look: Promise<void> | undefined;
  #isLookDue = false;
  #isClosed = false;
  readonly #waiters = new Set<() => void>();
  readonly #followers: FollowerBook;
  #stopListening: () => void = () => undefined;

  /**
   * @param onError told of a failed look; the next commit or question looks again.
   * @param patienceMs how long awaitFollowers() waits. Default 500.
   */
  constructor(
    private readonly onError: (error: unknown) => void,
    patienceMs?: number,
  ) {
    this.#followers = new FollowerBook(patienceMs);
  }

  /** Reads the register for the first time and follows its commits from here on. */
  async follow(database: DataSource): Promise<void> {
    this.#stopListening();
    this.#database = database;
    this.#stopListening = onCommit(database, () => void this.refresh().catch(this.onError));
    await this.refresh();
  }

  current(): Directory | null {
    return this.#directory;
  }

  async refresh(): Promise<Directory | null> {
    const underWay = this.#look;
    if (underWay === undefined) await this.#startLook();
    else {
      // It may have read the register before the caller's commit: another look follows it
      this.#isLookDue = true;
      await underWay.then(() => this.#look);
    }
    return this.#directory;
  }

  /** The directory as it is now. @throws {HubError} UNAVAILABLE before follow(). */
  async published(): Promise<PublishedDirectory> {
    await this.refresh();
    if (this.#published === null)
      throw new HubError("UNAVAILABLE", "park has not opened its register yet", { retryable: true });
    return this.#published;
  }

  /**
   * The directory once its version differs from `after`, or as it is when that takes longer than `timeoutMs`, the signal
   * ends the wait, or park closes.
   */
  async awaitChange({ follower, after, timeoutMs, signal }: DirectoryQuestion): Promise<PublishedDirectory> {
    // Not AbortSignal.any() of AbortSignal.timeout(): in Node 20 the timeout may be collected and never fire (nodejs/node#57736)
    const deadline = new AbortController();
    const end = (): void => deadline.abort();
    const timer = setTimeout(end, timeoutMs);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    const endWait = this.#followers.beginWait(follower, after);
    let answered: number | null = null;
    try {
      for (;;) {
        const published = await this.published();
        if (published.version !== after || deadline.signal.aborted || this.#isClosed) {
          if (!signal.aborted) answered = published.version;
          return published;
        }
        await this.#nextChange(deadline.signal);
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      endWait(answered);
    }
  }

  /**
   * Resolves when whoever follows the directory has what this process has committed, at most half a second later:
   * so a gateway's next answer knows of what it has just registered.
   */
  async awaitFollowers(): Promise<void> {
    await this.refresh();
    await this.#followers.settled();
  }

  /** Ends every wait and stops following. */
  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    this.#wakeWaiters();
  }

  #startLook(): Promise<void> {
    const look = this.#readRegister().finally(() => {
      this.#look = undefined;
      if (!this.#isLookDue) return;
      this.#isLookDue = false;
      // Whoever asked for it waits for it; a failure that nobody waits for is told all the same
      this.#startLook().catch(this.onError);
    });
    this.#look = look;
    return look;
  }

  async #readRegister(): Promise<void> {
    const database = this.#database;
    if (database === undefined || this.#isClosed) return;
    if ((await readCounter(database.manager, "directory")) === this.#directory?.version) return;
    const document = await readDirectoryDocument(database);
    this.#directory = new Directory(document);
    this.#published = { version: document.version, json: JSON.stringify(document) };
    this.#followers.published(document.version);
    this.#wakeWaiters();
  }

  #nextChange(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiters.delete(wake);
        deadline.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiters.add(wake);
      deadline.addEventListener("abort", wake);
      if (deadline.aborted || this.#isClosed) wake();
    });
  }

  #wakeWaiters(): void {
    for (const wake of [...this.#waiters]) wake();
  }
}
