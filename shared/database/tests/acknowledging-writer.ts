/* A process for kill.test.ts: inserts rows as fast as it can and prints the id of each once its commit is acknowledged. */
import { openDatabase, unitOfWork } from "../src/index";

async function main(file: string, first: number): Promise<void> {
  const dataSource = await openDatabase({ target: { kind: "embedded", file }, entities: [], migrations: [] });
  await dataSource.query("CREATE TABLE IF NOT EXISTS rows_seen (id integer PRIMARY KEY)");
  for (let id = first; ; id += 1) {
    await unitOfWork(dataSource, (manager) => manager.query("INSERT INTO rows_seen (id) VALUES (?)", [id]));
    process.stdout.write(`${id}\n`);
  }
}

void main(process.argv[2] ?? "", Number(process.argv[3]));
