/*
 * Where the hub's executor and the stock one differ: each with what stock does and why ours is right.
 * ADR 6 lists them. The fuzz test leaves exactly these out of its comparison.
 */
import { TwoExecutors, type TestGraph } from "./two-executors";

const fail = (message: string) => async () => {
  throw new Error(message);
};

describe("known differences from the stock executor", () => {
  it("places the error of a reference at that object when others of the list were not asked for", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `
          type Query { things: [Thing] }
          union Thing = Note | Item
          type Note { text: String }
          type Item @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            things: () => [
              { __typename: "Note", text: "first" },
              { __typename: "Item", id: "1" },
            ],
          },
          Thing: { __resolveType: ({ __typename }) => __typename },
        },
      },
      {
        name: "shop",
        typeDefs: `type Item @key(fields: "id") { id: ID! price: Int }`,
        resolvers: { Item: { __resolveReference: fail("no price today") } },
      },
    ]);
    const planned = two.plan("{ things { ... on Note { text } ... on Item { price } } }");
    expect((await two.stock(planned)).errors?.[0]?.path).toEqual(["things", 0]);
    expect((await two.own(planned)).errors?.[0]?.path).toEqual(["things", 1]);
  });

  it("keeps the concrete type of an object to which an @interfaceObject adds fields", async () => {
    const two = new TwoExecutors(interfaceObjectGraphs());
    const planned = two.plan("{ item { views __typename } }");
    expect((await two.stock(planned)).data).toEqual({ item: null });
    expect((await two.own(planned)).data).toEqual({ item: { __typename: "Item", views: 3 } });
  });

  it("answers a fragment on an object inside one on its interface, though nobody asked for __typename", async () => {
    const two = new TwoExecutors(interfaceObjectGraphs());
    const planned = two.plan("{ item { ... on Node { ... on Item { title } } } }");
    expect((await two.own(planned)).data).toEqual({ item: { title: "one" } });
    expect((await two.stock(planned)).data).toEqual({ item: {} });
  });

  it("keeps a renamed value that counts as false", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `
          type Query { things: [Thing] }
          union Thing = Box | Bag
          type Box @shareable { size: Int! }
          type Bag { size: Int }`,
        resolvers: {
          Query: {
            things: () => [
              { __typename: "Box", size: 0 },
              { __typename: "Bag", size: 0 },
            ],
          },
          Thing: { __resolveType: ({ __typename }) => __typename },
        },
      },
      {
        name: "shop",
        // Nullable here, so that one selection may hold both, but not in the fetch: the planner renames one of them.
        typeDefs: "type Query { box: Box } type Box @shareable { size: Int }",
        resolvers: {},
      },
    ]);
    const planned = two.plan("{ things { ... on Box { size } ... on Bag { size } } }");
    expect((await two.stock(planned)).data).toEqual({ things: [{ size: 0 }, { size: null }] });
    expect((await two.own(planned)).data).toEqual({ things: [{ size: 0 }, { size: 0 }] });
  });

  it("requires the items of a list of lists", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `
          type Query { item: Item }
          type Item @key(fields: "id") { id: ID! boxes: [[Box]] }
          type Box { size: Int }`,
        resolvers: { Query: { item: () => ({ id: "1", boxes: [[{ size: 1 }], [{ size: 2 }, null]] }) } },
      },
      {
        name: "shop",
        typeDefs: `
          type Item @key(fields: "id") { id: ID! boxes: [[Box]] @external
            volume: String @requires(fields: "boxes { size }") }
          type Box @external { size: Int }`,
        resolvers: {
          Item: { __resolveReference: async (item) => item, volume: ({ boxes }) => JSON.stringify(boxes) },
        },
      },
    ]);
    const planned = two.plan("{ item { volume } }");
    expect((await two.stock(planned)).data).toEqual({ item: { volume: "[null,null]" } });
    expect((await two.own(planned)).data).toEqual({ item: { volume: '[[{"size":1}],[{"size":2},null]]' } });
  });

  it("nulls a value of the wrong kind and keeps the rest of the answer", async () => {
    const two = new TwoExecutors([{ name: "base", typeDefs: "type Query { list: [Int] n: Int }", resolvers: {} }]);
    const answer = { data: { list: "no list", n: 1 }, errors: [] };
    two.sources.set("base", { fetch: async () => answer });
    const { data, extensions } = await two.own(two.plan("{ list n }"));
    expect(data).toEqual({ list: null, n: 1 });
    expect(extensions?.valueCompletion).toMatchObject([{ path: ["list"] }]);
  });

  it("tells an error about a required field at the object that lacks it", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `
          type Query { items: [Item] }
          type Item @key(fields: "id") { id: ID! weight: Int }`,
        resolvers: { Query: { items: () => [{ id: "1", weight: 1 }, { id: "2" }] }, Item: { weight: weigh } },
      },
      {
        name: "shop",
        typeDefs: `type Item @key(fields: "id") { id: ID! weight: Int @external
          shipping: Int @requires(fields: "weight") }`,
        resolvers: {
          Item: { __resolveReference: async (item) => item, shipping: ({ weight }) => Number(weight) * 2 },
        },
      },
    ]);
    const planned = two.plan("{ items { shipping } }");
    expect((await two.stock(planned)).errors?.[0]?.path).toEqual(["items", 1, "weight"]);
    expect((await two.own(planned)).errors?.[0]?.path).toEqual(["items", 1]);
  });

  it("answers an error where no graph can resolve a root field", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `type Query { node: Node } interface Node @key(fields: "id") { id: ID! }`,
        resolvers: {},
      },
      {
        name: "counts",
        typeDefs: `
          type Query { other: Node }
          type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! views: Int }`,
        resolvers: {},
      },
    ]);
    const planned = two.plan("{ node { views } }");
    expect(await two.stock(planned)).toEqual({ data: { node: null } });
    const { data, errors } = await two.own(planned);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ message: 'no graph can answer "node"', path: ["node"] }]);
  });

  it("returns to a graph by a key that the graph resolves", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `type Item @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Item: { __resolveReference: async ({ id }) => ({ id, name: "one" }) } },
      },
      {
        name: "shop",
        typeDefs: `
          type Query { item: Item }
          type Item @key(fields: "code", resolvable: false) @key(fields: "id code") @key(fields: "id", resolvable: false) {
            id: ID! code: String! name: String @external label: String @requires(fields: "name") }`,
        resolvers: {
          Query: { item: () => ({ id: "1", code: "c" }) },
          Item: {
            __resolveReference: async (item) => (item.id === undefined ? null : item),
            label: ({ name }) => `<${String(name)}>`,
          },
        },
      },
    ]);
    const text = "{ item { label } }";
    expect((await two.stock(two.plan(text))).data).toEqual({ item: { label: null } });
    expect((await two.execute(text)).data).toEqual({ item: { label: "<one>" } });
  });

  it("does not take a client's alias for a key, a required field or a type name", async () => {
    const two = new TwoExecutors([
      {
        name: "base",
        typeDefs: `
          type Query { item: Item }
          type Item @key(fields: "id") { id: ID! title: String weight: Int }`,
        resolvers: { Query: { item: () => ({ id: "1", title: "one", weight: 3 }) } },
      },
      {
        name: "shop",
        typeDefs: `
          type Item @key(fields: "id") { id: ID! price: Int weight: Int @external
            shipping: Int @requires(fields: "weight") }`,
        resolvers: {
          Item: {
            __resolveReference: async (item) => item,
            price: () => 5,
            shipping: ({ weight }) => Number(weight) * 2,
          },
        },
      },
    ]);
    const answer = async (text: string) => (await two.execute(text)).data;
    expect((await two.stock(two.plan("{ item { id: title price } }"))).data).toEqual({ item: { id: "1", price: 5 } });
    expect(await answer("{ item { id: title price } }")).toEqual({ item: { id: "one", price: 5 } });
    expect(await answer("{ item { weight: title shipping } }")).toEqual({ item: { weight: "one", shipping: 6 } });
    expect(await answer("{ item { __typename: title price } }")).toEqual({ item: { __typename: "one", price: 5 } });
  });
});

function weigh({ weight }: Record<string, unknown>): unknown {
  if (weight === undefined) throw new Error("not weighed");
  return weight;
}

function interfaceObjectGraphs(): readonly TestGraph[] {
  const item = { __typename: "Item", id: "1", title: "one" };
  return [
    {
      name: "base",
      typeDefs: `
        type Query { node: Node item: Item }
        interface Node @key(fields: "id") { id: ID! }
        type Item implements Node @key(fields: "id") { id: ID! title: String }`,
      resolvers: {
        Query: { node: () => item, item: () => item },
        Node: { __resolveReference: () => item, __resolveType: () => "Item" },
      },
    },
    {
      name: "counts",
      typeDefs: `type Node @key(fields: "id") @interfaceObject { id: ID! views: Int }`,
      resolvers: { Node: { __resolveReference: async (node) => node, views: () => 3 } },
    },
  ];
}
