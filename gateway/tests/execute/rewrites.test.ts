/*
 * Each kind of rewrite that the planner writes into a fetch, by its name: that the plan has it, and what comes of it.
 */
import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";

import { Kind, OperationTypeNode, type OperationDefinitionNode } from "graphql";

import { ClientPaths } from "../../src/execute/client-paths";
import { compileRewrites } from "../../src/execute/data-rewrites";
import { compileFetch } from "../../src/execute/fetch-steps";
import { RequiredVariants } from "../../src/execute/required-variants";
import { TypeConditions } from "../../src/execute/type-conditions";
import { TwoExecutors, type TestGraph } from "./two-executors";

const NOTHING: OperationDefinitionNode = {
  kind: Kind.OPERATION_DEFINITION,
  operation: OperationTypeNode.QUERY,
  selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
};
const NO_VARIANTS = new RequiredVariants(new Map(), new Map());
const WHEEL = { __typename: "Wheel", size: 7 };
const BELL = { __typename: "Bell", tone: 9 };
const ITEM = { __typename: "Item", id: "1", title: "bicycle", weight: 3, parts: [[WHEEL, BELL], [null]] };
const SHOP = { __typename: "Shop", id: "2", name: "corner", parts: [] };

/** Nodes of one graph; a second adds to all of them by their interface, a third to items by their own type. */
const GRAPHS: readonly TestGraph[] = [
  {
    name: "base",
    typeDefs: `
      type Query { node: Node nodes: [Node] item: Item }
      interface Node @key(fields: "id") { id: ID! parts: [[Part]] }
      type Item implements Node @key(fields: "id") { id: ID! title: String weight: Int parts: [[Part]] }
      type Shop implements Node @key(fields: "id") { id: ID! name: String parts: [[Part]] }
      union Part = Wheel | Bell
      type Wheel { size: Int }
      type Bell { tone: Int }`,
    resolvers: {
      Query: { node: () => ITEM, nodes: () => [ITEM, SHOP], item: () => ITEM },
      Node: { __resolveReference: ({ id }) => (id === "1" ? ITEM : SHOP) },
      Item: { __resolveReference: () => ITEM },
      Shop: { __resolveReference: () => SHOP },
    },
  },
  {
    name: "counts",
    typeDefs: `type Query { counted: [Node] }
      type Node @key(fields: "id") @interfaceObject { id: ID! views: Int }`,
    resolvers: {
      Query: { counted: () => [{ id: "1" }, { id: "2" }] },
      Node: { __resolveReference: async (node) => node, views: ({ id }) => Number(id) * 10 },
    },
  },
];

/** The fetches of a plan, in its order. */
function fetchesOf(plan: QueryPlan): readonly FetchNode[] {
  const inside = (node: PlanNode): readonly FetchNode[] => {
    switch (node.kind) {
      case "Fetch":
        return [node];
      case "Flatten":
        return inside(node.node);
      case "Sequence":
      case "Parallel":
        return node.nodes.flatMap(inside);
      default:
        return [];
    }
  };
  const { node } = plan;
  return node === undefined || node.kind === "Subscription" ? [] : inside(node);
}

