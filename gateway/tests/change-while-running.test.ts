/*
 * What changes while the gateway runs (sites that join, move, leave, are of another release) and what may be away when
 * it starts: no restart, no failed request, the last good copies.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { DirectoryDocument } from "@park-hub/directory";
import { collectCleanup } from "@park-hub/testkit";
import { request } from "undici";

import { idOf } from "./fake-data";
import { FakeHost } from "./fake-host";
import { startFakeHub, type Answer, type FakeHub } from "./fake-hub";

/** The lists of a release in which a project had no `busyUntil` yet; its input has the field. */
function withoutBusyUntil(sdl: string): string {
  return sdl.replace('  "Busy up to and including this day. 忙至该日。"\n  busyUntil: Date\n', "");
}

/** Asks until the answer holds the text; the test's own timeout ends it otherwise. */
async function untilAnswered(question: () => Promise<Answer>, text: string): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (answer.text.includes(text)) return answer;
  }
}

async function contractOf(hub: FakeHub, code: string): Promise<unknown> {
  const { data } = await hub.ask(`{ site(code: "${code}") { contract } }`);
  return (data?.site as { contract: string }).contract;
}

describe("change while the gateway runs", () => {
  let hub: FakeHub;
  beforeEach(async () => {
    hub = await startFakeHub();
  });
  afterEach(() => hub.dispose());

  it("asks a site that joins, without a restart", async () => {
    const [before] = [await hub.ask(`{ project(id: "${idOf("dongwu", 1)}") { title } }`)];
    expect(before.errors[0]?.extensions.code).toBe("SITE_UNKNOWN");
    await hub.publish((document) => {
      const [like] = document.sites.filter(({ code }) => code === "fuming");
      return like === undefined
        ? document
        : { ...document, sites: [...document.sites, { ...like, code: "dongwu", order: 9 }] };
    });
    const { data, errors } = await hub.ask(
      `{ project(id: "${idOf("dongwu", 1)}") { title } sites { nodes { code projects { nodes { id } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data?.project).toEqual({ title: "dongwu project 1" });
    expect((data?.sites as { nodes: unknown[] }).nodes).toHaveLength(6);
  });

  it("follows a site to its new address", async () => {
    await hub.first.stop();
    await hub.publish((document) => ({
      ...document,
      sites: document.sites.map((site) => (site.code === "baihe" ? { ...site, url: hub.second.url } : site)),
    }));
    const { data } = await hub.ask(`{ project(id: "${idOf("baihe", 1)}") { title } }`);
    expect(data?.project).toEqual({ title: "baihe project 1" });
  });

  it("knows a site that is behind, and one that is ahead", async () => {
    hub.first.editSdl.set("lists", (sdl) => withoutBusyUntil(sdl));
    hub.second.editSdl.set("lists", (sdl) =>
      sdl.replace("type Resource @key", "type Extra { extra: Int }\ntype Resource @key"),
    );
    await hub.first.stop();
    await hub.second.stop();
    await hub.gateway.checkHosts();
    await Promise.all([hub.first.start(), hub.second.start()]);
    await hub.gateway.checkHosts();
    expect([await contractOf(hub, "baihe"), await contractOf(hub, "fuming"), await contractOf(hub, "park")]).toEqual([
      "BEHIND",
      "AHEAD",
      "SAME",
    ]);
  });

  describe("with a station on last year's contract", () => {
    beforeEach(async () => {
      hub.first.editSdl.set("lists", (sdl) =>
        withoutBusyUntil(sdl).replace(
          '  "Busy up to and including this day. 忙至该日。"\n  busyUntil: Date\n  "DRAFT',
          '  "DRAFT',
        ),
      );
      await hub.first.stop();
      await hub.gateway.checkHosts();
      await hub.first.start();
      await hub.gateway.checkHosts();
    });

    it("answers null for what the station lacks, and says so once", async () => {
      const { data, errors } = await hub.ask(
        `{ a: project(id: "${idOf("baihe", 1)}") { title busyUntil } b: project(id: "${idOf("fuming", 1)}") { title busyUntil }
           site(code: "baihe") { projects { nodes { busyUntil } } } }`,
      );
      expect(data).toEqual({
        a: { title: "baihe project 1", busyUntil: null },
        b: { title: "fuming project 1", busyUntil: null },
        site: { projects: { nodes: [{ busyUntil: null }, { busyUntil: null }] } },
      });
      expect(errors).toMatchObject([
        {
          message: 'site "baihe" is behind the contract and lacks Project.busyUntil',
          extensions: { code: "SITE_SCHEMA_BEHIND", site: "baihe", field: "Project.busyUntil" },
        },
      ]);
    });

    const publish = (input: string, selection: string): string =>
      `mutation { publishProject(input: { site: "baihe", organizationId: "${idOf("park", 701)}", title: "t", summary: "s",
        serviceAreaCodes: [], capacity: 1 ${input} }) { project { ${selection} } problems { code } } }`;

    it.each([
      ["an input field", 'busyUntil: "2026-01-01"', "title"],
      ["a selected field", "", "busyUntil"],
    ])("changes no mutation for %s that the station lacks", async (_what, input, selection) => {
      const { data, errors } = await hub.ask(publish(input, selection), { token: await hub.token("PARK_STEWARD") });
      expect(data).toEqual({ publishProject: null });
      expect(errors).toMatchObject([{ extensions: { code: "SITE_SCHEMA_BEHIND", site: "baihe" } }]);
      expect(hub.first.mutations).toEqual([]);
    });

    it("carries out a mutation that the station knows whole", async () => {
      const { errors } = await hub.ask(publish("", "title"), { token: await hub.token("PARK_STEWARD") });
      expect(errors).toEqual([]);
      expect(hub.first.mutations).toEqual(["baihe publishProject t"]);
    });
  });

  describe("with a station whose schema the gateway does not know yet", () => {
    const question = `{ project(id: "${idOf("baihe", 1)}") { title busyUntil } }`;
    const behind = [{ extensions: { code: "SITE_SCHEMA_BEHIND", site: "baihe", field: "Project.busyUntil" } }];
    const asked = (): readonly boolean[] =>
      hub.first.seen("baihe", "lists").map(({ query }) => query.includes("busyUntil"));

    it.each(["in its first moments", "changed since it was compared"])("reads it and asks again: %s", async (when) => {
      hub.first.editSdl.set("lists", withoutBusyUntil);
      hub.first.isShy = when === "in its first moments";
      if (hub.first.isShy) await hub.restartGateway();
      const { data, errors } = await hub.ask(question);
      expect(data).toEqual({ project: { title: "baihe project 1", busyUntil: null } });
      expect(errors).toMatchObject(behind);
      expect(asked()).toEqual([true, false]);
      // Its other graphs may wait for the next round
      await untilAnswered(() => hub.ask(`{ site(code: "baihe") { contract } }`), "BEHIND");
      await hub.ask(question);
      expect(asked()).toEqual([true, false, false]);
    });

    it("reads it once for all who ask at the same time", async () => {
      hub.first.editSdl.set("lists", withoutBusyUntil);
      hub.first.readings.length = 0;
      // A reading is shared for a second: by a clock that stands still, however slow the machine is
      jest.spyOn(Date, "now").mockReturnValue(Date.now());
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => hub.ask(question)));
      for (const { errors } of answers) expect(errors).toMatchObject(behind);
      expect(hub.first.readings).toEqual(["lists"]);
    });
  });

  it("does not ask a site whose schema contradicts the contract", async () => {
    hub.first.editSdl.set("lists", (sdl) => sdl.replace("  capacity: Int!\n", "  capacity: String\n"));
    await hub.first.stop();
    await hub.gateway.checkHosts();
    await hub.first.start();
    await hub.gateway.checkHosts();
    expect(await contractOf(hub, "baihe")).toBe("INCOMPATIBLE");
    hub.first.requests.length = 0;
    const { data, errors } = await hub.ask(
      `{ project(id: "${idOf("baihe", 1)}") { title } placement(id: "${idOf("baihe", 21)}") { state } }`,
    );
    expect(data).toEqual({ project: null, placement: { state: "PROPOSED" } });
    expect(errors[0]).toMatchObject({
      message: `site "baihe": its schema contradicts the hub's contract: Project.capacity is String, the contract says Int!`,
      extensions: { code: "SITE_UNAVAILABLE", site: "baihe" },
    });
    expect(hub.first.requests.map(({ graph }) => graph)).toEqual(["placements"]);
  });
});

