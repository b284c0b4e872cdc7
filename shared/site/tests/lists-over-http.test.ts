/* The graph `lists` over HTTP, as the gateway asks it: identities, rights, pages, problems. */
import { IDENTITY_HEADER, type Principal } from "@park-hub/identity";
import { readHead } from "@park-hub/outbox";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { siteServices } from "../src/index";
import { memberOf, NOBODY, startTestHub, STEWARD, workerAt, type TestHub } from "./host-fixture";
import { made, ORGANIZATION, OTHER_ORGANIZATION, post, projectInput, publish } from "./site-objects";

const PUBLISH = `mutation Publish($input: PublishProjectInput!) {
  publishProject(input: $input) { project { id title stage placesLeft version budget { min max } } problems { field code message } }
}`;
const UPDATE = `mutation Update($input: UpdateProjectInput!) {
  updateProject(input: $input) { project { id title version } problems { field code message } }
}`;
const LIST = `query List($first: Int, $after: String, $stage: [ProjectStage!]) {
  _entities(representations: [{ __typename: "Site", code: "minglou" }]) {
    ... on Site { projects(first: $first, after: $after, stage: $stage) {
      totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
    } }
  }
}`;

interface PublishAnswer {
  readonly publishProject: {
    readonly project: { readonly id: string; readonly version: number } | null;
    readonly problems: readonly {
      readonly field: readonly string[];
      readonly code: string;
      readonly message: string;
    }[];
  } | null;
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}

