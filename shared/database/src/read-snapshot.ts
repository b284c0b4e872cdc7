import type { DataSource, EntityManager } from "typeorm";
import { IsolatedSqliteDriver } from "./isolated-sqlite-driver";

/**
 * Runs `work` over one unchanging state of the database, however long it takes, without holding up writers.
 *
 * Shape: everything `work` reads through its entity manager is what was committed when it read first; it cannot write.
 */
export async function readSnapshot<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  if (dataSource.driver instanceof IsolatedSqliteDriver) return readEmbedded(dataSource.driver, work);
  const queryRunner = dataSource.createQueryRunner();
  try {
    await queryRunner.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    await queryRunner.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    try {
      return await work(queryRunner.manager);
    } finally {
      await queryRunner.query("COMMIT");
    }
  } finally {
    await queryRunner.release();
  }
}

async function readEmbedded<T>(driver: IsolatedSqliteDriver, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const { queryRunner, close } = await driver.createSnapshotRunner();
  try {
    await queryRunner.startTransaction();
    try {
      return await work(queryRunner.manager);
    } finally {
      await queryRunner.commitTransaction();
    }
  } finally {
    await queryRunner.release();
    close();
  }
}
