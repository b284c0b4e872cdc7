import { startFakeHub, type FakeHub } from "./fake-hub";

describe("the graph directory", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());

  it("finds every place of a name, with what it lies in", async () => {
    const { data } = await hub.ask(`{ places(text: "勤勇") { name level siteCode area { name parent { name } } } }`);
    expect(data?.places).toEqual([
      { name: "勤勇村", level: "COMMUNITY", siteCode: null, area: { name: "镇海区", parent: { name: "宁波市" } } },
      { name: "勤勇村", level: "COMMUNITY", siteCode: "baihe", area: { name: "下应街道", parent: { name: "鄞州区" } } },
      { name: "勤勇新村", level: "COMMUNITY", siteCode: null, area: { name: "下应街道", parent: { name: "鄞州区" } } },
    ]);
  });

  it("pages sites by cursors that stay where they are", async () => {
    const page = "nodes { code } pageInfo { hasNextPage endCursor } totalCount";
    const first = await hub.ask(`{ sites(first: 2) { ${page} } }`);
    expect(first.data?.sites).toMatchObject({
      nodes: [{ code: "park" }, { code: "baihe" }],
      pageInfo: { hasNextPage: true },
      totalCount: 5,
    });
    const { pageInfo } = first.data?.sites as { pageInfo: { endCursor: string } };
    const second = await hub.ask(`query ($after: String) { sites(first: 3, after: $after) { ${page} } }`, {
      variables: { after: pageInfo.endCursor },
    });
    expect(second.data?.sites).toMatchObject({
      nodes: [{ code: "minglou" }, { code: "fuming" }, { code: "justice" }],
      pageInfo: { hasNextPage: false },
    });
  });

  it("selects by kind and by area", async () => {
    const { data } = await hub.ask(
      `{ kind: sites(kind: DEPARTMENT) { nodes { code } } within: sites(within: "330212") { nodes { code } } }`,
    );
    expect(data).toEqual({
      kind: { nodes: [{ code: "justice" }] },
      within: { nodes: [{ code: "baihe" }, { code: "minglou" }, { code: "fuming" }] },
    });
  });

  it.each([
    ["{ sites(first: 500) { totalCount } }", "BAD_REQUEST", "page size 500 exceeds the limit of 100"],
    ['{ sites(after: "abc") { totalCount } }', "CURSOR_INVALID", 'cursor "abc" is not one of the list of sites'],
    ['{ sites(within: "白鹤") { totalCount } }', "BAD_REQUEST", 'within "白鹤" is no division code: 2 to 12 digits'],
    ['{ places(text: " ") { name } }', "BAD_REQUEST", "the name to look for has 0 characters; it needs 1 to 40"],
  ])("refuses %s with the rule", async (query, code, message) => {
    const { status, errors } = await hub.ask(query);
    expect(status).toBe(200);
    expect(errors[0]).toMatchObject({ message, extensions: { code } });
  });

  it("is null for what there is not", async () => {
    const { data, errors } = await hub.ask(`{ site(code: "nowhere") { name } area(code: "999999") { name } }`);
    expect([data, errors]).toEqual([{ site: null, area: null }, []]);
  });
});
