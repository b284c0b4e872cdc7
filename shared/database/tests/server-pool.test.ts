import type { DataSource } from "typeorm";
import { databaseTargetFor, onCommit, openDatabase, unitOfWork } from "@park-hub/database";
import { collectCleanup, databaseFixture, runServer, schemaPrefix } from "@park-hub/testkit";
import { note, Note, NOTES } from "./notes-schema";

const describeOnServer = runServer() === null ? () => undefined : describe;

describeOnServer("the pool of a server", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  const openSchemas = async (count: number, poolSize: number): Promise<DataSource[]> => {
    const made = cleanup.add(schemaPrefix(), (prefix) => prefix.dispose());
    const location = { dataDir: "unused", serverUrl: made.url, schemaPrefix: made.prefix };
    const opening = Array.from({ length: count }, (_, index) =>
      openDatabase({ target: databaseTargetFor(location, `sites/site-${index}`), ...NOTES, poolSize }),
    );
    const opened = await Promise.all(opening);
    for (const dataSource of opened) cleanup.add(dataSource, (one) => (one.isInitialized ? one.destroy() : undefined));
    return opened;
  };

  /** Connections of this test's account, seen from a connection outside the pool. */
  const connectionIds = async (dataSources: readonly DataSource[]): Promise<Set<string>> => {
    const rounds = Array.from({ length: 40 }, (_, index) => {
      const dataSource = dataSources[index % dataSources.length] as DataSource;
      return dataSource.query("SELECT CONNECTION_ID() AS id, DATABASE() AS name, SLEEP(0.01)");
    });
    const rows = (await Promise.all(rounds)) as { id: unknown; name: string }[][];
    rows.forEach(([row], index) =>
      expect(row?.name).toBe((dataSources[index % dataSources.length] as DataSource).driver.database),
    );
    return new Set(rows.map(([row]) => String(row?.id)));
  };

  it("serves twelve schemas with three connections, each query in its own schema", async () => {
    const dataSources = await openSchemas(12, 3);
    expect((await connectionIds(dataSources)).size).toBe(3);
  });

  it("keeps the rows of each schema apart under concurrent writers", async () => {
    const dataSources = await openSchemas(4, 2);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        unitOfWork(dataSources[index % 4] as DataSource, (manager) => manager.insert(Note, note(`n${index}`))),
      ),
    );
    expect(await Promise.all(dataSources.map((dataSource) => dataSource.getRepository(Note).count()))).toEqual([
      10, 10, 10, 10,
    ]);
  });

  it("lives until its last schema is closed, and begins anew after that", async () => {
    const [first, second] = (await openSchemas(2, 2)) as [DataSource, DataSource];
    await first.destroy();
    expect(await second.query("SELECT 1 AS one")).toMatchObject([{ one: 1 }]);
    await second.destroy();
    await expect(second.query("SELECT 1")).rejects.toThrow();
    const [third] = (await openSchemas(1, 2)) as [DataSource];
    expect(await third.query("SELECT 1 AS one")).toMatchObject([{ one: 1 }]);
  });

  it("sets each session to UTC, strict mode and READ COMMITTED", async () => {
    const [dataSource] = (await openSchemas(1, 2)) as [DataSource];
    const rows: unknown[] = await dataSource.query("SHOW VARIABLES WHERE variable_name IN ('time_zone', 'sql_mode')");
    expect(rows).toEqual(
      expect.arrayContaining([
        { Variable_name: "time_zone", Value: "+00:00" },
        { Variable_name: "sql_mode", Value: expect.stringContaining("STRICT_ALL_TABLES") },
      ]),
    );
    const levels: { Value: string }[] = await dataSource.query(
      "SHOW VARIABLES WHERE variable_name IN ('tx_isolation', 'transaction_isolation')",
    );
    expect(new Set(levels.map((row) => row.Value))).toEqual(new Set(["READ-COMMITTED"]));
  });

  it("runs two transactions that lock each other's rows until both are done", async () => {
    const target = await cleanup.add(databaseFixture("server"), (made) => made.dispose()).fresh();
    const dataSource = cleanup.add(await openDatabase({ target, ...NOTES }), (opened) => opened.destroy());
    await dataSource.manager.insert(Note, [note("a"), note("b")]);
    const bothHoldOne = barrier(2);
    let isFirstTry = true;
    const lock = (first: string, second: string): Promise<void> => {
      let tries = 0;
      return unitOfWork(dataSource, async (manager) => {
        tries += 1;
        await manager.increment(Note, { id: first }, "size", 1);
        if (tries === 1) await bothHoldOne();
        else isFirstTry = false;
        await manager.increment(Note, { id: second }, "size", 1);
      });
    };
    await Promise.all([lock("a", "b"), lock("b", "a")]);
    const sizes = (await dataSource.getRepository(Note).find()).map((row) => row.size);
    expect([sizes, isFirstTry]).toEqual([[2, 2], false]);
  });

  it("tells of commits and not of rollbacks", async () => {
    const [dataSource] = (await openSchemas(1, 2)) as [DataSource];
    let commits = 0;
    const stop = onCommit(dataSource, () => (commits += 1));
    await unitOfWork(dataSource, (manager) => manager.insert(Note, note("a")));
    await expect(unitOfWork(dataSource, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    stop();
    await unitOfWork(dataSource, (manager) => manager.insert(Note, note("b")));
    expect(commits).toBe(1);
  });
});

/** Resolves for everybody once `count` have come. */
function barrier(count: number): () => Promise<void> {
  let waiting = 0;
  let release: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  return () => {
    waiting += 1;
    if (waiting === count) release();
    return all;
  };
}

it("says where the database of a site is", () => {
  expect(databaseTargetFor({ dataDir: "/data" }, "sites/baihe")).toEqual({
    kind: "embedded",
    file: "/data/sites/baihe.db",
  });
  const location = { dataDir: "/data", serverUrl: "mysql://u:p%40ss@db:3307/ignored", schemaPrefix: "hub1_" };
  expect(databaseTargetFor(location, "sites/bai-he")).toEqual({
    kind: "server",
    url: "mysql://u:p%40ss@db:3307/hub1_bai-he",
  });
});
