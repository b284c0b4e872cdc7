import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { collectCleanup } from "../src/cleanup";
import { acquireMysql } from "../src/database-server/acquire-mysql";
import { findServerBinaries } from "../src/database-server/find-server-binaries";
import { runServer, startRunDatabases } from "../src/run-databases";
import { temporaryDirectory } from "../src/temporary-directory";

const OWNER = `
  const { acquireMysql } = require(${JSON.stringify(join(__dirname, "../src/database-server/acquire-mysql.ts"))});
  acquireMysql().then((server) => console.log(JSON.stringify({ pid: server.pid })));
`;

const cleanup = collectCleanup();
afterEach(() => cleanup.dispose());

/** A process that holds a private server, with all its files under the given directory. */
function startOwner(directory: string): ChildProcess {
  const owner = spawn(process.execPath, ["--import", "tsx", "--eval", OWNER], {
    cwd: join(__dirname, ".."),
    env: { ...process.env, HUB_TEST_TMPDIR: directory, HUB_TEST_MYSQL_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return cleanup.add(owner, (process) => process.kill("SIGKILL"));
}

async function firstLine(owner: ChildProcess): Promise<unknown> {
  if (owner.stdout === null) throw new Error("the owner has no output");
  for await (const line of createInterface({ input: owner.stdout })) return JSON.parse(line);
  throw new Error("the owner ended without a word");
}

function untilEmpty(directory: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(directory, () => {
      if (readdirSync(directory).some((name) => name.startsWith("hub-mysql-"))) return;
      watcher.close();
      resolve();
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("acquireMysql()", () => {
  it("removes a private server and its files when its owner is killed with kill -9", async () => {
    if ("reason" in (await findServerBinaries())) return;
    const { path } = cleanup.add(temporaryDirectory("kill"), (made) => made.dispose());
    const owner = startOwner(path);
    const answer = await firstLine(owner);
    expect(answer).toEqual({ pid: expect.any(Number) });
    const { pid } = answer as { readonly pid: number };
    expect(isAlive(pid)).toBe(true);

    const removed = untilEmpty(path);
    owner.kill("SIGKILL");
    await removed;
    expect(isAlive(pid)).toBe(false);
  });

  it("uses the server it is given, and leaves it running", async () => {
    const server = runServer();
    if (server === null) return;
    const given = await acquireMysql(server.url);
    expect(given).toMatchObject({ url: server.url, version: server.version, flavour: server.flavour, pid: null });
    if ("stop" in given) await given.stop();
    expect(await acquireMysql(server.url)).toMatchObject({ version: server.version });
  });
});

describe("startRunDatabases()", () => {
  it("says why only the embedded database is used", async () => {
    const environment = { HUB_TEST_DATABASES: "embedded", HUB_TEST_RUN_SERVER: "left over" };
    const { summary } = await startRunDatabases(environment);
    expect(summary).toBe("databases: embedded only: HUB_TEST_DATABASES=embedded");
    expect(environment).not.toHaveProperty("HUB_TEST_RUN_SERVER");
  });

  it("fails without a server when one is required", async () => {
    const environment = { HUB_TEST_DATABASES: "embedded", HUB_REQUIRE_MYSQL: "1" };
    await expect(startRunDatabases(environment)).rejects.toThrow(/HUB_REQUIRE_MYSQL is 1 and there is no/);
  });

  it("names the server it found and makes it known", async () => {
    const server = runServer();
    if (server === null) return;
    const environment: NodeJS.ProcessEnv = { HUB_TEST_MYSQL_URL: server.url };
    const { summary, stop } = await startRunDatabases(environment);
    expect(summary).toMatch(/^databases: embedded, (MariaDB|MySQL) \d+\.\d+\.\d+$/);
    expect(JSON.parse(environment.HUB_TEST_RUN_SERVER ?? "")).toEqual(server);
    await stop();
  });
});
