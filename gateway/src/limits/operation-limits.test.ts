import { Kind, parse, type OperationDefinitionNode } from "graphql";

import { checkLimits, DEFAULT_LIMITS, type OperationLimits } from "./operation-limits";

function check(query: string, limits: Partial<OperationLimits>, variables: Record<string, unknown> = {}): void {
  const document = parse(query);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error("no operation");
  checkLimits(document, operation, variables, { ...DEFAULT_LIMITS, ...limits });
}

describe("checkLimits()", () => {
  it.each<[string, Partial<OperationLimits>, string]>([
    ["{ a { b { c } } }", { maxDepth: 2 }, "depth 3 exceeds the limit of 2"],
    ["{ a { ...F } } fragment F on A { b { c } }", { maxDepth: 2 }, "depth 3 exceeds the limit of 2"],
    ["{ a { b c d } }", { maxFields: 3 }, "number of fields 4 exceeds the limit of 3"],
    ["{ x: a y: a z: a }", { maxAliases: 2 }, "number of aliases 3 exceeds the limit of 2"],
    ["{ a ... on Query { b c } }", { maxRootFields: 2 }, "number of root fields 3 exceeds the limit of 2"],
    ["{ a { b(first: 101) { c } } }", { maxPageSize: 100 }, "page size 101 exceeds the limit of 100"],
    ["query ($n: Int = 101) { a(first: $n) }", { maxPageSize: 100 }, "page size 101 exceeds the limit of 100"],
  ])("refuses %s", (query, limits, message) => {
    expect(() => check(query, limits)).toThrow(message);
  });

  it("takes a variable that was given rather than its default", () => {
    expect(() => check("query ($n: Int = 5) { a(first: $n) }", { maxPageSize: 100 }, { n: 101 })).toThrow(
      "page size 101",
    );
  });

  it("counts introspection as one level", () => {
    expect(() =>
      check("{ __schema { types { fields { type { ofType { name } } } } } }", { maxDepth: 1 }),
    ).not.toThrow();
  });

  it("measures fragments that double at every step in no time", () => {
    const steps = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Q { ...F${n + 1} ...F${n + 1} }`);
    const query = `{ ...F0 } ${steps.join(" ")} fragment F60 on Q { a }`;
    expect(() => check(query, {})).toThrow("number of fields");
  });
});
