import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openDatabase } from "@park-hub/database";
import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";

/** Lets a process write until it has acknowledged `count` rows, ends it with kill -9 and gives what it acknowledged. */
async function writeAndKill(file: string, first: number, count: number): Promise<number[]> {
  const script = join(__dirname, "acknowledging-writer.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, file, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) child.kill("SIGKILL");
  }
  await exited;
  return acknowledged;
}

describe("kill -9 of a writer", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  it("loses no acknowledged row, three times in a row", async () => {
    const directory = cleanup.add(temporaryDirectory("kill"), (made) => made.dispose());
    const file = join(directory.path, "rows.db");
    const acknowledged = new Set<number>();
    for (let round = 0; round < 3; round += 1) {
      for (const id of await writeAndKill(file, round * 100_000 + 1, 40)) acknowledged.add(id);
    }
    const dataSource = await openDatabase({ target: { kind: "embedded", file }, entities: [], migrations: [] });
    const rows: { id: number }[] = await dataSource.query("SELECT id FROM rows_seen");
    const check: unknown[] = await dataSource.query("PRAGMA integrity_check");
    await dataSource.destroy();
    const kept = new Set(rows.map((row) => row.id));
    expect(acknowledged.size).toBeGreaterThanOrEqual(120);
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    expect(check).toMatchObject([{ integrity_check: "ok" }]);
  });
});
