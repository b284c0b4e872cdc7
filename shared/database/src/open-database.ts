/*
 * Opens one database and brings it to the newest migration: an embedded file, or a schema of a MySQL or MariaDB server.
 * After: unit-of-work.ts for writers, DataSource's repositories for readers. Leaves alone: what the tables mean.
 */
import "reflect-metadata";
import { DataSource, type DataSourceOptions } from "typeorm";
import { HubError } from "@park-hub/errors";
import { parseServerUrl, type DatabaseTarget, type ServerAddress } from "./database-target";
import { IsolatedSqliteDriver } from "./isolated-sqlite-driver";
import { migrate } from "./migrate";
import { QuietLogger } from "./quiet-logger";
import { leaseServerPool, type ServerPoolLease } from "./server-pool";
import { SnakeCaseNames } from "./snake-case-names";
import { SqliteConnection } from "./sqlite-connection";

/** What a database is opened with. */
export interface OpenDatabaseOptions {
  readonly target: DatabaseTarget;
  /** Entity classes of everything that is read or written here. */
  readonly entities: readonly EntityClass[];
  /** Migration classes in their order; each is named `<Something><13 digits>`. */
  readonly migrations: readonly MigrationClass[];
  /** Embedded: how long a writer waits for its turn or for another process, in ms. Default 10000. */
  readonly busyTimeoutMs?: number | undefined;
  /** Server: connections of the process's pool for that server; the first database opened decides. Default 20. */
  readonly poolSize?: number | undefined;
  /**
   * Server: how long a transaction may stand still before the server undoes it and closes its connection, in ms; the first
   * database opened decides. For processes that take over from each other: one that hangs in the middle of a transaction
   * must not keep its locks. Default: as the server is set.
   */
  readonly idleTransactionMs?: number | undefined;
}

type ElementOf<T> = T extends readonly (infer E)[] ? E : never;
/** An entity class as TypeORM takes it. */
export type EntityClass = ElementOf<NonNullable<DataSourceOptions["entities"]>>;
/** A migration class as TypeORM takes it. */
export type MigrationClass = ElementOf<NonNullable<DataSourceOptions["migrations"]>>;

const DEFAULT_BUSY_TIMEOUT_MS = 10_000;
const DEFAULT_POOL_SIZE = 20;

/**
 * Opens the database, creates it when it is missing, and migrates it; safe when several processes do so at once.
 *
 * @throws {HubError} CONFIG_INVALID for an unusable target, STORAGE when the database cannot be opened or migrated.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<DataSource> {
  const dataSource =
    options.target.kind === "embedded"
      ? await openEmbedded(options, options.target.file)
      : await openServer(options, parseServerUrl(options.target.url));
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw storageError(options.target, error);
  }
}

async function openEmbedded(options: OpenDatabaseOptions, file: string): Promise<DataSource> {
  const dataSource = new DataSource({
    ...commonOptions(options),
    type: "better-sqlite3",
    database: file,
    driver: SqliteConnection,
    statementCacheSize: 0, // the connection keeps its statements; runners are as short-lived as requests
  });
  const driver = new IsolatedSqliteDriver(dataSource, options.busyTimeoutMs ?? DEFAULT_BUSY_TIMEOUT_MS);
  dataSource.driver = driver;
  try {
    return await dataSource.initialize();
  } catch (error) {
    // The writer may be open although the reader could not be
    await driver.disconnect();
    throw storageError(options.target, error);
  }
}

async function openServer(options: OpenDatabaseOptions, address: ServerAddress): Promise<DataSource> {
  const { poolSize = DEFAULT_POOL_SIZE, idleTransactionMs } = options;
  const lease = leaseServerPool(address, { size: poolSize, idleTransactionMs });
  try {
    const type = await serverFlavour(lease);
    await createMissingSchema(lease, address.schema);
    const dataSource = new DataSource({
      ...commonOptions(options),
      type,
      database: address.schema,
      driver: lease.driverFor(address.schema),
      timezone: "Z",
      charset: "utf8mb4",
    });
    return await dataSource.initialize();
  } catch (error) {
    await lease.release();
    throw storageError(options.target, error);
  }
}

function commonOptions(options: OpenDatabaseOptions) {
  return {
    entities: [...options.entities],
    migrations: [...options.migrations],
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    logger: new QuietLogger(),
  };
}

/** MariaDB and MySQL differ in what TypeORM may use, and only the server knows which one it is. */
async function serverFlavour(lease: ServerPoolLease): Promise<"mysql" | "mariadb"> {
  const rows = (await lease.query("SELECT VERSION() AS version")) as readonly { version: string }[];
  return /mariadb/i.test(rows[0]?.version ?? "") ? "mariadb" : "mysql";
}

/** Asks first: a user without the right to create schemas may use those that exist. */
async function createMissingSchema(lease: ServerPoolLease, schema: string): Promise<void> {
  const sql = "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?";
  const rows = (await lease.query(sql, [schema])) as readonly unknown[];
  if (rows.length > 0) return;
  await lease.query(`CREATE DATABASE IF NOT EXISTS \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}

/** Names the database without its user and password. */
function storageError(target: DatabaseTarget, error: unknown): HubError {
  if (error instanceof HubError) return error;
  const place = target.kind === "embedded" ? target.file : describeServer(target.url);
  // A refused connection comes as an AggregateError whose own message is empty
  const reason = error instanceof AggregateError ? error.errors.map(String).join("; ") : String(error);
  return new HubError("STORAGE", `database ${place} cannot be opened: ${reason}`, { cause: error });
}

function describeServer(url: string): string {
  const address = parseServerUrl(url);
  return `${address.schema} on ${address.host}:${address.port}`;
}
