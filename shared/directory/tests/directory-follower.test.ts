import { EventEmitter, once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";

import type { Directory } from "../src/directory";
import { DirectoryFollower, type DirectoryFollowerOptions } from "../src/directory-follower";
import type { DirectoryWarning } from "../src/directory-warning";
import { FakePark } from "./fake-park";
import { sampleDocument, sampleSite } from "./sample-directory";

describe("DirectoryFollower", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  let park: FakePark;
  let folder: string;
  let cacheFile: string;
  let warnings: DirectoryWarning[];
  const happened = new EventEmitter();

  beforeEach(async () => {
    folder = cleanup.add(temporaryDirectory("directory"), (made) => made.dispose()).path;
    cacheFile = join(folder, "cache", "directory.json");
    warnings = [];
    park = cleanup.add(await new FakePark(sampleDocument()).start(), (started) => started.stop());
  });

  function follow(options: Partial<DirectoryFollowerOptions> = {}): DirectoryFollower {
    const follower = new DirectoryFollower({
      parkUrl: park.url,
      headers: async () => ({ "hub-identity": "signed" }),
      cacheFile,
      backOff: { firstMs: 5, maxMs: 20 },
      refreshIntervalMs: 0,
      onWarning: (warning) => {
        warnings.push(warning);
        happened.emit("warning");
      },
      ...options,
    });
    follower.subscribe(() => happened.emit("directory"));
    return cleanup.add(follower, (started) => started.close());
  }

  async function untilVersion(follower: DirectoryFollower, version: number): Promise<Directory> {
    for (;;) {
      const current = follower.current();
      if (current?.version === version) return current;
      await once(happened, "directory");
    }
  }

  async function untilWarned(code: DirectoryWarning["code"]): Promise<void> {
    while (!warnings.some((warning) => warning.code === code)) await once(happened, "warning");
  }

  const cachedVersion = (): unknown => (JSON.parse(readFileSync(cacheFile, "utf8")) as { version: unknown }).version;

  it("asks park with its headers, is ready with the first answer and waits for the next version", async () => {
    const follower = follow();
    expect(follower.current()).toBeNull();
    const directory = await follower.ready();
    expect(directory.site("baihe")?.order).toBe(2);
    expect(follower.isParkAnswering).toBe(true);
    await park.until(() => park.heldCount === 1);
    expect(park.requests.map(({ path, identity }) => `${path} ${identity}`)).toEqual([
      "/directory?after=0 signed",
      "/directory?after=1 signed",
    ]);
  });

  it("says who it is, another one than its neighbour under the same identity", async () => {
    await follow().ready();
    await follow().ready();
    const names = new Set(park.requests.map(({ follower }) => follower));
    await park.until(() => park.heldCount === 2);
    expect(names.size).toBe(2);
    expect(new Set(park.requests.map(({ follower }) => follower))).toEqual(names);
  });

  it("tells each change to its listeners, until they are taken away", async () => {
    const seen: string[] = [];
    const follower = follow({ onChange: ({ version }) => seen.push(`first ${version}`) });
    const unsubscribe = follower.subscribe(({ version }) => seen.push(`second ${version}`));
    await untilVersion(follower, 1);
    unsubscribe();
    park.publish(sampleDocument({ version: 2, sites: [sampleSite("minglou")] }));
    expect((await untilVersion(follower, 2)).site("minglou")).not.toBeNull();
    expect(seen).toEqual(["first 1", "second 1", "first 2"]);
  });

  it("asks again with the same version after an unchanged poll, and tells nobody", async () => {
    const seen: number[] = [];
    const follower = follow({ onChange: ({ version }) => seen.push(version) });
    await untilVersion(follower, 1);
    await park.until(() => park.heldCount === 1);
    park.releaseUnchanged();
    await park.until(() => park.requests.length === 3 && park.heldCount === 1);
    expect(park.requests[2]?.path).toBe("/directory?after=1");
    expect(seen).toEqual([1]);
  });

  it("jumps over versions, forwards and back: a restored park is believed", async () => {
    const follower = follow();
    await untilVersion(follower, 1);
    park.publish(sampleDocument({ version: 900, sites: [sampleSite("minglou")] }));
    await untilVersion(follower, 900);
    park.publish(sampleDocument({ version: 4, sites: [] }));
    expect((await untilVersion(follower, 4)).sites).toEqual([]);
    await park.until(() => park.heldCount === 1);
    expect(cachedVersion()).toBe(4);
  });

  it("sees that park was restored with another content under the same version", async () => {
    const follower = follow();
    await untilVersion(follower, 1);
    await park.until(() => park.heldCount === 1);
    await park.stop();
    await untilWarned("PARK_AWAY");
    park.publish(sampleDocument({ sites: [sampleSite("restored")] }));
    await park.start();
    while (follower.current()?.site("restored") === null) await once(happened, "directory");
    expect(follower.current()?.sites.map(({ code }) => code)).toEqual(["restored"]);
  });

  it("follows over a restart of park: one warning away, one back, nothing forgotten meanwhile", async () => {
    const follower = follow();
    await untilVersion(follower, 1);
    await park.until(() => park.heldCount === 1);
    await park.stop();
    await untilWarned("PARK_AWAY");
    expect(follower.current()?.version).toBe(1);
    expect(follower.isParkAnswering).toBe(false);
    expect(await follower.refresh()).toBe(follower.current());
    park.publish(sampleDocument({ version: 2 }));
    await park.start();
    await untilVersion(follower, 2);
    expect(follower.isParkAnswering).toBe(true);
    expect(warnings.map(({ code }) => code)).toEqual(["PARK_AWAY", "PARK_BACK"]);
  });

  it("starts from the last good copy while park is away, and tells it to its listeners", async () => {
    await follow().ready();
    await park.until(() => park.heldCount === 1);
    await park.stop();
    const seen: number[] = [];
    const second = follow();
    expect(second.current()?.version).toBe(1);
    second.subscribe(({ version }) => seen.push(version));
    expect((await second.ready()).site("baihe")).not.toBeNull();
    expect(seen).toEqual([1]);
    expect(second.isParkAnswering).toBe(false);
  });

  it("takes what park says now over its copy", async () => {
    await mkdir(join(folder, "cache"));
    writeFileSync(cacheFile, JSON.stringify(sampleDocument({ version: 77, sites: [] })));
    const follower = follow();
    expect(follower.current()?.version).toBe(77);
    await untilVersion(follower, 1);
    await park.until(() => park.heldCount === 1);
    expect(cachedVersion()).toBe(1);
  });

  it.each([
    ["half a document", '{"version": 1, "sites": ['],
    ["another document", '{"version": "one"}'],
    ["nothing", ""],
  ])("sets a copy that holds %s aside, says so and asks park", async (_what, content) => {
    await mkdir(join(folder, "cache"));
    writeFileSync(cacheFile, content);
    const follower = follow();
    expect(follower.current()).toBeNull();
    expect(warnings.map(({ code }) => code)).toEqual(["CACHE_CORRUPT"]);
    await follower.ready();
    await park.until(() => park.heldCount === 1);
    expect(readdirSync(join(folder, "cache")).sort()).toEqual(["directory.json", "directory.json.corrupt"]);
    expect(readFileSync(`${cacheFile}.corrupt`, "utf8")).toBe(content);
    expect(cachedVersion()).toBe(1);
  });

  it("goes on without a copy when the file cannot be written", async () => {
    writeFileSync(join(folder, "plain"), "");
    const follower = follow({ cacheFile: join(folder, "plain", "directory.json") });
    await follower.ready();
    await park.until(() => park.heldCount === 1);
    park.publish(sampleDocument({ version: 2 }));
    await untilVersion(follower, 2);
    expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(["CACHE_UNUSABLE"]));
  });

  it("keeps the last good directory through answers that are none", async () => {
    const follower = follow();
    await untilVersion(follower, 1);
    await park.until(() => park.heldCount === 1);
    const answers = [
      { status: 401, body: '{"errors":[{"message":"hub identity refused"}]}' },
      { status: 500, body: "<html>" },
      { status: 200, body: "{ half" },
      { status: 200, body: '{"version":2}' },
    ];
    park.answer = () => answers.shift();
    expect((await follower.refresh())?.version).toBe(1);
    await park.until(() => answers.length === 0 && park.heldCount === 1);
    expect(follower.current()?.version).toBe(1);
    park.publish(sampleDocument({ version: 3 }));
    await untilVersion(follower, 3);
    expect(warnings.map(({ code }) => code)).toEqual(["PARK_AWAY", "PARK_BACK"]);
  });

  it("tells the reason that park gave", async () => {
    park.answer = () => ({ status: 401, body: '{"errors":[{"message":"issuer \\"baihe\\" is not trusted"}]}' });
    follow();
    await untilWarned("PARK_AWAY");
    expect(warnings[0]?.message).toMatch(/status 401: issuer .*baihe.* is not trusted/);
  });

  it("drops an entry of a newer park that it does not understand and takes the rest", async () => {
    const embassy = { ...sampleSite("embassy"), kind: "EMBASSY" };
    park.publish({ ...sampleDocument({ version: 5 }), sites: [embassy, sampleSite("baihe")] } as { version: number });
    const directory = await follow().ready();
    expect(directory.sites.map(({ code }) => code)).toEqual(["baihe"]);
    expect(warnings.map(({ code }) => code)).toEqual(["ENTRY_DROPPED"]);
  });

  it("survives a listener that throws and headers that cannot be made", async () => {
    let isBroken = true;
    const follower = follow({
      headers: async () => {
        if (isBroken) throw new Error("no key");
        return { "hub-identity": "signed" };
      },
      onChange: () => {
        throw new Error("listener broke");
      },
    });
    await untilWarned("PARK_AWAY");
    isBroken = false;
    await follower.ready();
    await untilWarned("LISTENER_FAILED");
    await park.until(() => park.heldCount === 1);
  });

  it("refreshes at once, in one question for all who ask, without waiting for the held poll", async () => {
    const follower = follow({ refreshIntervalMs: 60_000 });
    await park.until(() => park.heldCount === 1);
    const before = park.requests.length;
    const all = await Promise.all([follower.refresh(), follower.refresh(), follower.refresh()]);
    expect(all.map((directory) => directory?.version)).toEqual([1, 1, 1]);
    expect(park.requests.slice(before).filter(({ path }) => path === "/directory?after=0")).toHaveLength(1);
  });

  it("asks park no more often than the refresh interval allows", async () => {
    const follower = follow({ refreshIntervalMs: 60_000 });
    await park.until(() => park.heldCount === 1);
    await follower.refresh();
    // The poll that the refresh cut short may still be counted: at the start, then that one, the refresh, the next poll
    await park.until(() => park.requests.length === 4 && park.heldCount === 1);
    const before = park.requests.length;
    for (let round = 0; round < 50; round += 1) await follower.refresh();
    expect(park.requests.length).toBe(before);
  });

  it("ends a refresh, a wait for the first directory and itself when it is closed, and asks no more", async () => {
    park.answer = () => "hang";
    const follower = follow();
    const ready = follower.ready();
    const refusal = expect(ready).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await park.until(() => park.requests.length === 1);
    const refresh = follower.refresh();
    await park.until(() => park.requests.length === 2);
    await follower.close();
    await refusal;
    expect(await refresh).toBeNull();
    expect(await follower.refresh()).toBeNull();
    await expect(follower.ready()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(park.requests).toHaveLength(2);
  });

  it("asks nothing when it is closed right away", async () => {
    await follow().close();
    expect(park.requests).toEqual([]);
  });
});
