/*
 * TypeORM gives every embedded DataSource one connection and one query runner, so requests that run side by side share a transaction and
 * another request's rollback throws away rows that were acknowledged. This driver gives each query runner a transaction of its own:
 *   writes and transactions: one writer connection behind a fair lock, BEGIN IMMEDIATE;
 *   reads outside a transaction: a query_only connection that sees the last committed state (WAL);
 *   snapshots: a connection each (readSnapshot).
 * SQLITE_BUSY can then only come from another process, and is waited for without blocking the event loop.
 */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { QueryRunner, ReplicationMode } from "typeorm";
import { BetterSqlite3Driver } from "typeorm/driver/better-sqlite3/BetterSqlite3Driver";
import { BetterSqlite3QueryRunner } from "typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner";
import type { IsolationLevel } from "typeorm/driver/types/IsolationLevel";
import { HubError } from "@park-hub/errors";
import { faultOf } from "./fault";
import { SqliteConnection } from "./sqlite-connection";
import { isInsideUnitOfWork } from "./unit-of-work-scope";
import { WriterLock } from "./writer-lock";

/** How long SQLite may block the thread for another process's lock before the wait goes on asynchronously, in ms. */
const BLOCKING_WAIT_MS = 20;

/** What a reader can answer; everything else that is no SELECT may write. */
const PLAIN_READ = /^\s*SELECT\b/i;

/** The embedded database's driver: isolated writers and readers on one file. */
export class IsolatedSqliteDriver extends BetterSqlite3Driver {
  /** How long a writer waits for its turn or for another process, in ms. */
  readonly busyTimeoutMs: number;
  readonly #writerLock = new WriterLock();
  #writer: SqliteConnection | undefined;
  #reader: SqliteConnection | undefined;

  constructor(dataSource: ConstructorParameters<typeof BetterSqlite3Driver>[0], busyTimeoutMs: number) {
    super(dataSource);
    this.busyTimeoutMs = busyTimeoutMs;
  }

