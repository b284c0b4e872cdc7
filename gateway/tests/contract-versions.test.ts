/*
 * Sites ahead of and behind the contract: enum values that nobody knows, arguments and inputs that are never left out.
 */
import { collectCleanup, type Cleanup } from "@park-hub/testkit";
import { request } from "undici";

import { idOf, projectOf } from "./fake-data";
import { FakeHost } from "./fake-host";
import { startFakeHub, type FakeHub } from "./fake-hub";

/** The same text edited; throws when there is nothing to edit, so that the tests notice a changed contract. */
function replaced(sdl: string, from: string | RegExp, to: string): string {
  const edited = sdl.replace(from, to);
  if (edited === sdl) throw new Error(`the contract has no ${String(from)}`);
  return edited;
}

describe("sites on another release of the contract", () => {
  let cleanup: Cleanup;
  let hub: FakeHub;
  beforeEach(async () => {
    cleanup = collectCleanup();
    hub = cleanup.add(await startFakeHub(), (started) => started.dispose());
  });
  afterEach(() => cleanup.dispose());

  const upgrade = async (host: FakeHost, edit: (sdl: string) => string): Promise<void> => {
    host.editSdl.set("lists", edit);
    await host.stop();
    await hub.gateway.checkHosts();
    await host.start();
    await hub.gateway.checkHosts();
    host.requests.length = 0;
  };

  describe("ahead, with enum values that nobody else knows", () => {
    beforeEach(async () => {
      await upgrade(hub.second, (sdl) =>
        replaced(
          replaced(sdl, "enum ServiceField {", "enum ServiceField { TEA_HOUSES"),
          "enum ProjectStage {",
          "enum ProjectStage { DREAMT",
        ),
      );
      const project = projectOf("fuming", 1);
      const fields = ["ELDERLY_CARE", "TEA_HOUSES", "ENVIRONMENT"];
      hub.second.changed.set(project.id, { ...project, fields, stage: "DREAMT" });
    });

    it("leaves them out of lists, and says which site, field and value", async () => {
      const { data, errors } = await hub.ask(
        `{ project(id: "${idOf("fuming", 1)}") { title fields } findProjects { nodes { project { id areas: fields } } } }`,
      );
      expect(data).toMatchObject({ project: { title: "fuming project 1", fields: ["ELDERLY_CARE", "ENVIRONMENT"] } });
      expect(JSON.stringify(data)).not.toContain("TEA_HOUSES");
      expect(errors.filter(({ extensions }) => extensions.code === "SITE_SCHEMA_AHEAD")).toEqual([
        {
          message: 'site "fuming" is ahead of the contract: Project.fields is TEA_HOUSES, which nobody here knows yet',
          path: ["project", "fields", 1],
          extensions: { code: "SITE_SCHEMA_AHEAD", site: "fuming", field: "Project.fields", value: "TEA_HOUSES" },
        },
      ]);
    });

    it("nulls them elsewhere, up to what may be null", async () => {
      const { data, errors } = await hub.ask(
        `{ a: project(id: "${idOf("fuming", 1)}") { title stage } b: project(id: "${idOf("fuming", 2)}") { title } }`,
      );
      expect(data).toEqual({ a: null, b: { title: "fuming project 2" } });
      expect(errors).toMatchObject([{ path: ["a", "stage"], extensions: { field: "Project.stage", value: "DREAMT" } }]);
    });
  });

  describe("against the contract", () => {
    const contradicting = (sdl: string): string =>
      replaced(replaced(sdl, "  capacity: Int!\n", "  capacity: String\n"), /"[^"]*"\s+stage: ProjectStage!\n/, "");
    const differences = [
      "lists: Project.capacity is String, the contract says Int!",
      "lists: field Project.stage, which is never null, is missing",
    ];
    const refusals = async (): Promise<string | undefined> => {
      const { statusCode, body } = await request(`${hub.gateway.url}/health/ready`);
      const { parts } = (await body.json()) as { parts: Record<string, { now: string } | undefined> };
      expect(statusCode).toBe(200);
      return parts.contracts?.now;
    };
    const stateOf = async (code: string): Promise<unknown> =>
      (await hub.ask(`{ site(code: "${code}") { contract contractDifferences } }`)).data?.site;
    const everyone = `{ sites { nodes { code projects { totalCount } placements { totalCount } } } }`;
    const withoutLists = async (): Promise<readonly string[]> => {
      const { data } = await hub.ask(everyone);
      const { nodes } = data?.sites as { nodes: readonly { code: string; projects: unknown; placements: unknown }[] };
      for (const { placements } of nodes) expect(placements).not.toBeNull();
      return nodes.filter(({ projects }) => projects === null).map(({ code }) => code);
    };

    it("refuses a station that joins with it, tells its differences, and asks all others", async () => {
      expect(await refusals()).toBeUndefined();
      const joining = cleanup.add(await new FakeHost().start(), (host) => host.stop());
      joining.editSdl.set("lists", contradicting);
      await hub.publish((document) => {
        const like = document.sites.filter(({ code }) => code === "fuming");
        const joined = like.map((site) => ({ ...site, code: "dongwu", url: joining.url, order: 9 }));
        return { ...document, sites: [...document.sites, ...joined] };
      });
      expect(await stateOf("dongwu")).toEqual({ contract: "INCOMPATIBLE", contractDifferences: differences });
      expect(await refusals()).toBe(`dongwu refused: ${differences.join("; ")}`);
      expect(await withoutLists()).toEqual(["dongwu"]);
      expect(joining.seen("dongwu", "lists")).toEqual([]);
    });

    it("refuses one that becomes so while it runs, and asks it again once it is mended", async () => {
      await upgrade(hub.first, contradicting);
      expect(await stateOf("minglou")).toEqual({ contract: "INCOMPATIBLE", contractDifferences: differences });
      expect(await refusals()).toContain("baihe refused: lists: ");
      expect(await withoutLists()).toEqual(["baihe", "minglou"]);
      await upgrade(hub.first, (sdl) => sdl);
      expect(await stateOf("minglou")).toEqual({ contract: "SAME", contractDifferences: [] });
      expect([await withoutLists(), await refusals()]).toEqual([[], undefined]);
    });

    it("refuses one at its first answer that contradicts it, before anybody has compared it", async () => {
      hub.first.editSdl.set("lists", contradicting);
      hub.first.isShy = true;
      await hub.restartGateway();
      const { data, errors } = await hub.ask(`{ project(id: "${idOf("baihe", 1)}") { title stage } }`);
      expect(data).toEqual({ project: null });
      expect(errors).toMatchObject([{ extensions: { code: "SITE_UNAVAILABLE", site: "baihe", affected: 1 } }]);
      expect(errors[0]?.message).toContain("its schema contradicts the hub's contract");
    });
  });

  describe("behind, on last year's contract", () => {
    const mutate = async (input: string) =>
      hub.ask(
        `mutation { publishProject(input: { site: "baihe", organizationId: "${idOf("park", 701)}", title: "t", summary: "s",
          serviceAreaCodes: [], capacity: 1 ${input} }) { project { title } problems { code } } }`,
        { token: await hub.token("PARK_STEWARD") },
      );
    const page = (filter: string): string =>
      `{ site(code: "baihe") { name projects(${filter}) { nodes { title } } } other: site(code: "fuming") { projects(${filter}) { totalCount } } }`;

    beforeEach(async () => {
      await upgrade(hub.first, (sdl) => {
        const withoutValue = replaced(sdl, /"Paused by its organisation[^"]*"\s+PAUSED/, "");
        return replaced(withoutValue, /"Only these stages[^"]*"\s+stage: \[ProjectStage!\]/, "");
      });
    });

    it.each(["stage: [OPEN]", "first: 5, stage: [PAUSED]"])(
      "never leaves out the argument of projects(%s)",
      async (filter) => {
        const { data, errors } = await hub.ask(page(filter));
        expect(data).toEqual({ site: { name: "站点 baihe", projects: null }, other: { projects: { totalCount: 2 } } });
        expect(errors).toMatchObject([{ extensions: { code: "SITE_SCHEMA_BEHIND", site: "baihe" } }]);
        const [sent] = hub.first.seen("baihe", "lists");
        expect(sent?.query).toContain("stage:");
      },
    );

    it("still answers what it knows", async () => {
      const { data, errors } = await hub.ask(page("first: 5"));
      expect(errors).toEqual([]);
      expect(data).toMatchObject({ site: { projects: { nodes: [{ title: "baihe project 1" }, {}] } } });
    });

    it("sends a mutation with an enum value that it lacks unchanged, and the site refuses it", async () => {
      const { data, errors } = await mutate("stage: PAUSED");
      expect(data).toEqual({ publishProject: null });
      expect(errors).toMatchObject([{ extensions: { code: "SITE_SCHEMA_BEHIND", site: "baihe" } }]);
      expect(hub.first.seen("baihe", "lists").map(({ query }) => query.includes("PAUSED"))).toEqual([true]);
      expect(hub.first.mutations).toEqual([]);
    });

    it("carries out a mutation with a value that it knows", async () => {
      const { errors } = await mutate("stage: OPEN");
      expect(errors).toEqual([]);
      expect(hub.first.mutations).toEqual(["baihe publishProject t"]);
    });
  });
});
