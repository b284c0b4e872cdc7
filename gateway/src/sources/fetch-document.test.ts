import { FetchDocument, pickVariables } from "./fetch-document";

const QUERY = `
  query Names($id: ID!, $other: ID = "b", $no: Boolean!) {
    a: project(id: $id) { ...F }
    b: project(id: $other) @include(if: $no) { title }
    ... @skip(if: $no) { c: demand(id: "c") { id } ...G }
  }
  fragment F on Project { title ...H }
  fragment H on Project { id }
  fragment G on Query { d: demand(id: "d") { id } }
`;

describe("FetchDocument", () => {
  const document = new FetchDocument(QUERY);

  it("knows its root fields, also those in fragments", () => {
    expect(document.rootFields.map(({ key, name }) => `${key}:${name}`)).toEqual([
      "a:project",
      "b:project",
      "c:demand",
      "d:demand",
    ]);
    expect(document.defaults).toEqual({ other: "b" });
  });

  it.each([
    [true, ["a", "b"]],
    [false, ["a", "c", "d"]],
  ])("includes the fields that conditions leave in when $no is %s", (no, keys) => {
    expect(document.includedFields({ no }).map(({ key }) => key)).toEqual(keys);
  });

  it("gives the original text when every root field is wanted", () => {
    expect(document.only(["a", "b", "c", "d"]).query).toBe(QUERY);
  });

  it("gives a smaller document with what it uses and nothing else", () => {
    expect(document.only(["a"])).toEqual({
      query: "query Names($id:ID!){a:project(id:$id){...F}}fragment F on Project{title ...H}fragment H on Project{id}",
      operationName: "Names",
      variableNames: ["id"],
    });
    expect(document.only(["c"]).query).toBe('query Names($no:Boolean!){...@skip(if:$no){c:demand(id:"c"){id}}}');
  });

  it("makes the same part once", () => {
    expect(document.only(["b"])).toBe(document.only(["b"]));
  });
});

describe("pickVariables()", () => {
  it("keeps null and leaves out what was not given", () => {
    expect(pickVariables({ a: null, b: 1, c: 2 }, ["a", "b", "d"])).toEqual({ a: null, b: 1 });
  });
});
