import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { generateSigningKey, IdentitySigner, publicKeyOf, PUBLIC_PRINCIPAL } from "@park-hub/identity";
import { describeOnEachDatabase, temporaryDirectory } from "@park-hub/testkit";
import { MatchDatabase } from "../src/data/match-database";
import { readLog, readLogHead } from "../src/data/change-log";
import { streamObjects } from "../src/data/object-store";
import { aProject, projectChange } from "./sample-objects";
import { TestHub } from "./test-hub";

const MAIN = join(__dirname, "..", "src", "main.ts");

interface RunningMatch {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts match as a process of its own; resolves when it listens. */
async function spawnMatch(env: Readonly<NodeJS.ProcessEnv>): Promise<RunningMatch> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: {
      PATH: process.env.PATH,
      TSX_TSCONFIG_PATH: join(__dirname, "..", "tsconfig.json"),
      HUB_PARENT_PIPE: "1",
      ...env,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdout } = child;
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`match ended with ${code} before it was ready`)));
    createInterface({ input: stdout }).on("line", (line) => {
      const said = JSON.parse(line) as { msg?: string; url?: string };
      if (said.msg === "ready") resolve(said.url ?? "");
    });
  });
  return { url, child };
}

async function end({ child }: RunningMatch, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, "exit") as Promise<[number | null]>;
  child.kill(signal);
  const [code] = await exited;
  return code;
}

describeOnEachDatabase("kill -9 of match in the middle of a stream", (database) => {
  let hub: TestHub;
  const running: RunningMatch[] = [];

  beforeEach(async () => {
    hub = await TestHub.start(database);
  });

  afterEach(async () => {
    for (const { child } of running) child.kill("SIGKILL");
    await hub.cleanup.dispose();
  });

  it("loses nothing and logs nothing twice, twice in a row", async () => {
    const directory = hub.cleanup.add(temporaryDirectory("kill"), (made) => made.dispose());
    const key = await generateSigningKey();
    const gateway = new IdentitySigner({ issuer: "gateway", key });
    const trustFile = join(directory.path, "trust.json");
    writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(key) }));
    const { target, server } = placeOf(hub, directory.path);
    const env = {
      HUB_PORT: "0",
      HUB_PARK_URL: hub.parkUrl,
      HUB_TRUST_FILE: trustFile,
      HUB_DATA_DIR: directory.path,
      ...server,
    };
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    const ids: string[] = [];
    const publish = async () => {
      const projects = Array.from({ length: 40 }, () => aProject("baihe"));
      ids.push(...projects.map(({ id }) => id));
      return baihe.publish(...projects.map((project) => projectChange(project)));
    };
    const awaitHead = async ({ url }: RunningMatch, cursor: object): Promise<unknown> => {
      const headers = {
        "content-type": "application/json",
        "hub-identity": await gateway.sign(PUBLIC_PRINCIPAL, "match"),
      };
      const body = JSON.stringify({ cursors: { baihe: cursor }, timeoutMs: 20_000 });
      return (await fetch(`${url}/await`, { method: "POST", headers, body })).json();
    };
    for (let round = 0; round < 2; round += 1) {
      const match = await spawnMatch(env);
      running.push(match);
      const first = await publish();
      for (let burst = 0; burst < 10; burst += 1) await publish();
      await awaitHead(match, first);
      await end(match, "SIGKILL");
    }
    const last = await spawnMatch(env);
    running.push(last);
    expect(await awaitHead(last, await publish())).toEqual({ reached: true });
    expect(await end(last, "SIGTERM")).toBe(0);

    const opened = hub.cleanup.add(await MatchDatabase.open(target), (made) => made.close());
    const { seq } = await readLogHead(opened.reader);
    const log = await readLog(opened.reader, { after: 0, upTo: seq, limit: 10_000 });
    expect(log.map((entry) => entry.seq)).toEqual(ids.map((_id, index) => index + 1));
    expect(log.map(({ objectId }) => objectId).sort()).toEqual([...ids].sort());
    const stored: string[] = [];
    for await (const { id } of streamObjects(opened.reader)) stored.push(id);
    expect(stored).toEqual([...ids].sort());
  }, 60_000);
});

/** Where the process keeps its database: the hub's schema is found by its prefix. */
function placeOf(hub: TestHub, dataDir: string) {
  const { database } = hub;
  if (database.kind === "embedded")
    return { target: { kind: "embedded", file: join(dataDir, "match.db") }, server: {} } as const;
  const url = new URL(database.url);
  const schema = url.pathname.slice(1);
  const target = new URL(database.url);
  target.pathname = `/${schema}_match`;
  return {
    target: { kind: "server", url: target.href },
    server: { HUB_DATABASE_URL: database.url, HUB_DATABASE_PREFIX: `${schema}_` },
  } as const;
}
