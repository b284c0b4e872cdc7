/* Story 22: a station is down; and the park is down. Everything else is answered, what is missing is named. */
import { eventually } from "../src/eventually";
import { startTestHub, sitesNamed, bundleSites, type TestHub } from "../src/test-hub";

interface Sites {
  readonly sites: {
    readonly nodes: readonly {
      readonly code: string;
      readonly name: string;
      readonly health: string;
      readonly projects: {
        readonly nodes: readonly { readonly title: string; readonly organization: { readonly name: string } | null }[];
      } | null;
    }[];
  };
}
interface Found {
  readonly findProjects: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly projectId: string;
      readonly stale: boolean;
      readonly snapshot: {
        readonly title: string;
        readonly siteCode: string;
        readonly organizationName: string | null;
      };
      readonly project: { readonly title: string } | null;
    }[];
    readonly coverage: {
      readonly asked: number;
      readonly answered: number;
      readonly stale: readonly { readonly siteCode: string }[];
    };
  };
}

const SITES = `{ sites(first: 100) { nodes { code name health projects { nodes { title organization { name } } } } } }`;
const FIND = `query Find($filter: ProjectFilter) { findProjects(filter: $filter, first: 100) { totalCount
  nodes { projectId stale snapshot { title siteCode organizationName } project { title } }
  coverage { asked answered stale { siteCode asOf } } } }`;

describe("story 22: a part is down", () => {
  let hub: TestHub;
  beforeAll(async () => {
    const sites = bundleSites();
    const fuming = sitesNamed("fuming");
    hub = await startTestHub({
      demo: true,
      hosts: [
        { name: "station-host", sites: sites.filter((site) => site.kind === "STATION" && site.code !== "fuming") },
        { name: "fuming-host", sites: fuming },
        { name: "department-host", sites: sites.filter((site) => site.kind === "DEPARTMENT") },
      ],
    });
  });
  afterAll(async () => hub?.stop());

  describe("the station 福明 stopped", () => {
    beforeAll(async () => {
      await hub.parts.get("fuming-host")?.kill();
      // Match notices by itself that its feed broke off
      await eventually(
        () => hub.ask<Found>(FIND, { filter: { sites: ["fuming"] } }),
        ({ data }) => data.findProjects.coverage.stale.length === 1,
      );
    });
    afterAll(async () => hub.parts.get("fuming-host")?.start());

    it("answers for every other site, nulls exactly its lists and names it once", async () => {
      const { data, errors } = await hub.ask<Sites>(SITES);
      const nodes = data.sites.nodes;
      expect(nodes).toHaveLength(30);
      expect(nodes.filter((site) => site.projects === null).map((site) => site.code)).toEqual(["fuming"]);
      expect(nodes.every((site) => site.name.length > 0)).toBe(true);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ extensions: { code: "SITE_UNAVAILABLE", site: "fuming" } });
      expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONN|at .*\.js/);
    });

    it("still finds its projects from the index, marked stale, with their snapshots", async () => {
      const { data, errors } = await hub.ask<Found>(FIND, { filter: { sites: ["fuming", "baihe"] } });
      const { nodes, coverage } = data.findProjects;
      const own = nodes.filter((hit) => hit.snapshot.siteCode === "fuming");
      expect(own.length).toBeGreaterThan(0);
      for (const hit of own)
        expect(hit).toMatchObject({
          stale: true,
          project: null,
          snapshot: { title: expect.stringMatching(/./) as unknown },
        });
      for (const hit of nodes.filter((other) => other.snapshot.siteCode === "baihe"))
        expect(hit).toMatchObject({ stale: false, project: { title: hit.snapshot.title } });
      expect(coverage).toMatchObject({ asked: 2, answered: 2, stale: [{ siteCode: "fuming" }] });
      expect(errors.map((error) => error.extensions?.site)).toEqual(["fuming"]);
    });

    it("still matches a demand of the station that is away", async () => {
      const { data, errors } = await hub.ask<{
        matchesFor: { nodes: readonly unknown[]; coverage: { stale: readonly { siteCode: string }[] } };
      }>(`query Away($id: ID!) { matchesFor(demandId: $id) { nodes { projectId } coverage { stale { siteCode } } } }`, {
        id: hub.refs.get("d-004"),
      });
      expect(errors).toEqual([]);
      expect(data.matchesFor.nodes.length).toBeGreaterThan(0);
      expect(data.matchesFor.coverage.stale.map((site) => site.siteCode)).toContain("fuming");
    });
  });

  describe("the station back again", () => {
    it("answers as before, and nothing is stale once its feed is caught up", async () => {
      const { data, errors } = await eventually(
        () => hub.ask<Found>(FIND, { filter: { sites: ["fuming"] } }),
        (answer) => answer.errors.length === 0 && answer.data.findProjects.coverage.stale.length === 0,
      );
      expect(errors).toEqual([]);
      expect(data.findProjects.nodes.length).toBeGreaterThan(0);
      for (const hit of data.findProjects.nodes)
        expect(hit).toMatchObject({ stale: false, project: { title: hit.snapshot.title } });
    });
  });

  describe("the park stopped", () => {
    beforeAll(async () => hub.parts.get("park")?.kill());

    it("answers everything that the park does not own", async () => {
      const { data, errors } = await hub.ask<Sites>(SITES);
      const stations = data.sites.nodes.filter((site) => site.code !== "park");
      expect(stations).toHaveLength(29);
      expect(stations.every((site) => site.projects !== null)).toBe(true);
      const projects = stations.flatMap((site) => site.projects?.nodes ?? []);
      expect(projects.length).toBeGreaterThan(0);
      expect(projects.every((project) => project.title !== "" && project.organization === null)).toBe(true);
      expect(new Set(errors.map((error) => error.extensions?.site))).toEqual(new Set(["park"]));
    });

    it("finds and matches from the index, organisations by name", async () => {
      const { data } = await hub.ask<Found>(FIND, { filter: { sites: ["baihe"] } });
      expect(
        data.findProjects.nodes.every((hit) => hit.snapshot.organizationName !== null && hit.project !== null),
      ).toBe(true);
    });

    it("takes writes at a station", async () => {
      const { data, errors } = await hub.ask<{ postDemand: { demand: { id: string } | null } }>(
        `mutation { postDemand(input: { site: "baihe", title: "想学用手机", description: "老人想学用手机挂号", areaCode: "330212011" }) { demand { id } problems { message } } }`,
        {},
        { role: "STATION_WORKER", site: "baihe" },
      );
      expect(errors).toEqual([]);
      expect(data.postDemand.demand?.id).toMatch(/^baihe:/);
    });
  });
});
