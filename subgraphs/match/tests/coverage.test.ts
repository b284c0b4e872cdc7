import { describeOverEachFeed } from "@park-hub/testkit";
import { FIND_PROJECTS, titlesOf, type FoundProjects } from "./questions";
import { aProject, projectChange } from "./sample-objects";
import { TestHub } from "./test-hub";

describeOverEachFeed("coverage", (database, transport) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start(database, transport);
  });

  afterEach(() => hub.cleanup.dispose());

  const staleAre =
    (...codes: readonly string[]) =>
    ({ findProjects }: FoundProjects): boolean =>
      findProjects.coverage.stale.map(({ siteCode }) => siteCode).join() === codes.join();

  async function find(variables: object = {}, headers: Record<string, string> = {}) {
    return hub.data<FoundProjects>(FIND_PROJECTS, { variables, headers });
  }

  it("names a stopped host's sites as stale, still finds what is known of them, and recovers with the host", async () => {
    const [baihe, minglou] = [await hub.site(database, "baihe"), await hub.site(database, "minglou")];
    const [up, down] = [await hub.host(baihe), await hub.host(minglou)];
    hub.register({ code: "baihe", url: up.url }, { code: "minglou", url: down.url });
    await hub.startMatch();
    await hub.settle({
      baihe: await baihe.publish(projectChange(aProject("baihe", { title: "白鹤" }))),
      minglou: await minglou.publish(projectChange(aProject("minglou", { title: "明楼" }))),
    });
    await down.stop();
    const { findProjects } = await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre("minglou"));
    expect(findProjects.coverage).toMatchObject({
      asked: 2,
      answered: 2,
      stale: [{ siteCode: "minglou" }],
      missing: [],
    });
    expect(Date.parse(findProjects.coverage.stale[0]?.asOf ?? "")).toBeGreaterThan(Date.now() - 60_000);
    expect(findProjects.nodes.map(({ snapshot, stale }) => [snapshot.title, stale]).sort()).toEqual(
      [
        ["明楼", true],
        ["白鹤", false],
      ].sort(),
    );
    await down.start();
    await hub.settle({ minglou: await minglou.publish(projectChange(aProject("minglou", { title: "明楼二" }))) });
    const after = await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre());
    expect(titlesOf(after)).toEqual(["明楼", "明楼二", "白鹤"].sort());
  });

  it("calls a site stale while its feed is paused, and level again when the feed goes on", async () => {
    const [baihe, minglou] = [await hub.site(database, "baihe"), await hub.site(database, "minglou")];
    const [paused, other] = [await hub.host(baihe), await hub.host(minglou)];
    hub.register({ code: "baihe", url: paused.url }, { code: "minglou", url: other.url });
    await hub.startMatch({ heartbeatTimeoutMs: 2_000 });
    await hub.settle({
      baihe: await baihe.publish(projectChange(aProject("baihe", { title: "停前" }))),
      minglou: await minglou.head(),
    });
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre());
    await paused.pause();
    const head = await baihe.publish(projectChange(aProject("baihe", { title: "停后" })));
    // After a stall both are silent, until the other one is heard again
    const silent = await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre("baihe"));
    expect(silent.findProjects.coverage).toMatchObject({ asked: 2, answered: 2, stale: [{ siteCode: "baihe" }] });
    expect(silent.findProjects.nodes.map(({ snapshot, stale }) => [snapshot.title, stale])).toEqual([["停前", true]]);
    paused.resume();
    await hub.settle({ baihe: head });
    const after = await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre());
    expect(titlesOf(after)).toEqual(["停前", "停后"].sort());
    expect(after.findProjects.nodes.some(({ stale }) => stale)).toBe(false);
  });

  it("names what it never had as missing, with the reason", async () => {
    const baihe = await hub.site(database, "baihe");
    const gone = await hub.host();
    await gone.stop();
    hub.register(
      { code: "baihe", url: (await hub.host(baihe)).url },
      { code: "minglou", url: gone.url },
      { code: "justice", url: "" },
    );
    await hub.startMatch();
    await hub.untilReady();
    await hub.settle({ baihe: await baihe.head() });
    const { coverage } = (await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre())).findProjects;
    expect(coverage).toMatchObject({ asked: 3, answered: 1, stale: [] });
    expect(Object.fromEntries(coverage.missing.map(({ siteCode, reason }) => [siteCode, reason]))).toEqual({
      minglou: expect.stringContaining("站点主机不可达"),
      justice: expect.stringContaining("尚未报到"),
    });
  });

  it("asks only the sites that the question concerns", async () => {
    const sites = [
      await hub.site(database, "baihe"),
      await hub.site(database, "minglou"),
      await hub.site(database, "justice"),
    ];
    const { url } = await hub.host(...sites);
    hub.register({ code: "baihe", url }, { code: "minglou", url }, { code: "justice", url });
    await hub.startMatch();
    await hub.settle(
      Object.fromEntries(await Promise.all(sites.map(async (site) => [site.code, await site.head()] as const))),
    );
    const asked = async (filter: object) => (await find({ filter })).findProjects.coverage;
    expect(await asked({ sites: ["baihe", "nowhere"] })).toMatchObject({
      asked: 2,
      answered: 1,
      missing: [{ siteCode: "nowhere", reason: expect.stringContaining("not in the directory") }],
    });
    expect(await asked({ siteKinds: ["DEPARTMENT"] })).toMatchObject({ asked: 1, answered: 1 });
    expect(await asked({ within: "330212010" })).toMatchObject({ asked: 1, answered: 1 });
    expect(await asked({ within: "330212" })).toMatchObject({ asked: 3, answered: 3 });
  });

  it("waits for its caller's own writes", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    // What is waited for comes by itself, and how long that takes here is not the matter; nor is silence
    await hub.startMatch({ ownWritesWaitMs: 60_000, heartbeatTimeoutMs: 60_000 });
    await hub.settle({ baihe: await baihe.head() });
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre());
    for (let version = 1; version <= 10; version += 1) {
      const title = `第${version}稿`;
      const { epoch, seq } = await baihe.publish(projectChange(aProject("baihe", { title })));
      const found = await find({ first: 1 }, { "hub-after": `baihe=${epoch}:${seq}` });
      expect(found.findProjects.totalCount).toBe(version);
      expect(found.findProjects.coverage.stale).toEqual([]);
    }
  });

  it("says so when its caller's own writes have not come in time", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch({ ownWritesWaitMs: 20 });
    const { epoch, seq } = await baihe.publish(projectChange(aProject("baihe")));
    await hub.settle({ baihe: { epoch, seq } });
    const late = await find({}, { "hub-after": `baihe=${epoch}:${seq + 1}` });
    expect(late.findProjects.coverage).toMatchObject({ asked: 1, answered: 1, stale: [{ siteCode: "baihe" }] });
    expect(late.findProjects.nodes.map(({ stale }) => stale)).toEqual([true]);
    const bad = await hub.ask(FIND_PROJECTS, { headers: { "hub-after": "baihe=oops" } });
    expect(bad.errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
  });
});
