import { existsSync, writeFileSync } from "node:fs";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import type { DatabaseTarget } from "../src/database-fixture";
import { databaseFixture, schemaPrefix } from "../src/database-fixture";
import { describeOnEachDatabase } from "../src/describe-on-each-database";
import { runServer } from "../src/run-databases";

const seen: string[] = [];

async function tablesOf(target: DatabaseTarget): Promise<number> {
  if (target.kind === "embedded") return existsSync(target.file) ? 1 : 0;
  const connection = await createConnection({ uri: target.url });
  const [rows] = await connection.query<RowDataPacket[]>("SHOW TABLES");
  await connection.end();
  return rows.length;
}

async function createTable(target: DatabaseTarget): Promise<void> {
  if (target.kind === "embedded") return writeFileSync(target.file, "used");
  const connection = await createConnection({ uri: target.url });
  await connection.query("CREATE TABLE thing (id INT PRIMARY KEY)");
  await connection.end();
}

describeOnEachDatabase("describeOnEachDatabase()", (database) => {
  it("gives an empty database of its own on every call", async () => {
    seen.push(database.kind);
    const used = await database.fresh();
    await createTable(used);
    expect(used.kind).toBe(database.kind);
    expect(await tablesOf(used)).toBe(1);
    expect(await tablesOf(await database.fresh())).toBe(0);
  });

  it("removes what it gave", async () => {
    const fixture = databaseFixture(database.kind);
    const target = await fixture.fresh();
    await createTable(target);
    await fixture.dispose();
    if (target.kind === "embedded") expect(await tablesOf(target)).toBe(0);
    else await expect(tablesOf(target)).rejects.toThrow(/Unknown database/);
  });
});

describe("a run", () => {
  it("covers the server exactly when it has one", () => {
    expect(seen).toEqual(runServer() === null ? ["embedded"] : ["embedded", "server"]);
  });

  it("drops all schemas of a prefix, and no others", async () => {
    const server = runServer();
    if (server === null) {
      expect(() => schemaPrefix()).toThrow(/no database server/);
      return;
    }
    const [mine, other] = [schemaPrefix(), schemaPrefix()];
    const connection = await createConnection({ uri: mine.url });
    for (const name of [`${mine.prefix}park`, `${mine.prefix}baihe`, `${other.prefix}park`]) {
      await connection.query(`CREATE DATABASE \`${name}\``);
    }
    await mine.dispose();
    const [rows] = await connection.query<RowDataPacket[]>("SHOW DATABASES");
    await other.dispose();
    await connection.end();
    const names = rows.map((row) => String(row.Database));
    expect(names.filter((name) => name.startsWith(mine.prefix))).toEqual([]);
    expect(names).toContain(`${other.prefix}park`);
  });
});