describe("rewrites of a plan", () => {
  const two = new TwoExecutors(GRAPHS);
  const types = new TypeConditions(two.apiSchema);
  beforeEach(() => {
    two.asked.length = 0;
  });
  const rewritesIn = (text: string, kind: "inputRewrites" | "outputRewrites") =>
    fetchesOf(two.plan(text).plan).flatMap((fetch) => fetch[kind] ?? []);
  const representations = (graph: string): readonly unknown[] =>
    two.asked.filter((asked) => asked.graph === graph).flatMap(({ variables }) => variables.representations ?? []);

  it("ValueSetter of input: an @interfaceObject graph is asked for the interface, not for the object's own type", async () => {
    const text = "{ item { views } }";
    expect(rewritesIn(text, "inputRewrites")).toEqual([
      { kind: "ValueSetter", path: ["... on Item", "__typename"], setValueTo: "Node" },
    ]);
    const { data, errors } = await two.own(two.plan(text));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ item: { views: 10 } });
    expect(representations("counts")).toEqual([{ __typename: "Node", id: "1" }]);
  });

  it("ValueSetter of input: only for the types that it names, and the data keep theirs", async () => {
    const text = "{ nodes { __typename ... on Item { views } } }";
    const { data } = await two.own(two.plan(text));
    expect(data).toEqual({ nodes: [{ __typename: "Item", views: 10 }, { __typename: "Shop" }] });
    expect(representations("counts")).toEqual([{ __typename: "Node", id: "1" }]);
  });

  it("ValueSetter of input: an interface that its own graph resolves is asked for by its own name", async () => {
    const text = "{ counted { views ... on Item { weight } } }";
    expect(rewritesIn(text, "inputRewrites")).toEqual([
      { kind: "ValueSetter", path: ["... on Node", "__typename"], setValueTo: "Node" },
    ]);
    const { data, errors } = await two.own(two.plan(text));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ counted: [{ views: 10, weight: 3 }, { views: 20 }] });
  });

  it.each([
    [
      "below a type",
      "{ nodes { ... on Item { x: title } ... on Shop { x: name } } }",
      { nodes: [{ x: "bicycle" }, { x: "corner" }] },
    ],
    [
      "in lists of lists",
      "{ item { parts { ... on Wheel { x: size } ... on Bell { x: tone } } } }",
      { item: { parts: [[{ x: 7 }, { x: 9 }], [null]] } },
    ],
    [
      "in the answer to references",
      "{ counted { ... on Item { x: title } ... on Shop { x: name } } }",
      { counted: [{ x: "bicycle" }, { x: "corner" }] },
    ],
  ])("KeyRenamer of output: two fields under one alias come back under it %s", async (_where, text, expected) => {
    const renames = rewritesIn(text, "outputRewrites");
    expect(renames).toMatchObject([{ kind: "KeyRenamer", renameKeyTo: "x" }]);
    expect(renames[0]?.path.at(-1)).toMatch(/^x__alias_\d+$/);
    const planned = two.plan(text);
    expect(await two.own(planned)).toEqual({ data: expected });
    expect((await two.execute(text)).data).toEqual(expected);
  });

  it("KeyRenamer of output: an error tells the client's key", async () => {
    const failing = new TwoExecutors(GRAPHS.map((graph) => (graph.name === "base" ? withFailingName(graph) : graph)));
    const { data, errors } = await failing.own(
      failing.plan("{ nodes { ... on Item { x: title } ... on Shop { x: name } } }"),
    );
    expect(data).toEqual({ nodes: [{ x: "bicycle" }, { x: null }] });
    expect(errors).toMatchObject([{ message: "no name", path: ["nodes", 1, "x"] }]);
  });

  it("KeyRenamer of input: a required field goes out under the name that its graph knows", () => {
    const rename = compileRewrites(
      [{ kind: "KeyRenamer", path: ["... on Item", "price_1"], renameKeyTo: "price" }],
      types,
    );
    const [item, shop] = [
      { __typename: "Item", price_1: 20 },
      { __typename: "Shop", price_1: 20 },
    ];
    rename?.([item, shop]);
    expect(JSON.parse(JSON.stringify([item, shop]))).toEqual([
      { __typename: "Item", price: 20 },
      { __typename: "Shop", price_1: 20 },
    ]);
  });

  it("refuses the one kind that it does not carry out: contextRewrites of @fromContext", () => {
    const [fetch] = fetchesOf(two.plan("{ item { title } }").plan);
    if (fetch === undefined) throw new Error("the plan has a fetch");
    const rewritten = { ...fetch, contextRewrites: [{ kind: "KeyRenamer", path: ["title"], renameKeyTo: "c" }] };
    const context = { types, paths: new ClientPaths(NOTHING, {}, new Map()), variants: NO_VARIANTS, maxErrorPlaces: 1 };
    expect(() => compileFetch(rewritten as FetchNode, [], context)).toThrow("@fromContext");
  });
});

function withFailingName(graph: TestGraph): TestGraph {
  const name = (): never => {
    throw new Error("no name");
  };
  return { ...graph, resolvers: { ...graph.resolvers, Shop: { ...graph.resolvers.Shop, name } } };
}
