import { join } from "node:path";
import { createLogger } from "@park-hub/telemetry";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { readLexicon } from "../src/consumers/lexicon-file";
import { MatchDatabase } from "../src/data/match-database";
import { MatchIndex } from "../src/engine/match-index";
import { ChangeService } from "../src/services/change-service";
import { IndexFollower, type SavedIndex } from "../src/services/index-follower";
import { writeToIndex } from "../src/services/index-writer";
import { LogTail } from "../src/services/log-tail";
import { aDemand, aProject, demandChange, projectChange, removal } from "./sample-objects";
import type { TestSite } from "./site-host";
import { TestHub } from "./test-hub";

const LEXICON = join(__dirname, "..", "lexicon", "community-work.json");

describeOnEachDatabase("an index that follows the log", (database) => {
  let hub: TestHub;
  let baihe: TestSite;

  beforeEach(async () => {
    hub = await TestHub.start(database);
    baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
  });

  afterEach(() => hub.cleanup.dispose());

  /** What a process that only reads has: an index, its follower and a tail over a connection of its own. */
  const reader = async (saved: SavedIndex | null = null) => {
    const opened = hub.cleanup.add(await MatchDatabase.open(hub.database), (made) => made.close());
    const index = new MatchIndex(await readLexicon(LEXICON));
    const logger = createLogger({ name: "reader" });
    const follower = new IndexFollower({ index, database: opened, logger, findSaved: () => Promise.resolve(saved) });
    const tail = hub.cleanup.add(new LogTail(opened, { consumer: follower }), (made) => made.close());
    return { index, follower, tail, opened };
  };

  it("holds what was stored before it, and every change, narrowing and removal behind that", async () => {
    const before = aProject("baihe", { title: "之前" });
    const gone = aProject("baihe");
    const hidden = aDemand("baihe");
    await hub.settle({ baihe: await baihe.publish(...[before, gone].map((value) => projectChange(value))) });
    const { index, follower, tail } = await reader();
    await follower.load();
    await tail.start();
    expect([...index.ids()].sort()).toEqual([before.id, gone.id].sort());
    await hub.settle({ baihe: await baihe.publish(demandChange(hidden)) });
    const visibility = { public: false, sites: ["baihe"], organizations: [] };
    await hub.settle({
      baihe: await baihe.publish(
        projectChange({ ...before, title: "之后", version: 2 }, { action: "UPDATED" }),
        removal("PROJECT", gone.id),
        demandChange(hidden, { action: "UPDATED", visibility }),
      ),
    });
    await tail.refresh();
    expect([...index.ids()].sort()).toEqual([before.id, hidden.id].sort());
    expect(index.project(before.id)?.value.title).toBe("之后");
    expect(index.demand(hidden.id)?.meta.visibility).toMatchObject({ isPublic: false, sites: ["baihe"] });
    expect(follower.position?.seq).toBe(6);
  });

  it("has an entry's object in the index when the entry is told", async () => {
    const { index, follower, tail } = await reader();
    await follower.load();
    await tail.start();
    const start = tail.head;
    const missing: string[] = [];
    const told = new Promise<void>((resolve) => {
      let position = start.seq;
      tail.listen(() => {
        void tail.read(start.epoch, position, 100).then(({ entries, upTo }) => {
          position = upTo;
          missing.push(...entries.map(({ objectId }) => objectId).filter((id) => index.project(id) === null));
          if (position === start.seq + 20) resolve();
        });
      });
    });
    for (let round = 0; round < 20; round += 1) await baihe.publish(projectChange(aProject("baihe")));
    await told;
    expect(missing).toEqual([]);
  });

  it("begins from a saved index that the log continues, and drops what was removed meanwhile", async () => {
    const [kept, gone] = [aProject("baihe", { title: "旧" }), aProject("baihe")];
    await hub.settle({ baihe: await baihe.publish(projectChange(kept), projectChange(gone)) });
    const first = await reader();
    await first.follower.load();
    const { position } = first.follower;
    if (position === null) throw new Error("the first index was not loaded");
    const changes = [...first.index.projects.slots.values()].map(({ id, value, meta }) => ({
      siteCode: meta.siteCode,
      id,
      object: { kind: "PROJECT", value } as const,
      visibility: { public: true } as const,
      asOf: new Date(meta.asOf),
    }));
    const later = projectChange({ ...kept, title: "新", version: 2 }, { action: "UPDATED" });
    await hub.settle({ baihe: await baihe.publish(later, removal("PROJECT", gone.id)) });
    let filled = 0;
    const fill = (index: MatchIndex): Promise<void> => {
      filled += 1;
      return writeToIndex(index, changes);
    };
    const second = await reader({ position, fill });
    await second.follower.load();
    await second.tail.start();
    expect(filled).toBe(1);
    expect([...second.index.ids()]).toEqual([kept.id]);
    expect(second.index.project(kept.id)?.value.title).toBe("新");
    const foreign = await reader({ position: { epoch: "another", seq: 1 }, fill });
    await foreign.follower.load();
    expect(filled).toBe(1);
    expect([...foreign.index.ids()]).toEqual([kept.id]);
  });

  it("is loaded anew when the log no longer reaches back to where it stands", async () => {
    const gone = aProject("baihe");
    await hub.settle({ baihe: await baihe.publish(projectChange(gone)) });
    const { index, follower, tail, opened } = await reader();
    await follower.load();
    const kept = aProject("baihe");
    await hub.settle({ baihe: await baihe.publish(removal("PROJECT", gone.id), projectChange(kept)) });
    expect(await new ChangeService(opened).prune(new Date(), { keptCount: 0 })).toBe(3);
    await tail.start();
    expect([...index.ids()]).toEqual([kept.id]);
    expect(follower.position?.seq).toBe(3);
  });
});
