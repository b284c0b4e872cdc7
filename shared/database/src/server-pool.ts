/*
 * One bounded pool of connections a process for all schemas of one server and user: a host process serves dozens of sites, and a pool for
 * each would exhaust the server. TypeORM is given a facade as its driver package; a connection changes its schema only when it has to.
 * The pool opens with its first DataSource and ends with its last.
 */
import { createPool, type Pool, type PoolConnection } from "mysql2";
import { HubError } from "@park-hub/errors";
import type { ServerAddress } from "./database-target";

/** What TypeORM's mysql driver uses of a pool. */
interface PoolFacade {
  getConnection(callback: (error: Error | null, connection?: PoolConnection) => void): void;
  end(callback: (error?: Error) => void): void;
}

/** What TypeORM's mysql driver uses of the mysql2 package. */
export interface ServerDriver {
  createPool(): PoolFacade;
}

/** How long a statement waits for a connection, in ms: longer than any transaction, shorter than a caller's patience. */
const ACQUIRE_TIMEOUT_MS = 15_000;

/** Strict, so that too long a text is a fault on every server; READ COMMITTED for the outbox's counter row. */
const SESSION = `SET SESSION time_zone = '+00:00', SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`;
const ISOLATION = "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";

/** How a process's pool is opened. */
export interface ServerPoolSettings {
  /** Most connections. */
  readonly size: number;
  /** See OpenDatabaseOptions. */
  readonly idleTransactionMs?: number | undefined;
}

const MIN_MYSQL_WAIT_S = 30;

/**
 * The session's statement with a bound on transactions that stand still. MariaDB has one for just that; MySQL only one for
 * connections, idle ones included, which the pool then opens anew: hence longer. Each passes over the other's comment.
 */
function sessionOf(idleTransactionMs: number | undefined): string {
  if (idleTransactionMs === undefined) return SESSION;
  const seconds = Math.max(1, Math.ceil(idleTransactionMs / 1_000));
  const mysqlSeconds = Math.max(MIN_MYSQL_WAIT_S, seconds);
  return `${SESSION} /*M! , SESSION idle_transaction_timeout = ${seconds} */ /*!80000 , SESSION wait_timeout = ${mysqlSeconds} */`;
}

const pools = new Map<string, SharedPool>();

/**
 * Takes part in the process's pool for that server and user.
 *
 * Shape: every lease is given back once, by `release` or by the `end` of a facade made of it; the last one ends the pool.
 * `settings` count for the first lease only: the pool is as whoever opened it said.
 */
export function leaseServerPool(address: ServerAddress, settings: ServerPoolSettings): ServerPoolLease {
  const key = JSON.stringify([address.host, address.port, address.user, address.password]);
  const pool = pools.get(key) ?? new SharedPool(address, settings, () => pools.delete(key));
  pools.set(key, pool);
  return new ServerPoolLease(pool);
}

/** One user's share of a pool. */
export class ServerPoolLease {
  #isReleased = false;

  constructor(private readonly pool: SharedPool) {
    pool.users += 1;
  }

  /** Runs one statement without any schema selected. */
  query(sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
    return this.pool.query(sql, parameters);
  }

  /** The driver package for a DataSource of that schema. */
  driverFor(schema: string): ServerDriver {
    return {
      createPool: () => ({
        getConnection: (callback) => {
          this.pool.acquire(schema).then(
            (connection) => callback(null, connection),
            (error: unknown) => callback(asError(error)),
          );
        },
        end: (callback) => {
          this.release().then(
            () => callback(),
            (error: unknown) => callback(asError(error)),
          );
        },
      }),
    };
  }

  async release(): Promise<void> {
    if (this.#isReleased) return;
    this.#isReleased = true;
    await this.pool.leave();
  }
}

/** The pool itself, and which schema each of its connections is in. */
class SharedPool {
  users = 0;
  readonly #pool: Pool;
  readonly #schemas = new WeakMap<PoolConnection, string>();

  constructor(
    address: ServerAddress,
    { size, idleTransactionMs }: ServerPoolSettings,
    private readonly forget: () => void,
  ) {
    this.#pool = createPool({
      host: address.host,
      port: address.port,
      user: address.user,
      password: address.password,
      connectionLimit: size,
      charset: "utf8mb4",
      timezone: "Z",
      supportBigNumbers: true,
      bigNumberStrings: true,
      enableKeepAlive: true,
    });
    // Commands of one connection run in order, so the session is set before its first user's statement
    this.#pool.on("connection", (connection) => {
      for (const sql of [sessionOf(idleTransactionMs), ISOLATION]) {
        connection.query(sql, (error: Error | null) => {
          if (error !== null) connection.destroy();
        });
      }
    });
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    const [rows] = await this.#pool.promise().query(sql, [...parameters]);
    return rows;
  }

  /** A connection that is in that schema. */
  async acquire(schema: string): Promise<PoolConnection> {
    const connection = await this.waitForConnection();
    if (this.#schemas.get(connection) === schema) return connection;
    try {
      await connection.promise().query(`USE \`${schema}\``);
      this.#schemas.set(connection, schema);
      return connection;
    } catch (error) {
      this.#schemas.delete(connection);
      connection.release();
      throw error;
    }
  }

  async leave(): Promise<void> {
    this.users -= 1;
    if (this.users > 0) return;
    this.forget();
    await this.#pool.promise().end();
  }

  private waitForConnection(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(
          new HubError("TIMEOUT", `no database connection became free within ${ACQUIRE_TIMEOUT_MS} ms`, {
            retryable: true,
          }),
        );
      }, ACQUIRE_TIMEOUT_MS);
      this.#pool.getConnection((error, connection) => {
        clearTimeout(timer);
        if (error !== null) reject(error);
        else if (isLate) connection.release();
        else resolve(connection);
      });
    });
  }
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
