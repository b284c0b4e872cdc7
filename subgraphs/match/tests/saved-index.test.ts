/*
 * What a process of match makes of the index that an earlier one saved, or was saving when it was killed: it starts, and
 * answers what is true.
 */
import { copyFileSync, existsSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseTarget } from "@park-hub/database";
import { generateSigningKey, IdentitySigner, publicKeyOf, PUBLIC_PRINCIPAL } from "@park-hub/identity";
import type { FeedCursor } from "@park-hub/outbox";
import { describeOnEachDatabase, temporaryDirectory } from "@park-hub/testkit";
import { LOG_HEAD_NAME, LogHeadRow } from "../src/data/entities/log-row";
import { ObjectRow } from "../src/data/entities/object-row";
import { MatchDatabase } from "../src/data/match-database";
import { ChangeService } from "../src/services/change-service";
import { end, killAll, placeOf, spawnMatch, type RunningMatch } from "./match-process";
import { aProject, projectChange, removal } from "./sample-objects";
import type { TestSite } from "./site-host";
import { TestHub } from "./test-hub";

const FROM_COPY = "the index is loaded from its saved copy";
const FROM_OBJECTS = "the index is loaded from the stored objects";
/** So many that an index is not saved in a moment. */
const PROJECTS = 600;
const NEVER = "1h";

describeOnEachDatabase("the saved index of a match process", (database) => {
  let hub: TestHub;
  let baihe: TestSite;
  let folder: string;
  let target: DatabaseTarget;
  let gateway: IdentitySigner;
  let env: NodeJS.ProcessEnv;
  const running: RunningMatch[] = [];
  let published = 0;

  beforeEach(async () => {
    published = 0;
    hub = await TestHub.start(database);
    baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    folder = hub.cleanup.add(temporaryDirectory("saved-index"), (made) => made.dispose()).path;
    const key = await generateSigningKey();
    gateway = new IdentitySigner({ issuer: "gateway", key });
    const trustFile = join(folder, "trust.json");
    writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(key) }));
    const place = placeOf(hub.database, folder);
    ({ target } = place);
    env = {
      HUB_PORT: "0",
      HUB_PARK_URL: hub.parkUrl,
      HUB_TRUST_FILE: trustFile,
      HUB_DATA_DIR: folder,
      ...place.server,
    };
  });
  afterEach(async () => {
    await killAll(running);
    await hub.cleanup.dispose();
  });

  const file = (): string => join(folder, "match-index.bin");
  const start = async (savedEvery: string): Promise<RunningMatch> => {
    const started = await spawnMatch({ ...env, HUB_INDEX_SAVED_EVERY: savedEvery });
    running.push(started);
    return started;
  };
  const ask = async ({ url }: RunningMatch, path: string, body: object): Promise<unknown> => {
    const identity = await gateway.sign(PUBLIC_PRINCIPAL, "match");
    const headers = { "content-type": "application/json", "hub-identity": identity };
    return (await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
  };
  /** How many projects it finds, once it has everything up to the cursor. */
  const countAt = async (match: RunningMatch, cursor: FeedCursor): Promise<unknown> => {
    expect(await ask(match, "/await", { cursors: { baihe: cursor }, timeoutMs: 30_000 })).toEqual({ reached: true });
    return ask(match, "/match/graphql", { query: "{ findProjects(first: 1) { totalCount } }" });
  };
  const found = (totalCount: number): object => ({ data: { findProjects: { totalCount } } });
  const publish = (count: number): Promise<FeedCursor> => {
    published += count;
    return baihe.publish(...Array.from({ length: count }, () => projectChange(aProject("baihe"))));
  };
  const leftOvers = (): string[] => readdirSync(folder).filter((name) => name.endsWith(".new"));

  /** kill -9 as soon as it begins to write an index; false when it was through with one before the signal came. */
  const killAtSaving = async (count: number): Promise<boolean> => {
    const before = leftOvers().length;
    const hadFile = existsSync(file());
    // Watched before it starts: the first index may be written before this process knows that the other one is ready.
    let noteSaving: () => void = () => undefined;
    const saving = new Promise<void>((resolve) => (noteSaving = resolve));
    const watcher = hub.cleanup.add(
      watch(folder, (_event, name) => {
        if (name?.endsWith(".new") === true) noteSaving();
      }),
      (opened) => opened.close(),
    );
    const match = await start("1s");
    const killed = saving.then(() => end(match, "SIGKILL"));
    await publish(count);
    await killed;
    watcher.close();
    return leftOvers().length > before && (hadFile || !existsSync(file()));
  };
  const killWhileSaving = async (count: number): Promise<void> => {
    const hadFile = existsSync(file());
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (await killAtSaving(count)) return;
      if (!hadFile) rmSync(file(), { force: true });
    }
    throw new Error("the process could not be killed while it wrote its index");
  };

  it("does not keep it from starting when it was killed while it saved one, the first or a later one", async () => {
    await killWhileSaving(PROJECTS);
    expect(existsSync(file())).toBe(false);

    const second = await start(NEVER);
    expect(await countAt(second, await baihe.head())).toEqual(found(published));
    expect(second.said).toContain(FROM_OBJECTS);
    expect(await end(second, "SIGTERM")).toBe(0);
    expect(existsSync(file())).toBe(true);

    await killWhileSaving(1);
    const last = await start(NEVER);
    expect(await countAt(last, await publish(1))).toEqual(found(published));
    expect(last.said).toContain(FROM_COPY);
  });

  it("is not used when it is of another log, or of one that no longer reaches back to it", async () => {
    const removed = aProject("baihe");
    const first = await start(NEVER);
    await publish(3);
    expect(await countAt(first, await baihe.publish(projectChange(removed)))).toEqual(found(4));
    expect(await end(first, "SIGTERM")).toBe(0);
    const old = join(folder, "old.bin");
    copyFileSync(file(), old);

    const second = await start(NEVER);
    await publish(2);
    expect(await countAt(second, await baihe.publish(removal("PROJECT", removed.id)))).toEqual(found(5));
    expect(second.said).toContain(FROM_COPY);
    expect(await end(second, "SIGTERM")).toBe(0);

    const match = hub.cleanup.add(await MatchDatabase.open(target), (opened) => opened.close());
    await new ChangeService(match).prune(new Date(), { keptCount: 0 });
    copyFileSync(old, file());
    const third = await start(NEVER);
    expect(await countAt(third, await baihe.head())).toEqual(found(5));
    expect(third.said).toContain(FROM_OBJECTS);
    expect(third.said).not.toContain(FROM_COPY);
    expect(await end(third, "SIGTERM")).toBe(0);

    // Another history: an object that the saved index has was never in it.
    await match.write(async (manager) => {
      await manager.update(LogHeadRow, { name: LOG_HEAD_NAME }, { epoch: "another-log" });
      const [one] = await manager.find(ObjectRow, { take: 1 });
      await manager.delete(ObjectRow, { id: one?.id ?? "" });
    });
    const fourth = await start(NEVER);
    expect(await countAt(fourth, await baihe.head())).toEqual(found(4));
    expect(fourth.said).toContain(FROM_OBJECTS);
    expect(fourth.said).not.toContain(FROM_COPY);
  });
});
