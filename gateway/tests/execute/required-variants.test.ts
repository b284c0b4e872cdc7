import { TwoExecutors, type TestGraph } from "./two-executors";

/** A shop whose prices and sizes take arguments, and a courier who requires them in several ways. */
const graphs: readonly TestGraph[] = [
  {
    name: "shop",
    typeDefs: `
      type Query { product: Product }
      type Product @key(fields: "id") { id: ID! price(in: String!): Int box: Box }
      type Box { side(unit: String): Int }`,
    resolvers: {
      Query: { product: () => ({ id: "p", box: {} }) },
      Product: {
        __resolveReference: async () => ({ id: "p", box: {} }),
        price: (_product, args) => (args.in === "EUR" ? 20 : 10),
      },
      Box: { side: (_box, { unit }) => (unit === "mm" ? 1_000 : 1) },
    },
  },
  {
    name: "courier",
    typeDefs: `
      type Product @key(fields: "id") { id: ID! price(in: String!): Int @external box: Box @external
        inDollars: Int @requires(fields: "price(in: \\"USD\\")")
        inEuros: Int @requires(fields: "price(in: \\"EUR\\")")
        metres: Int @requires(fields: "box { side }")
        millimetres: Int @requires(fields: "box { side(unit: \\"mm\\") }")
        tracked: Boolean }
      type Box @external { side(unit: String): Int }`,
    resolvers: {
      Product: {
        __resolveReference: async (product) => product,
        inDollars: ({ price }) => price,
        inEuros: ({ price }) => price,
        metres: ({ box }) => (box as { side: number }).side,
        millimetres: ({ box }) => (box as { side: number }).side,
        tracked: () => true,
      },
    },
  },
];

describe("fields that are required with different arguments", () => {
  const two = new TwoExecutors(graphs);

  it("gives each field what it requires", async () => {
    const { data, errors } = await two.execute("{ product { inDollars inEuros metres millimetres tracked } }");
    expect(errors).toBeUndefined();
    expect(data).toEqual({ product: { inDollars: 10, inEuros: 20, metres: 1, millimetres: 1_000, tracked: true } });
  });

  it("leaves the client's own use of such a field alone", async () => {
    const text = '{ product { price(in: "EUR") dollars: price(in: "USD") inDollars box { side } millimetres } }';
    expect((await two.execute(text)).data).toEqual({
      product: { price: 20, dollars: 10, inDollars: 10, box: { side: 1 }, millimetres: 1_000 },
    });
  });

  it("shows clients nothing of it", async () => {
    const { data } = await two.execute('{ __type(name: "Product") { fields { name } } }');
    const { fields } = data?.__type as { fields: readonly { name: string }[] };
    expect(fields.map(({ name }) => name).filter((name) => name.includes("required"))).toEqual([]);
  });

  it("differs from stock, which mixes them up", async () => {
    const { data } = await two.stock(two.plan("{ product { inDollars inEuros } }"));
    expect(data).toEqual({ product: { inDollars: 20, inEuros: 20 } });
  });
});
