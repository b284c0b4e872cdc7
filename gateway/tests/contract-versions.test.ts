/*
 * Sites ahead of and behind the contract: enum values that nobody knows, arguments and inputs that are never left out.
 */
import { idOf, projectOf } from "./fake-data";
import type { FakeHost } from "./fake-host";
import { startFakeHub, type FakeHub } from "./fake-hub";

/** The same text edited; throws when there is nothing to edit, so that the tests notice a changed contract. */
function replaced(sdl: string, from: string | RegExp, to: string): string {
  const edited = sdl.replace(from, to);
  if (edited === sdl) throw new Error(`the contract has no ${String(from)}`);
  return edited;
}

describe("sites on another release of the contract", () => {
  let hub: FakeHub;
  beforeEach(async () => {
    hub = await startFakeHub();
  });
  afterEach(() => hub.dispose());

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
