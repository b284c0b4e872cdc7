import type { Principal } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { CHANGES, FIND_PROJECTS, storyOf, titlesOf, type Changes, type FoundProjects } from "./questions";
import { aDemand, aProject, demandChange, placementChange, aPlacement, projectChange } from "./sample-objects";
import { STEWARD, TestHub } from "./test-hub";

const ORGANIZATION = "park:01ARZ3NDEKTSV4RRFFQ69G5FAV";
const BAIHE_WORKER: Principal = { subject: "worker", roles: ["STATION_WORKER"], site: "baihe" };
const MINGLOU_WORKER: Principal = { subject: "worker", roles: ["STATION_WORKER"], site: "minglou" };
const ITS_LEAD: Principal = { subject: "lead", roles: ["ORGANISATION"], organization: ORGANIZATION };
const OPERATOR: Principal = { subject: "operator", roles: ["OPERATOR"] };
const HIDDEN = { public: false, sites: ["baihe"], organizations: [ORGANIZATION] } as const;

describeOnEachDatabase("visibility", (database) => {
  let hub: TestHub;
  const draft = aProject("baihe", { title: "草稿", stage: "DRAFT" });
  const open = aProject("baihe", { title: "公开" });

  beforeEach(async () => {
    hub = await TestHub.start(database);
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
    await hub.settle({ baihe: await baihe.publish(projectChange(open), projectChange(draft, { visibility: HIDDEN })) });
  });

  afterEach(() => hub.cleanup.dispose());

  it("finds, counts and facets what the caller may see", async () => {
    const filter = { stages: ["OPEN", "DRAFT"] };
    const seenBy = async (principal?: Principal) => {
      const { findProjects } = await hub.data<FoundProjects>(FIND_PROJECTS, { principal, variables: { filter } });
      const stages = findProjects.facets.find(({ name }) => name === "stage")?.values ?? [];
      return {
        count: findProjects.totalCount,
        titles: titlesOf({ findProjects }),
        stages: stages.map(({ value }) => value).sort(),
      };
    };
    const all = { count: 2, titles: ["公开", "草稿"].sort(), stages: ["DRAFT", "OPEN"] };
    const published = { count: 1, titles: ["公开"], stages: ["OPEN"] };
    expect(await seenBy()).toEqual(published);
    expect(await seenBy(MINGLOU_WORKER)).toEqual(published);
    expect(await seenBy(BAIHE_WORKER)).toEqual(all);
    expect(await seenBy(ITS_LEAD)).toEqual(all);
    expect(await seenBy(STEWARD)).toEqual(all);
    expect(await seenBy(OPERATOR)).toEqual(all);
  });

  it("tells of changes to those who may see the object", async () => {
    const storyFor = async (principal?: Principal) => storyOf(await hub.data<Changes>(CHANGES, { principal }));
    expect(await storyFor()).toEqual([`CREATED ${open.id} 1`]);
    expect(await storyFor(BAIHE_WORKER)).toEqual([`CREATED ${open.id} 1`, `CREATED ${draft.id} 1`]);
  });
});

describeOnEachDatabase("visibility that changes", (database) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start(database);
  });

  afterEach(() => hub.cleanup.dispose());

  it("is a removal for those who can no longer see the object", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    const project = aProject("baihe");
    await hub.settle({ baihe: await baihe.head() });
    await hub.settle({ baihe: await baihe.publish(projectChange(project)) });
    const hidden = { ...project, version: 2 };
    await hub.settle({ baihe: await baihe.publish(projectChange(hidden, { action: "UPDATED", visibility: HIDDEN })) });
    expect(storyOf(await hub.data<Changes>(CHANGES))).toEqual([`CREATED ${project.id} 1`, `REMOVED ${project.id} -`]);
    const own = await hub.data<Changes>(CHANGES, { principal: BAIHE_WORKER });
    expect(storyOf(own)).toEqual([`CREATED ${project.id} 1`, `UPDATED ${project.id} 2`]);
    expect((await hub.data<FoundProjects>(FIND_PROJECTS)).findProjects.totalCount).toBe(0);
  });

  it("does not leak titles or demands through placements and matches", async () => {
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    const [project, demand] = [aProject("baihe"), aDemand("baihe")];
    const placement = aPlacement("baihe", { demandId: demand.id, projectId: project.id });
    await hub.settle({
      baihe: await baihe.publish(
        projectChange(project),
        demandChange(demand, { visibility: HIDDEN }),
        placementChange(placement, { visibility: { public: false, sites: ["baihe", "minglou"], organizations: [] } }),
      ),
    });
    const PLACEMENTS = `{ findPlacements { nodes { placementId snapshot { demandTitle projectTitle } } } }`;
    const titles = async (principal?: Principal) =>
      (
        await hub.data<{ findPlacements: { nodes: readonly { snapshot: object }[] } }>(PLACEMENTS, { principal })
      ).findPlacements.nodes.map(({ snapshot }) => snapshot);
    expect(await titles()).toEqual([]);
    expect(await titles(MINGLOU_WORKER)).toEqual([{ demandTitle: null, projectTitle: project.title }]);
    expect(await titles(BAIHE_WORKER)).toEqual([{ demandTitle: demand.title, projectTitle: project.title }]);
    const MATCHES_FOR = `query ($id: ID!) { matchesFor(demandId: $id) { verdict } }`;
    const hiddenFrom = await hub.ask(MATCHES_FOR, { variables: { id: demand.id } });
    expect(hiddenFrom.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(
      (await hub.ask(MATCHES_FOR, { variables: { id: demand.id }, principal: BAIHE_WORKER })).errors,
    ).toBeUndefined();
  });
});
