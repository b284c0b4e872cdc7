/*
 * Brings one database to the newest migration. Safe when several processes start at once: on a server the migrating connection holds a
 * named lock, on the embedded database everything is one BEGIN IMMEDIATE transaction, so the loser of the race finds the winner's rows.
 * Runs on one connection only: dozens of DataSources that migrate at once must not wait for each other's pool.
 */
import { createHash } from "node:crypto";
import { MigrationExecutor, type DataSource, type QueryRunner } from "typeorm";
import { HubError } from "@park-hub/errors";

/** How long a starting process waits for another one's migrations, in seconds. */
const LOCK_TIMEOUT_S = 120;

/** Runs what is missing and says how many migrations that were. */
export async function migrate(dataSource: DataSource): Promise<number> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    return dataSource.options.type === "better-sqlite3"
      ? await migrateEmbedded(dataSource, queryRunner)
      : await migrateServer(dataSource, queryRunner);
  } finally {
    await queryRunner.release();
  }
}

async function migrateEmbedded(dataSource: DataSource, queryRunner: QueryRunner): Promise<number> {
  // SQLite alters a table by making it anew, which must not fire foreign keys; the PRAGMA has no effect inside a transaction
  await queryRunner.beforeMigration();
  try {
    await queryRunner.startTransaction();
    const count = await runPending(dataSource, queryRunner, "all");
    const broken = (await queryRunner.query("PRAGMA foreign_key_check")) as readonly unknown[];
    if (broken.length > 0) throw new HubError("STORAGE", `migrations left ${broken.length} rows that refer to nothing`);
    await queryRunner.commitTransaction();
    return count;
  } catch (error) {
    if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction();
    throw error;
  } finally {
    await queryRunner.afterMigration();
  }
}

async function migrateServer(dataSource: DataSource, queryRunner: QueryRunner): Promise<number> {
  // A lock's name may hold 64 characters, as many as a schema's alone
  const name = `hub-migrate-${createHash("sha256").update(String(dataSource.driver.database)).digest("hex").slice(0, 32)}`;
  const rows = (await queryRunner.query("SELECT GET_LOCK(?, ?) AS ok", [name, LOCK_TIMEOUT_S])) as readonly {
    ok: unknown;
  }[];
  if (Number(rows[0]?.ok) !== 1) {
    throw new HubError(
      "TIMEOUT",
      `another process has migrated ${String(dataSource.driver.database)} for over ${LOCK_TIMEOUT_S} s`,
    );
  }
  try {
    return await runPending(dataSource, queryRunner, "each");
  } finally {
    await queryRunner.query("SELECT RELEASE_LOCK(?)", [name]);
  }
}

async function runPending(
  dataSource: DataSource,
  queryRunner: QueryRunner,
  transaction: "all" | "each",
): Promise<number> {
  const executor = new MigrationExecutor(dataSource, queryRunner);
  executor.transaction = transaction;
  return (await executor.executePendingMigrations()).length;
}
