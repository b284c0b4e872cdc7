import type { Principal } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import {
  aDemand,
  anOrganization,
  aPlacement,
  aProject,
  aResource,
  demandChange,
  organizationChange,
  placementChange,
  projectChange,
  resourceChange,
} from "./sample-objects";
import { STEWARD, TestHub } from "./test-hub";

const ANALYST: Principal = { subject: "analyst", roles: ["ANALYST"] };
const WORKER: Principal = { subject: "worker", roles: ["STATION_WORKER"], site: "baihe" };

describeOnEachDatabase("exports", (database) => {
  let hub: TestHub;
  const organization = anOrganization();
  const open = aProject("park", {
    organizationId: organization.id,
    title: '=HYPERLINK("x")',
    summary: "第一行\n第二行",
  });
  const paused = aProject("baihe", { organizationId: organization.id, title: "暂停的项目", stage: "PAUSED" });
  const demand = aDemand("baihe");
  const draft = aDemand("baihe", { state: "DRAFT", title: "草稿需求" });

  beforeAll(async () => {
    hub = await TestHub.start(database);
    const [park, baihe] = [await hub.site(database, "park"), await hub.site(database, "baihe")];
    const { url } = await hub.host(park, baihe);
    hub.register({ code: "park", url }, { code: "baihe", url }, { code: "minglou" });
    await hub.startMatch();
    await hub.settle({
      park: await park.publish(organizationChange(organization), projectChange(open)),
      baihe: await baihe.publish(
        projectChange(paused),
        demandChange(demand),
        demandChange(draft, { visibility: { public: false, sites: ["baihe"], organizations: [] } }),
        resourceChange(aResource("baihe")),
        placementChange(aPlacement("baihe", { demandId: demand.id, projectId: open.id })),
      ),
    });
  });

  afterAll(() => hub.cleanup.dispose());

  const rows = async (path: string, principal: Principal = ANALYST): Promise<Record<string, unknown>[]> => {
    const response = await hub.fetch(`/export/${path}`, { principal });
    expect(response.status).toBe(200);
    const lines = (await response.text()).split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it("gives a list as CSV that a spreadsheet opens without harm", async () => {
    const response = await hub.fetch("/export/projects?format=csv", { principal: ANALYST });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("hub-rows")).toBe("2");
    expect(response.headers.get("hub-coverage")).toBe("asked=3;answered=2;stale=;missing=minglou");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString("utf8");
    expect(text.split("\r\n")).toHaveLength(4);
    expect(text.startsWith("编号,站点代码,站点,项目名称,简介,承办组织编号,承办组织,服务领域")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")","第一行\n第二行"`);
    expect(text).toContain("养老服务,老年人,展览,3000,20000,330212");
  });

  it("gives each list as NDJSON with the names of the public schema", async () => {
    const [project] = await rows("projects?format=ndjson&sites=park");
    expect(project).toMatchObject({
      id: open.id,
      fields: ["ELDERLY_CARE"],
      stage: "OPEN",
      organizationName: "银巢养老服务中心",
    });
    for (const [list, count] of [
      ["demands", 1],
      ["resources", 1],
      ["organizations", 1],
      ["placements", 1],
    ] as const) {
      expect(await rows(`${list}?format=ndjson`)).toHaveLength(count);
    }
    expect(await rows("placements?format=ndjson")).toMatchObject([
      { demandTitle: demand.title, projectTitle: open.title },
    ]);
  });

  it("filters as find does, and shows only what the asker may see", async () => {
    expect(await rows("projects?format=ndjson&stages=PAUSED,ENDED")).toMatchObject([{ id: paused.id }]);
    expect(await rows("projects?format=ndjson&servesArea=330203")).toEqual([]);
    expect(await rows("demands?format=ndjson&states=DRAFT")).toEqual([]);
    expect(await rows("demands?format=ndjson&states=DRAFT", STEWARD)).toMatchObject([{ id: draft.id }]);
    expect(await rows(`projects?format=ndjson&text=${encodeURIComponent("暂停")}`)).toMatchObject([{ id: paused.id }]);
  });

  it("is for analysts, stewards and operators, and refuses what it does not know", async () => {
    for (const [path, principal, status] of [
      ["projects", undefined, 401],
      ["projects", WORKER, 403],
      ["contacts", ANALYST, 404],
      ["projects?stage=OPEN", ANALYST, 400],
      ["projects?stages=OPENED", ANALYST, 400],
      ["projects?within=yinzhou", ANALYST, 400],
      ["projects?format=xlsx", ANALYST, 400],
    ] as const) {
      const response = await hub.fetch(`/export/${path}`, principal === undefined ? {} : { principal });
      await response.text();
      expect([path, response.status]).toEqual([path, status]);
    }
  });
});
