import { contractSdl } from "./contract-sdl";
import { SHARDED_GRAPHS } from "./graph";
import { readRoutingRules } from "./routing-rules";

describe("readRoutingRules()", () => {
  it.each(SHARDED_GRAPHS)("finds a rule for every root field of %s", (graph) => {
    expect(() => readRoutingRules(contractSdl(graph))).not.toThrow();
  });

  it("tells site codes from object ids by the last step of the path", () => {
    const { Query, Mutation } = readRoutingRules(contractSdl("lists"));
    expect(Query.get("project")).toEqual({ path: ["id"], names: "OBJECT" });
    expect(Mutation.get("publishProject")).toEqual({ path: ["input", "site"], names: "SITE" });
    expect(Mutation.get("updateProject")).toEqual({ path: ["input", "id"], names: "OBJECT" });
  });

  it.each([
    ["type Query { a(id: ID!): Int }", "Query.a carries no @routedBy: nothing says which site answers it"],
    [
      'type Mutation { a(id: ID!): Int @routedBy(argument: "site") }',
      'Mutation.a carries @routedBy(argument: "site"), but has no such argument',
    ],
  ])("refuses %s", (sdl, message) => {
    expect(() => readRoutingRules(sdl)).toThrow(message);
  });

  it("leaves federation's own root fields alone", () => {
    const sdl = "type Query { _service: _Service! }";
    expect(readRoutingRules(sdl).Query.size).toBe(0);
  });
});
