/*
 * Fresh empty databases for a test: a file in a directory of its own, or a schema of its own on the run's server.
 * Opens no connection that outlives a call. Leaves alone: migrations and connections (shared/database).
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createConnection, type Connection, type RowDataPacket } from "mysql2/promise";
import { collectCleanup } from "./cleanup";
import { runServer } from "./run-databases";
import { temporaryDirectory } from "./temporary-directory";

/** Where a database is; the shape that shared/database opens. */
export type DatabaseTarget =
  { readonly kind: "embedded"; readonly file: string } | { readonly kind: "server"; readonly url: string };

/** Makes databases of one kind and removes them. */
export interface DatabaseFixture {
  readonly kind: DatabaseTarget["kind"];
  /** A new, empty database. */
  fresh(): Promise<DatabaseTarget>;
  /** Removes every database that fresh() made. Close connections first. */
  dispose(): Promise<void>;
}

/** Databases for a process that makes its own schemas (HUB_DATABASE_URL): all names begin with the prefix. */
export interface SchemaPrefix {
  /** The server, with its default schema. */
  readonly url: string;
  readonly prefix: string;
  /** Drops every schema whose name begins with the prefix. */
  dispose(): Promise<void>;
}

function newName(): string {
  return `hub_${randomBytes(6).toString("hex")}`;
}

function serverUrl(): string {
  const server = runServer();
  if (server === null) throw new Error("this test run has no database server; ask runServer() first");
  return server.url;
}

async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: url });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

async function freshSchema(url: string): Promise<{ readonly schema: string; readonly target: DatabaseTarget }> {
  const schema = newName();
  const statement = `CREATE DATABASE \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
  await withConnection(url, (connection) => connection.query(statement));
  const own = new URL(url);
  own.pathname = `/${schema}`;
  return { schema, target: { kind: "server", url: own.href } };
}

function dropSchema(url: string, schema: string): Promise<unknown> {
  return withConnection(url, (connection) => connection.query(`DROP DATABASE IF EXISTS \`${schema}\``));
}

/**
 * Makes fresh databases of one kind.
 *
 * @throws {Error} from fresh(), when the kind is `server` and this run has none.
 */
export function databaseFixture(kind: DatabaseTarget["kind"]): DatabaseFixture {
  const cleanup = collectCleanup();
  const embedded = (): DatabaseTarget => {
    const directory = cleanup.add(temporaryDirectory("db"), (made) => made.dispose());
    return { kind: "embedded", file: join(directory.path, "test.db") };
  };
  const server = async (): Promise<DatabaseTarget> => {
    const url = serverUrl();
    const { schema, target } = await freshSchema(url);
    cleanup.add(schema, (made) => dropSchema(url, made));
    return target;
  };
  return {
    kind,
    fresh: () => (kind === "embedded" ? Promise.resolve(embedded()) : server()),
    dispose: () => cleanup.dispose(),
  };
}

/**
 * A prefix for the schemas of a process under test.
 *
 * @throws {Error} when this run has no server.
 */
export function schemaPrefix(): SchemaPrefix {
  const url = serverUrl();
  const prefix = `${newName()}_`;
  const dispose = (): Promise<void> =>
    withConnection(url, async (connection) => {
      const find = "SELECT schema_name AS name FROM information_schema.schemata WHERE LEFT(schema_name, ?) = ?";
      const [rows] = await connection.query<RowDataPacket[]>(find, [prefix.length, prefix]);
      for (const row of rows) await connection.query(`DROP DATABASE IF EXISTS \`${String(row.name)}\``);
    });
  return { url, prefix, dispose };
}
