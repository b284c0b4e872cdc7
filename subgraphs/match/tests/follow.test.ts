import { newObjectId } from "@park-hub/contracts";
import { describeOverEachFeed } from "@park-hub/testkit";
import { CHANGES, FIND_PROJECTS, storyOf, titlesOf, type Changes, type FoundProjects } from "./questions";
import { anOrganization, aProject, organizationChange, projectChange, removal } from "./sample-objects";
import { TestHub } from "./test-hub";

describeOverEachFeed("following the sites' feeds", (database, transport) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start(database, transport);
  });

  afterEach(() => hub.cleanup.dispose());

  const isLevel = ({ findProjects }: FoundProjects): boolean => findProjects.coverage.stale.length === 0;

  it("finds what a site published before and after match started", async () => {
    const baihe = await hub.site(database, "baihe");
    await baihe.publish(projectChange(aProject("baihe", { title: "之前" })));
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe", { title: "之后" }))) });
    const found = await hub.untilData<FoundProjects>(FIND_PROJECTS, isLevel);
    expect(titlesOf(found)).toEqual(["之前", "之后"].sort());
    expect(found.findProjects.coverage).toEqual({ asked: 1, answered: 1, stale: [], missing: [] });
  });

  it("follows all sites of a host over one stream, and only over it", async () => {
    const [baihe, minglou] = [await hub.site(database, "baihe"), await hub.site(database, "minglou")];
    const host = await hub.host(baihe, minglou);
    const heads = {
      baihe: await baihe.publish(projectChange(aProject("baihe"))),
      minglou: await minglou.publish(projectChange(aProject("minglou"))),
    };
    hub.register({ code: "baihe", url: host.url }, { code: "minglou", url: host.url });
    // A site that is not on the broker within a second is followed at its host
    await hub.untilPublished(heads);
    await hub.startMatch();
    await hub.settle(heads);
    expect(host.requests.filter((path) => path.startsWith("/snapshot")).sort()).toEqual([
      "/snapshot/baihe",
      "/snapshot/minglou",
    ]);
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe"))) });
    const streams = host.requests.filter((path) => path === "/feed").length;
    expect(streams > 0).toBe(transport === "http");
    await hub.settle({ minglou: await minglou.publish(projectChange(aProject("minglou"))) });
    expect(host.requests.filter((path) => path === "/feed")).toHaveLength(streams);
  });

  it("takes in a site that joins, and lets one go that retires, while it runs", async () => {
    const [baihe, minglou] = [await hub.site(database, "baihe"), await hub.site(database, "minglou")];
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe", { title: "白鹤" }))) });
    hub.register({ code: "minglou", url: (await hub.host(minglou)).url });
    await hub.settle({ minglou: await minglou.publish(projectChange(aProject("minglou", { title: "明楼" }))) });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["明楼", "白鹤"].sort());
    hub.register({ code: "baihe", lifecycle: "RETIRED" });
    const { findProjects } = await hub.untilData<FoundProjects>(
      FIND_PROJECTS,
      (data) => data.findProjects.coverage.asked === 1 && isLevel(data),
    );
    expect(findProjects.totalCount).toBe(2);
    expect(findProjects.coverage).toEqual({ asked: 1, answered: 1, stale: [], missing: [] });
  });

  it("goes on from its cursor when a site moves to another host", async () => {
    const baihe = await hub.site(database, "baihe");
    const before = await hub.host(baihe);
    hub.register({ code: "baihe", url: before.url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe", { title: "旧址" }))) });
    await before.stop();
    const after = await hub.host(baihe);
    hub.register({ code: "baihe", url: after.url });
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe", { title: "新址" }))) });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["新址", "旧址"].sort());
    expect(after.requests.filter((path) => path.startsWith("/snapshot"))).toEqual([]);
  });

  it("goes on from its cursor after a restart and logs nothing twice", async () => {
    const baihe = await hub.site(database, "baihe");
    const host = await hub.host(baihe);
    hub.register({ code: "baihe", url: host.url });
    const first = await hub.startMatch();
    const project = aProject("baihe");
    await hub.settle({ baihe: await baihe.publish(projectChange(project)) });
    await first.close();
    const changed = { ...project, title: "改名", version: 2 };
    const head = await baihe.publish(projectChange(changed, { action: "UPDATED" }));
    const snapshots = host.requests.filter((path) => path.startsWith("/snapshot")).length;
    await hub.startMatch();
    await hub.settle({ baihe: head });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["改名"]);
    expect(storyOf(await hub.data<Changes>(CHANGES))).toEqual([`CREATED ${project.id} 1`, `UPDATED ${project.id} 2`]);
    expect(host.requests.filter((path) => path.startsWith("/snapshot"))).toHaveLength(snapshots);
  });

  it("buries what vanished when a site was restored from an older copy", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
    const [kept, lost] = [aProject("baihe", { title: "留下" }), aProject("baihe", { title: "丢失" })];
    await hub.settle({ baihe: await baihe.publish(projectChange(kept), projectChange(lost)) });
    await baihe.restoreWithout(lost.id);
    const fresh = aProject("baihe", { title: "恢复之后" });
    await hub.settle({ baihe: await baihe.publish(projectChange(fresh)) });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["恢复之后", "留下"].sort());
    const story = storyOf(await hub.data<Changes>(CHANGES));
    expect(story.slice(0, 2)).toEqual([`CREATED ${kept.id} 1`, `CREATED ${lost.id} 1`]);
    expect(story.slice(2).sort()).toEqual([`CREATED ${fresh.id} 1`, `REMOVED ${lost.id} 1`].sort());
  });

  it("forgets an object that its site removed", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    const project = aProject("baihe");
    await hub.settle({ baihe: await baihe.publish(projectChange(project)) });
    await hub.settle({ baihe: await baihe.publish(removal("PROJECT", project.id)) });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual([]);
    expect(storyOf(await hub.data<Changes>(CHANGES))).toEqual([`CREATED ${project.id} 1`, `REMOVED ${project.id} 2`]);
  });

  it("skips what a site may not say, and tells so, while the rest goes on", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
    const head = await baihe.publish(
      projectChange(aProject("minglou", { title: "别人的" })),
      organizationChange(anOrganization({ id: newObjectId("baihe") })),
      projectChange(aProject("baihe", { title: "自己的" })),
      { ...projectChange(aProject("baihe")), payload: { id: "?" } },
    );
    await hub.settle({ baihe: head });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["自己的"]);
    const status = (await (await hub.fetch("/status")).json()) as { sites: Record<string, object> };
    expect(status.sites.baihe).toMatchObject({
      cursor: head,
      isConnected: true,
      refusedCount: 3,
      objects: { PROJECT: 1 },
    });
    expect(status.sites.baihe).toHaveProperty("lastRefusal", expect.stringMatching(/^BAD_PAYLOAD baihe:/));
  });

  it("takes in thousands of changes, each logged once and in order, while it is restarted in between", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    const first = await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
    const projects = Array.from({ length: 20 }, () => aProject("baihe"));
    let version = 0;
    const publishRound = async () => {
      version += 1;
      return baihe.publish(...projects.map((project) => projectChange({ ...project, version }, { action: "UPDATED" })));
    };
    for (let round = 0; round < 50; round += 1) await publishRound();
    await first.close();
    for (let round = 0; round < 10; round += 1) await publishRound();
    await hub.startMatch();
    let head = await baihe.head();
    for (let round = 0; round < 40; round += 1) head = await publishRound();
    await hub.settle({ baihe: head });
    const seen: string[] = [];
    for (let after: string | null = null, isMore = true; isMore;) {
      const { changes }: Changes = await hub.data<Changes>(CHANGES, { variables: { after, first: 1_000 } });
      seen.push(...changes.nodes.map(({ objectId, version: at }) => `${objectId}/${at}`));
      after = changes.pageInfo.endCursor;
      isMore = changes.pageInfo.hasNextPage;
    }
    const expected = Array.from({ length: 100 }, (_, round) => projects.map(({ id }) => `${id}/${round + 1}`)).flat();
    expect(seen).toEqual(expected);
  });
});