describe("change under load", () => {
  const cleanup = collectCleanup();
  let hub: FakeHub;
  beforeAll(async () => {
    hub = cleanup.add(await startFakeHub(), (started) => started.dispose());
  });
  afterAll(() => cleanup.dispose());

  it("fails no request while sites join, move to a host of another release, and leave", async () => {
    const release = cleanup.add(await new FakeHost().start(), (host) => host.stop());
    release.editSdl.set("lists", withoutBusyUntil);
    const moved = (document: DirectoryDocument, codes: readonly string[], url: string): DirectoryDocument => ({
      ...document,
      sites: document.sites.map((site) => (codes.includes(site.code) ? { ...site, url } : site)),
    });
    let isChanging = true;
    let answered = 0;
    const keepAsking = async (): Promise<readonly Answer[]> => {
      const wrong: Answer[] = [];
      do {
        const answer = await hub.ask(
          `{ a: project(id: "${idOf("baihe", 1)}") { title site { code } } b: project(id: "${idOf("fuming", 1)}") { title }
             site(code: "minglou") { projects { totalCount } } }`,
        );
        const parts = [answer.data?.a, answer.data?.b, (answer.data?.site as { projects: unknown }).projects];
        if (answer.status !== 200 || answer.errors.length > 0 || parts.includes(null)) wrong.push(answer);
        answered += 1;
      } while (isChanging);
      return wrong;
    };
    const asking = Array.from({ length: 10 }, keepAsking);
    await hub.publish((document) => moved(document, ["baihe", "minglou"], release.url));
    expect(await contractOf(hub, "baihe")).toBe("BEHIND");
    await hub.publish((document) => {
      const like = document.sites.find(({ code }) => code === "fuming");
      return like === undefined
        ? document
        : { ...document, sites: [...document.sites, { ...like, code: "dongwu", order: 9 }] };
    });
    await hub.publish((document) => moved(document, ["baihe", "minglou"], hub.first.url));
    expect(await contractOf(hub, "baihe")).toBe("SAME");
    await hub.publish((document) => ({
      ...document,
      sites: document.sites.map((site) => (site.code === "dongwu" ? { ...site, lifecycle: "RETIRED" } : site)),
    }));
    isChanging = false;
    expect((await Promise.all(asking)).flat()).toEqual([]);
    expect(answered).toBeGreaterThan(10);
    expect(release.seen("baihe", "lists").length).toBeGreaterThan(0);
  });
});

