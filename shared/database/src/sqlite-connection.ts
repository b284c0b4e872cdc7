/*
 * The shape of a connection that TypeORM's better-sqlite3 driver expects, over @photostructure/sqlite (the node:sqlite API with prebuilt
 * binaries, so that nothing is compiled or downloaded). Promises typed parameters and cached statements; errors keep SQLite's `errcode`.
 * Leaves alone: who may write when (isolated-sqlite-driver.ts).
 */
import { DatabaseSync, type StatementSyncInstance } from "@photostructure/sqlite";
import { LRUCache } from "lru-cache";

/** How a connection is opened. */
export interface SqliteConnectionOptions {
  /** How long SQLite itself blocks the thread for a lock of another process, in ms. */
  readonly timeout: number;
}

type SqliteValue = string | number | bigint | null | Uint8Array;
type SqliteRow = Record<string, unknown>;

/** Statements kept prepared per connection: the hub's hot statements are a few dozen a table. */
const STATEMENT_CACHE_SIZE = 200;

/** One prepared statement; `reader` says whether it yields rows. */
class SqliteStatement {
  readonly reader: boolean;

  constructor(private readonly statement: StatementSyncInstance) {
    this.reader = statement.columns().length > 0;
  }

  run(...parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.statement.run(...parameters.map(toSqliteValue));
  }

  all(...parameters: readonly unknown[]): SqliteRow[] {
    const values = parameters.map(toSqliteValue);
    try {
      return this.statement.all(...values) as SqliteRow[];
    } catch (error) {
      throw withBusyCode(error);
    }
  }
}

/** One connection to an embedded database file. */
export class SqliteConnection {
  readonly #database: InstanceType<typeof DatabaseSync>;
  readonly #statements = new LRUCache<string, SqliteStatement>({ max: STATEMENT_CACHE_SIZE });

  constructor(file: string, options: SqliteConnectionOptions) {
    this.#database = new DatabaseSync(file, { timeout: options.timeout });
  }

  /** Prepares a statement, or takes the one prepared before; the least recently used one leaves a full cache. */
  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = new SqliteStatement(this.#database.prepare(sql));
    this.#statements.set(sql, statement);
    return statement;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** Runs a PRAGMA and gives its rows. */
  pragma(text: string): SqliteRow[] {
    return new SqliteStatement(this.#database.prepare(`PRAGMA ${text}`)).all();
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED, by the words of `sqlite3_errmsg()`. */
const BUSY_CODES: readonly (readonly [RegExp, number])[] = [
  [/^database is locked/, 5],
  [/^database (table|schema) is locked/, 6],
];

/** Statements that yield rows fail without `errcode` in this package (1.2.1), unlike `run()` and `exec()`. */
function withBusyCode(error: unknown): unknown {
  if (typeof error !== "object" || error === null || "errcode" in error) return error;
  const text = "message" in error ? String(error.message) : "";
  const errcode = BUSY_CODES.find(([message]) => message.test(text))?.[1];
  return errcode === undefined ? error : Object.assign(error, { errcode });
}

/** @throws {TypeError} for what SQLite cannot keep as given: NUL characters in text, objects, functions. */
function toSqliteValue(value: unknown): SqliteValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "string") {
    if (value.includes("\0")) throw new TypeError("a text value must not hold a NUL character");
    return value;
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a value of type ${typeof value} cannot be a parameter of an embedded database`);
}
