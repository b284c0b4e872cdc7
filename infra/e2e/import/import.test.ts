/* `npm run hub -- import`: through the graph, idempotent by ref, bad lines named while the good ones go in. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory, type TemporaryDirectory } from "@park-hub/testkit";
import { runProgram } from "../src/program";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";

const ORGANIZATION = {
  ref: "o-1",
  name: "银巢养老服务中心",
  creditCode: "52330212MJY3644972",
  category: "SOCIAL_SERVICE_AGENCY",
};
const PROJECT = {
  ref: "p-1",
  site: "baihe",
  organization: "o-1",
  title: "老物件的第二次生命",
  summary: "把舍不得扔的老物件变成展品",
  fields: [],
  audiences: [],
  formats: ["exhibition"],
  budgetMin: 5000,
  budgetMax: 20000,
  serviceArea: ["330212"],
  capacity: 2,
};
const DEMAND = {
  ref: "d-1",
  site: "minglou",
  area: "330212010",
  community: "和丰社区",
  title: "空房子",
  description: "两处空房子闲着",
  fields: [],
  audiences: [],
  tried: [],
};

describe("npm run hub -- import", () => {
  let hub: TestHub;
  let folder: TemporaryDirectory;
  beforeAll(async () => {
    folder = temporaryDirectory("import");
    hub = await startTestHub({ hosts: [{ name: "station-host", sites: sitesNamed("baihe", "minglou") }] });
  });
  afterAll(async () => {
    await hub?.stop();
    folder.dispose();
  });

  const bundle = (name: string, lists: Readonly<Record<string, readonly unknown[]>>): string => {
    const path = join(folder.path, name);
    mkdirSync(path);
    for (const [list, lines] of Object.entries(lists)) {
      const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
      writeFileSync(join(path, `${list}.ndjson`), `${text}\n`);
    }
    return path;
  };
  const run = (...args: string[]) =>
    runProgram("cli", ["import", ...args, "--hub", hub.url], { HUB_DATA_DIR: hub.data.path }).ended;
  const count = async () => {
    const { data } = await hub.ask<{
      sites: { nodes: { projects: { totalCount: number }; demands: { totalCount: number } }[] };
    }>("{ sites(kind: STATION) { nodes { projects { totalCount } demands { totalCount } } } }");
    return data.sites.nodes.reduce((sum, { projects, demands }) => sum + projects.totalCount + demands.totalCount, 0);
  };

  it("brings the lists in and writes what each ref became", async () => {
    const path = bundle("good", { organizations: [ORGANIZATION], projects: [PROJECT], demands: [DEMAND] });
    const map = join(folder.path, "map.ndjson");
    const ended = await run(path, "--map", map);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toMatch(/together\s+3 in the hub\s+0 refused/);
    const became = readFileSync(map, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { ref: string; id: string });
    expect(became.map(({ ref, id }) => [ref, id.split(":")[0]])).toEqual([
      ["o-1", "park"],
      ["p-1", "baihe"],
      ["d-1", "minglou"],
    ]);
    const { data } = await hub.ask<{ project: object }>(
      `query Read($id: ID!) { project(id: $id) { title fields formats budget { min max } } }`,
      {
        id: became[1]?.id,
      },
    );
    expect(data.project).toEqual({
      title: PROJECT.title,
      fields: [],
      formats: ["EXHIBITION"],
      budget: { min: 5000, max: 20000 },
    });
  });

  it("changes nothing when it is run again", async () => {
    const before = await count();
    const map = join(folder.path, "map-again.ndjson");
    const ended = await run(join(folder.path, "good"), "--map", map);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(await count()).toBe(before);
    expect(readFileSync(map, "utf8")).toBe(readFileSync(join(folder.path, "map.ndjson"), "utf8"));
  });

  it("names each bad line with file, line, field and rule, and brings the good ones in", async () => {
    const path = bundle("mixed", {
      organizations: [
        { ...ORGANIZATION, ref: "o-2", name: "校验位不对的机构", creditCode: "52330212MJY3644973" },
        { ...ORGANIZATION, ref: "o-3", name: "米口袋社会服务中心", creditCode: "52330212MJY28530XB" },
      ],
      projects: [
        { ...PROJECT, ref: "p-2", organization: "o-3", title: "好的一行" },
        "{ not json",
        { ...PROJECT, ref: "p-3", organization: "o-9" },
        { ...PROJECT, ref: "p-4", organization: "o-3", fields: ["astronomy"] },
        { ...PROJECT, ref: "p-5", organization: "o-3", budgetMin: 9, budgetMax: 1 },
        { ...PROJECT, ref: "p-6", organization: "o-3", availableFrom: "2026-02-30" },
        { ...PROJECT, ref: "p-7", organization: "o-3", site: "nowhere" },
        { ...PROJECT, ref: "p-8", organization: "o-3", title: "字".repeat(81) },
        { ...PROJECT, ref: "p-9", organization: "o-3", title: "最后的好行" },
      ],
    });
    const before = await count();
    const ended = await run(path);
    expect(ended.code).toBe(1);
    const lines = ended.err.trim().split("\n").sort();
    expect(lines).toEqual([
      expect.stringMatching(/^organizations\.ndjson:1: creditCode: BAD_CHECK_CHARACTER/),
      expect.stringMatching(/^projects\.ndjson:2: line: it is no JSON object$/),
      expect.stringMatching(/^projects\.ndjson:3: organization: "o-9" is no imported organisation$/),
      expect.stringMatching(/^projects\.ndjson:4: fields\.0: "astronomy" is no field of service$/),
      expect.stringMatching(/^projects\.ndjson:5: budget/),
      expect.stringMatching(/^projects\.ndjson:6: availableFrom: "2026-02-30" is no day/),
      expect.stringMatching(/^projects\.ndjson:7: site: .*nowhere/),
      expect.stringMatching(/^projects\.ndjson:8: title: TOO_LONG: .*81.*80/),
    ]);
    expect(ended.out).toMatch(/together\s+3 in the hub\s+8 refused/);
    expect(await count()).toBe(before + 2);
  });

  it("says in one line that a folder is not there, or holds no lists", async () => {
    const missing = await run(join(folder.path, "nothing"));
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining("there is no folder") as unknown });
    const empty = await run(bundle("empty", {}));
    expect(empty).toMatchObject({ code: 2, err: expect.stringContaining("holds none of the lists") as unknown });
  });
});