describe("starting with parts away", () => {
  let hub: FakeHub;
  beforeEach(async () => {
    hub = await startFakeHub();
  });
  afterEach(() => hub.dispose());

  const ready = async (): Promise<{ status: number; parts: Record<string, { isKnown: boolean; now: string }> }> => {
    const { statusCode, body } = await request(`${hub.gateway.url}/health/ready`);
    const report = (await body.json()) as { parts: Record<string, { isKnown: boolean; now: string }> };
    return { status: statusCode, parts: report.parts };
  };

  it("serves from the last good copies when park and match are away", async () => {
    expect((await ready()).status).toBe(200);
    await Promise.all([hub.park.stop(), hub.match.stop()]);
    await hub.restartGateway();
    const { data, errors } = await hub.ask(`{ project(id: "${idOf("baihe", 1)}") { title } sites { totalCount } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ project: { title: "baihe project 1" }, sites: { totalCount: 5 } });
    expect(await ready()).toMatchObject({ status: 200, parts: { park: { isKnown: true, now: "not ready" } } });
  });

  it("starts while every site is down, and asks each as soon as it is there", async () => {
    await Promise.all([hub.park.stop(), hub.match.stop(), hub.first.stop(), hub.second.stop()]);
    await hub.restartGateway();
    const lists = "{ sites { nodes { code projects { totalCount } } } }";
    const { data, errors } = await hub.ask(lists);
    const nodes = (data?.sites as { nodes: readonly { projects: unknown }[] }).nodes;
    expect(nodes.map(({ projects }) => projects)).toEqual([null, null, null, null, null]);
    expect(errors.map(({ extensions }) => extensions.site).sort()).toEqual([
      "baihe",
      "fuming",
      "justice",
      "minglou",
      "park",
    ]);
    await Promise.all([hub.park.start(), hub.first.start(), hub.second.start()]);
    const answer = await hub.ask(lists);
    expect(answer.errors).toEqual([]);
    expect(answer.text).not.toContain("null");
  });

  it("looks at the hosts after a restart although the directory is as it was", async () => {
    await hub.restartGateway();
    // The first answers may come before the first round has; each waits for the one before.
    const { data } = await untilAnswered(() => hub.ask(`{ site(code: "baihe") { health contract } }`), "SAME");
    expect(data).toEqual({ site: { health: "UP", contract: "SAME" } });
  });

  it("composes anew when the kept supergraph is corrupt", async () => {
    writeFileSync(join(hub.stateDir, "supergraph.json"), '{"inputs":"x","sum":"y","superg');
    await hub.restartGateway();
    const { data } = await hub.ask("{ viewer { subject } }");
    expect(data).toEqual({ viewer: { subject: "public" } });
  });

  it("takes the directory from park when the kept one is corrupt, as soon as there is a park", async () => {
    const file = join(hub.stateDir, "directory.json");
    let kept = "";
    await hub.park.stop();
    // A gateway that has closed has kept what it knows; one that runs may still be at it
    await hub.restartGateway(() => {
      kept = readFileSync(file, "utf8");
      writeFileSync(file, kept.slice(0, kept.length / 2));
    });
    expect((await ready()).parts.directory).toMatchObject({ isKnown: false });
    await hub.park.start();
    const { data } = await untilAnswered(() => hub.ask("{ sites { totalCount } }"), "5");
    expect(data).toEqual({ sites: { totalCount: 5 } });
    // Kept again behind the answer; the test's own timeout ends the waiting otherwise
    while (!existsSync(file)) await hub.ask("{ viewer { subject } }");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(kept));
  });

  it("is not ready, and says why, before any directory is known", async () => {
    await hub.park.stop();
    await hub.restartGateway(() => rmSync(join(hub.stateDir, "directory.json")));
    expect(await ready()).toMatchObject({ status: 503, parts: { directory: { isKnown: false } } });
    const { data, errors } = await hub.ask("{ sites { totalCount } }");
    expect(data).toEqual({ sites: null });
    expect(errors[0]?.extensions.code).toBe("UNAVAILABLE");
  });
});