describeOnEachDatabase("the graph lists over HTTP", (database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub(database);
    await hub.startHost(["baihe", "minglou"]);
  });
  afterAll(() => hub.dispose());

  const list = async (variables: Record<string, unknown>, as: Principal = NOBODY): Promise<Page> => {
    const answer = await hub.ask<{ _entities: [{ projects: Page }] }>("minglou", { query: LIST, variables, as });
    expect(answer.errors).toEqual([]);
    return answer.data._entities[0].projects;
  };

  describe("identities", () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${hub.host("baihe").url}/lists/baihe/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query: "{ __typename }" }),
      });

    it("are asked of everybody", async () => {
      const elsewhere = await hub.gateway.sign(STEWARD, "minglou");
      const stranger = await hub.site("baihe").signer.sign(STEWARD, "baihe");
      const attempts: Record<string, string>[] = [
        {},
        { [IDENTITY_HEADER]: "x" },
        { [IDENTITY_HEADER]: elsewhere },
        { [IDENTITY_HEADER]: stranger },
      ];
      for (const headers of attempts) {
        const answer = await ask(headers);
        expect(answer.status).toBe(401);
        expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
      }
    });

    it("of sites and match open nothing but the SDL", async () => {
      const service = { [IDENTITY_HEADER]: await hub.match.serviceIdentity("baihe") };
      expect(await (await ask(service)).json()).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
    });

    it("do not matter where no such site is", async () => {
      const url = `${hub.host("baihe").url}/lists/nowhere/graphql`;
      const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
      expect(answer.status).toBe(404);
    });
  });

  describe("mutations", () => {
    it("answer with the object and with the site's new head", async () => {
      const input = projectInput("baihe", { title: " 社区故事绘 ", budget: { min: 6000 } });
      const answer = await hub.ask<PublishAnswer>("baihe", {
        query: PUBLISH,
        variables: { input },
        as: workerAt("baihe"),
      });
      expect(answer).toMatchObject({
        status: 200,
        errors: [],
        data: {
          publishProject: {
            project: {
              title: "社区故事绘",
              stage: "OPEN",
              placesLeft: 3,
              version: 1,
              budget: { min: 6000, max: null },
            },
            problems: [],
          },
        },
      });
      const { epoch, seq } = await readHead(hub.site("baihe").database);
      expect(answer.headers.get("hub-head")).toBe(`baihe=${epoch}:${seq}`);
    });

    it("name every problem with its field, in Chinese", async () => {
      const input = projectInput("baihe", { title: "", summary: "一".repeat(2001), capacity: -1 });
      const { data } = await hub.ask<PublishAnswer>("baihe", {
        query: PUBLISH,
        variables: { input },
        as: workerAt("baihe"),
      });
      expect(data.publishProject).toEqual({
        project: null,
        problems: [
          { field: ["title"], code: "REQUIRED", message: "项目名称不能为空,须为 1 至 80 字" },
          { field: ["summary"], code: "TOO_LONG", message: "项目简介有 2001 字,最多 2000 字" },
          { field: ["capacity"], code: "OUT_OF_RANGE", message: "名额为 -1,须为 0 至 10000 的整数" },
        ],
      });
    });

    it("are errors for those who may not", async () => {
      const refused: [Principal, string][] = [
        [NOBODY, "UNAUTHENTICATED"],
        [workerAt("minglou"), "FORBIDDEN"],
        [memberOf(OTHER_ORGANIZATION), "FORBIDDEN"],
      ];
      for (const [as, code] of refused) {
        const answer = await hub.ask<PublishAnswer>("baihe", {
          query: PUBLISH,
          variables: { input: projectInput("baihe") },
          as,
        });
        expect(answer).toMatchObject({ data: { publishProject: null }, errors: [{ extensions: { code } }] });
      }
    });

    it("of a lost version give the present one", async () => {
      const project = await publish(hub.site("baihe"));
      const ask = (title: string) =>
        hub.ask<{ updateProject: object }>("baihe", {
          query: UPDATE,
          variables: { input: { id: project.id, version: 1, title } },
          as: STEWARD,
        });
      await ask("甲");
      expect((await ask("乙")).data.updateProject).toMatchObject({
        project: { title: "甲", version: 2 },
        problems: [{ field: ["version"], code: "CONFLICT" }],
      });
    });

    it("show what they changed to the rest of their operation", async () => {
      const project = await publish(hub.site("baihe"));
      const { data } = await hub.ask<Record<string, { project: { title: string } }>>("baihe", {
        query: `mutation Twice($a: UpdateProjectInput!, $b: UpdateProjectInput!) {
          a: updateProject(input: $a) { project { title } } b: updateProject(input: $b) { project { title } }
        }`,
        variables: { a: { id: project.id, version: 1, title: "甲" }, b: { id: project.id, version: 2, title: "乙" } },
        as: STEWARD,
      });
      expect(data).toEqual({ a: { project: { title: "甲" } }, b: { project: { title: "乙" } } });
    });
  });

  describe("drafts", () => {
    it("are seen by their site, their organisation and stewards only", async () => {
      const { id } = await publish(hub.site("minglou"), { stage: "DRAFT" });
      const query = `query One($id: ID!) { project(id: $id) { id }
        _entities(representations: [{ __typename: "Project", id: $id }]) { ... on Project { id } } }`;
      const sees = async (as: Principal): Promise<boolean[]> => {
        const { data } = await hub.ask<{ project: object | null; _entities: (object | null)[] }>("minglou", {
          query,
          variables: { id },
          as,
        });
        const page = await list({ stage: ["DRAFT"] }, as);
        return [data.project !== null, data._entities[0] !== null, page.nodes.length > 0, page.totalCount > 0];
      };
      for (const as of [workerAt("minglou"), memberOf(ORGANIZATION), STEWARD]) {
        expect(await sees(as)).toEqual([true, true, true, true]);
      }
      for (const as of [
        NOBODY,
        workerAt("baihe"),
        memberOf(OTHER_ORGANIZATION),
        { subject: "a", roles: ["ANALYST"] } as const,
      ]) {
        expect(await sees(as)).toEqual([false, false, false, false]);
      }
    });

    it("of demands are seen by their site and stewards only", async () => {
      const { id } = await post(hub.site("minglou"), { state: "DRAFT" });
      const sees = async (as: Principal) => {
        const query = "query One($id: ID!) { demand(id: $id) { id } }";
        return (
          (await hub.ask<{ demand: object | null }>("minglou", { query, variables: { id }, as })).data.demand !== null
        );
      };
      expect(await Promise.all([workerAt("minglou"), STEWARD, NOBODY, memberOf(ORGANIZATION)].map(sees))).toEqual([
        true,
        true,
        false,
        false,
      ]);
    });
  });

  describe("pages", () => {
    it("hold each project once, newest first, also when some are added meanwhile", async () => {
      const before = (await list({ first: 100 })).nodes.length;
      const ids: string[] = [];
      for (let index = 0; index < 5; index += 1) ids.push((await publish(hub.site("minglou"))).id);
      const first = await list({ first: 2 });
      expect(first).toMatchObject({ totalCount: before + 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
      await publish(hub.site("minglou"));
      const second = await list({ first: 3, after: first.pageInfo.endCursor });
      const seen = [...first.nodes, ...second.nodes].map(({ id }) => id);
      expect(seen).toEqual([...ids].reverse());
      expect(second.pageInfo.hasPreviousPage).toBe(true);
    });

    it("tell what is wrong with a size or a cursor", async () => {
      const codeOf = async (variables: Record<string, unknown>) => {
        const { errors } = await hub.ask("minglou", { query: LIST, variables });
        return errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);
      };
      expect(await codeOf({ first: 101 })).toEqual(["BAD_REQUEST: page size 101 exceeds the limit of 100"]);
      expect(await codeOf({ after: "nonsense" })).toEqual([expect.stringContaining("CURSOR_INVALID")]);
    });

    it("leave out resources that were taken back", async () => {
      const { resources } = siteServices(hub.site("minglou"));
      const input = { site: "minglou", kind: "VENUE" as const, title: "车棚", summary: "空", quantity: 1, unit: "间" };
      const kept = made(await resources.offer(STEWARD, input));
      const gone = made(await resources.offer(STEWARD, input));
      made(await resources.withdraw(STEWARD, { id: gone.id, version: 1 }));
      const query = `query Both($id: ID!) { resource(id: $id) { id }
        _entities(representations: [{ __typename: "Site", code: "minglou" }]) { ... on Site { resources { totalCount nodes { id } } } } }`;
      const { data } = await hub.ask("minglou", { query, variables: { id: gone.id } });
      expect(data).toEqual({ resource: null, _entities: [{ resources: { totalCount: 1, nodes: [{ id: kept.id }] } }] });
    });
  });

  it("takes texts that are no ids as ids of nothing", async () => {
    for (const id of ["", "baihe", "baihe:1\u0000", "百合:01KAQ3V6GZ5M9X1N8R2T4W7Y0B", "b".repeat(5_000)]) {
      const query = `query All($id: ID!) { project(id: $id) { id } demand(id: $id) { id } resource(id: $id) { id } }`;
      const { data, errors } = await hub.ask("baihe", { query, variables: { id } });
      expect({ data, errors }).toEqual({ data: { project: null, demand: null, resource: null }, errors: [] });
      const update = await hub.ask("baihe", { query: UPDATE, variables: { input: { id, version: 1 } }, as: STEWARD });
      expect(update).toMatchObject({
        data: { updateProject: { project: null, problems: [{ code: "NOT_FOUND" }] } },
        errors: [],
      });
    }
  });

  it("stays readable and changes no more once its site is retired", async () => {
    await hub.startHost(["fuming"]);
    const project = await publish(hub.site("fuming"));
    hub.directory.retire("fuming");
    const variables = { input: { id: project.id, version: 1, title: "晚了" } };
    const update = await hub.ask("fuming", { query: UPDATE, variables, as: STEWARD });
    expect(update.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const query = "query One($id: ID!) { project(id: $id) { title } }";
    const { data } = await hub.ask("fuming", { query, variables: { id: project.id } });
    expect(data).toEqual({ project: { title: project.title } });
  });

  it("reads many references with one statement", async () => {
    const site = hub.site("baihe");
    const projects = await Promise.all([publish(site), publish(site), publish(site)]);
    const statements = jest.spyOn(site.database.manager, "findBy");
    const representations = [...projects, { id: "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B" }, { id: "nonsense" }].map(
      ({ id }) => ({
        __typename: "Project",
        id,
      }),
    );
    const { data } = await hub.ask<{ _entities: unknown[] }>("baihe", {
      query:
        "query Many($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { id } } }",
      variables: { representations },
    });
    expect(data._entities).toEqual([...projects.map(({ id }) => ({ id })), null, null]);
    expect(statements).toHaveBeenCalledTimes(1);
  });
});
