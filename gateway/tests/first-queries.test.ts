import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";

describe("the gateway over running sites", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());

  it("lists the sites of the directory with what it sees of them", async () => {
    const { data, errors } = await hub.ask(
      "{ sites { nodes { code name kind health contract lifecycle area { name } } } }",
    );
    expect(errors).toEqual([]);
    expect(data?.sites).toMatchObject({
      nodes: [
        { code: "park", kind: "PARK", health: "UP", contract: "SAME" },
        { code: "baihe", kind: "STATION", health: "UP", contract: "SAME", area: { name: "下应街道" } },
        { code: "minglou" },
        { code: "fuming" },
        { code: "justice", kind: "DEPARTMENT" },
      ],
    });
  });

  it("asks the site that the id names, and joins what other graphs add", async () => {
    const { data, errors } = await hub.ask(
      `query ($id: ID!) { project(id: $id) { title siteCode site { name } organization { name } derivedFrom { title } } }`,
      { variables: { id: idOf("baihe", 1) } },
    );
    expect(errors).toEqual([]);
    expect(data?.project).toEqual({
      title: "baihe project 1",
      siteCode: "baihe",
      site: { name: "站点 baihe" },
      organization: { name: "organisation 701" },
      derivedFrom: { title: "fuming project 2" },
    });
  });
});