  get writer(): SqliteConnection {
    return opened(this.#writer);
  }

  /**
   * Waits for this runner's turn to write and gives the function that ends it.
   *
   * @throws {HubError} INTERNAL inside a unit of work, which holds the turn already and would wait for itself.
   */
  takeWriter(): Promise<() => void> {
    if (isInsideUnitOfWork(this.dataSource)) {
      throw new HubError("INTERNAL", "a unit of work writes past its own entity manager and would wait for itself");
    }
    return this.#writerLock.acquire(this.busyTimeoutMs);
  }

  override createQueryRunner(mode: ReplicationMode = "master"): QueryRunner {
    return mode === "slave" ? this.createReader() : new IsolatedSqliteQueryRunner(this, undefined);
  }

  /** A query runner that sees what is committed and never waits for a writer. */
  createReader(): IsolatedSqliteQueryRunner {
    return new IsolatedSqliteQueryRunner(this, opened(this.#reader));
  }

  /** A query runner on a read-only connection of its own; whoever takes it closes it. */
  async createSnapshotRunner(): Promise<{ readonly queryRunner: QueryRunner; readonly close: () => void }> {
    const connection = await this.openConnection(["query_only = ON"]);
    const queryRunner = new IsolatedSqliteQueryRunner(this, connection);
    // As DataSource.createQueryRunner() does with the runners that it asks a driver for
    Object.assign(queryRunner, { manager: this.dataSource.createEntityManager(queryRunner) });
    return { queryRunner, close: () => connection.close() };
  }

  protected override async createDatabaseConnection(): Promise<SqliteConnection> {
    await mkdir(dirname(this.options.database), { recursive: true });
    this.#writer = await this.openConnection(["journal_mode = WAL"]);
    this.#reader = await this.openConnection(["query_only = ON"]);
    return this.#writer;
  }

  override async disconnect(): Promise<void> {
    this.#reader?.close();
    this.#reader = undefined;
    this.#writer?.close();
    this.#writer = undefined;
  }

  /** A PRAGMA may read the file, which another process can hold just then: it creates, recovers or leaves it. */
  private async openConnection(pragmas: readonly string[]): Promise<SqliteConnection> {
    const connection = new SqliteConnection(this.options.database, { timeout: BLOCKING_WAIT_MS });
    try {
      // FULL: a commit that was acknowledged survives a loss of power, not only of the process
      for (const pragma of ["synchronous = FULL", "foreign_keys = ON", ...pragmas]) {
        await retryWhileBusy(this.busyTimeoutMs, () => connection.pragma(pragma));
      }
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }
}

/** Rows or a result object, as TypeORM declares it. */
type QueryAnswer = ReturnType<BetterSqlite3QueryRunner["query"]>;

/** One runner is one transaction, or a sequence of statements outside any. */
class IsolatedSqliteQueryRunner extends BetterSqlite3QueryRunner {
  #unlock: (() => void) | undefined;
  #reader: SqliteConnection | undefined;

  constructor(
    override readonly driver: IsolatedSqliteDriver,
    reader: SqliteConnection | undefined,
  ) {
    super(driver);
    this.#reader = reader;
  }

  override connect(): Promise<SqliteConnection> {
    return Promise.resolve(this.#reader ?? this.driver.writer);
  }

  /** Every transaction is serialisable here, so the level asked for is met and not passed on. */
  override async startTransaction(_isolationLevel?: IsolationLevel): Promise<void> {
    const isOutermost = this.transactionDepth === 0;
    if (this.#reader === undefined && isOutermost) this.#unlock = await this.driver.takeWriter();
    try {
      await super.startTransaction();
    } catch (error) {
      if (isOutermost) {
        this.isTransactionActive = false;
        this.freeWriter();
      }
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    try {
      await super.commitTransaction();
    } finally {
      if (!this.isTransactionActive) this.freeWriter();
    }
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      if (!this.isTransactionActive) this.freeWriter();
    }
  }

  override async query(sql: string, parameters: unknown[] = [], useStructuredResult = false): QueryAnswer {
    const run = (text: string): QueryAnswer => super.query(text, parameters, useStructuredResult);
    if (sql === "BEGIN TRANSACTION") {
      return this.retried(() => run(this.#reader === undefined ? "BEGIN IMMEDIATE" : "BEGIN"));
    }
    // A reader's transaction takes its lock with its first statement
    if (this.#reader !== undefined) return this.retried(() => run(sql));
    if (this.isTransactionActive) return run(sql);
    if (PLAIN_READ.test(sql)) return this.driver.createReader().query(sql, parameters, useStructuredResult);
    const unlock = await this.driver.takeWriter();
    try {
      return await this.retried(() => run(sql));
    } finally {
      unlock();
    }
  }

  /** A runner that is let go in the middle of a transaction undoes it: nothing of it may reach the next one. */
  override async release(): Promise<void> {
    if (this.isTransactionActive) {
      (await this.connect()).exec("ROLLBACK");
      this.isTransactionActive = false;
      this.transactionDepth = 0;
    }
    this.freeWriter();
    await super.release();
  }

  private retried<T>(run: () => Promise<T>): Promise<T> {
    return retryWhileBusy(this.driver.busyTimeoutMs, run);
  }

  private freeWriter(): void {
    this.#unlock?.();
    this.#unlock = undefined;
  }
}

/** Runs a statement again while another process holds the file, with jitter, for at most `timeoutMs`. */
async function retryWhileBusy<T>(timeoutMs: number, run: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (faultOf(error) !== "retry" || Date.now() >= until) throw error;
      await delay(5 + Math.random() * 20);
    }
  }
}

function opened(connection: SqliteConnection | undefined): SqliteConnection {
  if (connection === undefined) throw new HubError("STORAGE", "the embedded database is closed");
  return connection;
}
