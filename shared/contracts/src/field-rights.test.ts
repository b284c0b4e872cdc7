import { contractSdl } from "./contract-sdl";
import { CONTRACT_GRAPHS } from "./graph";
import { readFieldRights } from "./field-rights";
import { listFields } from "./object-types";
import { parse } from "graphql";

describe("readFieldRights()", () => {
  it("reads who may use a field", () => {
    const rights = readFieldRights(contractSdl("park"));
    expect(rights.get("Mutation.registerSite")).toEqual({ anyOf: [["OPERATOR"]] });
    expect(rights.get("Mutation.registerOrganization")).toEqual({ anyOf: [] });
    expect(rights.get("Query.organization")).toBeUndefined();
  });

  it.each(CONTRACT_GRAPHS)("finds that every mutation of %s needs a token", (graph) => {
    const sdl = contractSdl(graph);
    const mutations = listFields(parse(sdl)).filter(({ typeName }) => typeName === "Mutation");
    const rights = readFieldRights(sdl);
    const open = mutations.filter(({ field }) => !rights.has(`Mutation.${field.name.value}`));
    expect(open.map(({ field }) => field.name.value)).toEqual([]);
  });

  it.each([
    ["type Desk @authenticated { a: Int }", "Desk: @authenticated"],
    ['scalar Money @requiresScopes(scopes: [["ANALYST"]])', "Money: @requiresScopes"],
    ["interface Thing { a: Int @authenticated }", "Thing.a: @authenticated"],
  ])("refuses rights that nobody would heed: %s", (sdl, named) => {
    expect(() => readFieldRights(sdl)).toThrow(`${named} stands on fields of object types only`);
  });

  it("refuses scopes that are no lists of role names", () => {
    expect(() => readFieldRights('type Query { a: Int @requiresScopes(scopes: ["ANALYST"]) }')).toThrow(
      "Query.a: @requiresScopes takes a list of lists of role names",
    );
  });
});
