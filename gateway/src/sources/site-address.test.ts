import { Kind, parse, type FieldNode } from "graphql";

import { addressOfField, addressOfReference } from "./site-address";

const ID = "baihe:01ARZ3NDEKTSV4RRFFQ69G5FAV";

function fieldOf(text: string): FieldNode {
  const [definition] = parse(`query ($id: ID, $input: X) { ${text} }`).definitions;
  const node = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined;
  if (node?.kind !== Kind.FIELD) throw new Error("the text is no field");
  return node;
}

describe("addressOfField()", () => {
  const byId = { path: ["id"], names: "OBJECT" } as const;
  const byInput = { path: ["input", "site"], names: "SITE" } as const;

  it.each([
    ["a literal", `project(id: "${ID}")`, byId, {}],
    ["a variable", "project(id: $id)", byId, { id: ID }],
    ["an input that is a variable", "publish(input: $input)", byInput, { input: { site: "baihe" } }],
    ["a variable within an input", "publish(input: { site: $id })", byInput, { id: "baihe" }],
  ])("reads %s", (_what, text, rule, variables) => {
    expect(addressOfField(fieldOf(text), rule, variables)).toEqual({ kind: "site", code: "baihe" });
  });

  it.each([
    ["nothing", "project(id: $id)", byId, {}, "id missing is not of the form <site code>:<ULID in upper case>"],
    ["null", "project(id: null)", byId, {}, "id null is not of the form <site code>:<ULID in upper case>"],
    ["a lower-case id", `project(id: "${ID.toLowerCase()}")`, byId, {}, `id "${ID.toLowerCase()}" is not of the form`],
    ["another type", "publish(input: { site: 7 })", byInput, {}, "input.site 7 is not a site code"],
    ["an upper-case code", 'publish(input: { site: "Baihe" })', byInput, {}, 'input.site "Baihe" is not a site code'],
  ])("refuses %s with the rule", (_what, text, rule, variables, message) => {
    expect(addressOfField(fieldOf(text), rule, variables)).toMatchObject({
      kind: "nowhere",
      code: "BAD_REQUEST",
      message: expect.stringContaining(message) as string,
    });
  });
});

describe("addressOfReference()", () => {
  it("goes by the code of a Site and by the prefix of any other id", () => {
    expect(addressOfReference({ __typename: "Site", code: "minglou" })).toEqual({ kind: "site", code: "minglou" });
    expect(addressOfReference({ __typename: "Project", id: ID })).toEqual({ kind: "site", code: "baihe" });
  });

  it.each([null, "x", [], { __typename: "Project" }, { __typename: "Site", code: 1 }])("refuses %j", (reference) => {
    expect(addressOfReference(reference)).toMatchObject({ kind: "nowhere", code: "BAD_REQUEST" });
  });
});
