import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openDatabase, type DatabaseTarget } from "@park-hub/database";
import { generateSigningKey, IdentitySigner, publicKeyOf, PUBLIC_PRINCIPAL } from "@park-hub/identity";
import type { FeedCursor } from "@park-hub/outbox";
import { describeOnEachDatabase, temporaryDirectory } from "@park-hub/testkit";
import { readLog, readLogHead } from "../src/data/change-log";
import { readLease } from "../src/data/lease-store";
import { MatchDatabase } from "../src/data/match-database";
import { end, hasEnded, killAll, placeOf, spawnMatch, type RunningMatch } from "./match-process";
import { aProject, projectChange } from "./sample-objects";
import type { TestSite } from "./site-host";
import { TestHub } from "./test-hub";

describeOnEachDatabase("match processes that die, hang and stop while sites write", (database) => {
  let hub: TestHub;
  let sites: TestSite[];
  let match: MatchDatabase;
  let target: DatabaseTarget;
  let gateway: IdentitySigner;
  let env: NodeJS.ProcessEnv;
  const running: RunningMatch[] = [];

  beforeEach(async () => {
    hub = await TestHub.start(database);
    sites = [await hub.site(database, "baihe"), await hub.site(database, "minglou")];
    for (const site of sites) hub.register({ code: site.code, url: (await hub.host(site)).url });
    const directory = hub.cleanup.add(temporaryDirectory("takeover"), (made) => made.dispose());
    const key = await generateSigningKey();
    gateway = new IdentitySigner({ issuer: "gateway", key });
    const trustFile = join(directory.path, "trust.json");
    writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(key) }));
    const place = placeOf(hub.database, directory.path);
    ({ target } = place);
    env = {
      HUB_PORT: "0",
      HUB_PARK_URL: hub.parkUrl,
      HUB_TRUST_FILE: trustFile,
      HUB_DATA_DIR: directory.path,
      // Far longer than a busy machine may hold up a renewal
      HUB_LEADER_LEASE: "8s",
      HUB_LOG_LEVEL: "error",
      ...place.server,
    };
  });

  afterEach(async () => {
    await killAll(running);
    await hub.cleanup.dispose();
  });

  const start = async (): Promise<RunningMatch> => {
    const started = await spawnMatch(env);
    running.push(started);
    return started;
  };
  const startTwo = async (): Promise<void> => {
    await start();
    match = hub.cleanup.add(await MatchDatabase.open(target), (opened) => opened.close());
    await leader();
    await start();
  };
  /** The process that holds the lease, once it is one that runs and is not the one given. */
  const leader = async (not?: ChildProcess): Promise<RunningMatch> => {
    for (;;) {
      const { holder, leftMs } = await readLease(match.reader);
      const found = running.find(({ child }) => holder.includes(`/${String(child.pid)}/`));
      if (found !== undefined && found.child !== not && leftMs > 0) return found;
      if (running.every(hasEnded)) throw new Error("no match process is left to lead");
      await pause(20);
    }
  };
  const awaitAt = async ({ url }: RunningMatch, cursors: Readonly<Record<string, FeedCursor>>): Promise<unknown> => {
    const identity = await gateway.sign(PUBLIC_PRINCIPAL, "match");
    const headers = { "content-type": "application/json", "hub-identity": identity };
    const body = JSON.stringify({ cursors, timeoutMs: 30_000 });
    return (await fetch(`${url}/await`, { method: "POST", headers, body })).json();
  };

  /** Writes at every site until told to stop; gives the ids of each in the order of their commits. */
  const write = () => {
    const written = new Map<string, string[]>(sites.map(({ code }) => [code, []]));
    let isStopped = false;
    const writing = Promise.all(
      sites.map(async (site) => {
        while (!isStopped) {
          const project = aProject(site.code);
          await site.publish(projectChange(project));
          written.get(site.code)?.push(project.id);
          await pause(5);
        }
      }),
    );
    const stop = async (): Promise<void> => {
      isStopped = true;
      await writing;
    };
    // Also when the test fails: nobody is to write into a database that is closed
    hub.cleanup.add(stop, (stopWriting) => stopWriting());
    return { written, stop };
  };

  /** Stops the process in the middle of what it does; on the embedded database not in the middle of a transaction. */
  const freeze = async ({ child }: RunningMatch): Promise<void> => {
    for (;;) {
      child.kill("SIGSTOP");
      await pause(20);
      if (target.kind === "server" || (await canWrite(target))) return;
      // The file would stay locked for as long as the process is stopped (a known limit of the embedded database)
      child.kill("SIGCONT");
      await pause(10);
    }
  };

  /** All of the log: gapless, every change once, each site's in its order. */
  const check = async (written: ReadonlyMap<string, readonly string[]>): Promise<void> => {
    const heads: Record<string, FeedCursor> = {};
    for (const site of sites) heads[site.code] = await site.head();
    expect(await awaitAt(await leader(), heads)).toEqual({ reached: true });
    const { seq } = await readLogHead(match.reader);
    const log = await readLog(match.reader, { after: 0, upTo: seq, limit: 100_000 });
    expect(log.map((entry) => entry.seq)).toEqual(log.map((_entry, index) => index + 1));
    for (const [code, ids] of written) {
      expect(log.filter(({ site }) => site === code).map(({ objectId }) => objectId)).toEqual(ids);
    }
  };

  it("goes on without a gap or a duplicate after kill -9, and after an orderly end", async () => {
    await startTwo();
    const writers = write();
    const killed = await leader();
    await end(killed, "SIGKILL");
    await leader(killed.child);
    await start();
    const stopped = await leader(killed.child);
    await end(stopped, "SIGTERM");
    await leader(stopped.child);
    await writers.stop();
    await check(writers.written);
  }, 300_000);

  it("goes on while the leader hangs, which writes nothing when it wakes up and reads like any other", async () => {
    await startTwo();
    const writers = write();
    const old = await leader();
    await freeze(old);
    const next = await leader(old.child);
    expect(next.child.pid).not.toBe(old.child.pid);
    const { term } = await readLease(match.reader);
    old.child.kill("SIGCONT");
    await writers.stop();
    await check(writers.written);
    const heads = { baihe: await sites[0]?.head(), minglou: await sites[1]?.head() };
    expect(await awaitAt(old, heads as Record<string, FeedCursor>)).toEqual({ reached: true });
    expect((await readLease(match.reader)).term).toBe(term);
  }, 300_000);
});

/** Whether nobody holds the file's write lock: opening a database takes it. */
async function canWrite(target: DatabaseTarget): Promise<boolean> {
  try {
    const opened = await openDatabase({ target, entities: [], migrations: [], busyTimeoutMs: 50 });
    await opened.destroy();
    return true;
  } catch {
    // Busy is the answer
    return false;
  }
}
