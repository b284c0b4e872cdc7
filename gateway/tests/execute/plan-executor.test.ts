/*
 * The executor over graphs in this process: references asked once, null bubbling, conditions, errors, introspection.
 */
import { HubError } from "@park-hub/errors";
import type { GraphQLError } from "graphql";

import { createPlanExecutor } from "../../src/execute/plan-executor";
import type { SourceFetch } from "../../src/operation";
import { newScope, TwoExecutors, type TestGraph } from "./two-executors";

const numberOf = (id: unknown): number => Number(String(id).slice(1));
const review = (n: number, author: number) => ({
  id: `r${n}`,
  author: { id: `u${author}` },
  item: { id: `i${n % 2}` },
});

/** Reviews of items by users, whose fields lie in three graphs. */
function shopGraphs(): readonly TestGraph[] {
  return [
    {
      name: "reviews",
      typeDefs: `
        type Query { reviews: [Review!] strict: [User!] one: Review }
        type Mutation { first: Int second: Int fail: Int third: Int }
        type Review @key(fields: "id") { id: ID! author: User item: Item }
        type User @key(fields: "id", resolvable: false) { id: ID! }
        type Item @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Query: {
          reviews: () => [review(0, 1), review(1, 2), review(2, 1), review(3, 1)],
          strict: () => [{ id: "u1" }, { id: "u9" }],
          one: () => review(0, 1),
        },
        Mutation: {
          first: () => 1,
          second: () => 2,
          fail: () => {
            throw new Error("cannot");
          },
          third: () => 3,
        },
      },
    },
    {
      name: "people",
      typeDefs: `
        type User @key(fields: "id") { id: ID! name: String! mood: String secret: String @inaccessible friend: User }
        type Item @key(fields: "id") { id: ID! maker: User }`,
      resolvers: {
        User: {
          __resolveReference: async ({ id }) => {
            if (id === "u9") throw new Error("no such user");
            return { id, name: `name ${String(id)}`, friend: { id: `u${numberOf(id) + 1}`, name: "friend" } };
          },
          mood: () => null,
        },
        Item: { __resolveReference: async ({ id }) => ({ id, maker: { id: "u5", name: "maker" } }) },
      },
    },
    {
      name: "stock",
      typeDefs: `
        type Item @key(fields: "id") { id: ID! left: Int }
        type User @key(fields: "id") { id: ID! score(n: Int): Int }`,
      resolvers: {
        User: { __resolveReference: async ({ id }) => ({ id }), score: (_user, { n }) => n },
        Item: { __resolveReference: async ({ id }) => ({ id, left: numberOf(id) }) },
      },
    },
  ];
}

describe("createPlanExecutor()", () => {
  const two = new TwoExecutors(shopGraphs());
  beforeEach(() => {
    two.asked.length = 0;
  });
  const askedOf = (graph: string) => two.asked.filter((asked) => asked.graph === graph);

  it("asks for each reference once, and puts its answer at every place", async () => {
    const { data } = await two.execute("{ reviews { author { id name } } }");
    expect(data?.reviews).toEqual(["u1", "u2", "u1", "u1"].map((id) => ({ author: { id, name: `name ${id}` } })));
    const [asked] = askedOf("people");
    expect(asked?.variables.representations).toEqual([
      { __typename: "User", id: "u1" },
      { __typename: "User", id: "u2" },
    ]);
  });

  it("merges parallel fetches of references to one graph when types and keys differ", async () => {
    const { data } = await two.execute("{ reviews { author { name } item { maker { name } left } } }");
    expect(data?.reviews).toHaveLength(4);
    expect(data).toMatchObject({
      reviews: [{ author: { name: "name u1" }, item: { maker: { name: "maker" }, left: 0 } }, {}, {}, {}],
    });
    expect(askedOf("people")).toHaveLength(1);
    expect(askedOf("stock")).toHaveLength(1);
  });

  it("merges parallel fetches with one selection, and keeps what is written below them apart", async () => {
    const { data } = await two.execute(
      "{ one { author { friend { score(n: 1) } } } reviews { author { friend { score(n: 2) } } } }",
    );
    expect(data).toMatchObject({
      one: { author: { friend: { score: 1 } } },
      reviews: [{ author: { friend: { score: 2 } } }, {}, {}, { author: { friend: { score: 2 } } }],
    });
    expect(askedOf("people")).toHaveLength(1);
    expect(askedOf("people")[0]?.variables.representations).toEqual([
      { __typename: "User", id: "u1" },
      { __typename: "User", id: "u2" },
    ]);
  });

  it("tells the error of a repeated reference at each of its places, up to the limit", async () => {
    const few = new TwoExecutors(shopGraphs(), { maxErrorPlaces: 2 });
    few.sources.set("people", {
      fetch: async () => ({
        data: { _entities: [null, { __typename: "User", name: "two" }] },
        errors: [{ message: "gone", path: ["_entities", 0], extensions: { code: "NOT_FOUND" } }],
      }),
    });
    const { data, errors } = await few.execute("{ reviews { author { name } } }");
    expect(data).toEqual({
      reviews: [{ author: null }, { author: { name: "two" } }, { author: null }, { author: null }],
    });
    expect(errors).toMatchObject([
      { path: ["reviews", 0, "author"], extensions: { code: "NOT_FOUND", affected: 3, serviceName: "people" } },
      { path: ["reviews", 2, "author"] },
    ]);
  });

  it("carries a null up to the nearest field that may be null", async () => {
    const { data, errors } = await two.execute("{ strict { name } one { id } }");
    expect(data).toEqual({ strict: null, one: { id: "r0" } });
    expect(errors).toMatchObject([{ message: "no such user", path: ["strict", 1] }]);
  });

  it("runs mutations in their order, also after one that failed", async () => {
    const { data, errors } = await two.execute("mutation { first fail second third }");
    expect(data).toEqual({ first: 1, fail: null, second: 2, third: 3 });
    expect(errors).toMatchObject([{ message: "cannot", path: ["fail"] }]);
  });

  it("decides @skip and @include by variables with their defaults", async () => {
    const text = `query ($author: Boolean! = false, $id: Boolean!) {
      one { id @include(if: $id) author @include(if: $author) { name } ... on Review @skip(if: $id) { item { left } } } }`;
    expect((await two.execute(text, { id: true })).data).toEqual({ one: { id: "r0" } });
    expect((await two.execute(text, { id: false, author: true })).data).toEqual({
      one: { author: { name: "name u1" }, item: { left: 0 } },
    });
    const graphs = two.asked.map(({ graph }) => graph);
    expect(graphs.filter((graph) => graph !== "reviews").sort()).toEqual(["people", "stock"]);
  });

  it("answers introspection and the root's __typename without asking a graph", async () => {
    const { data } = await two.execute('{ me: __typename __type(name: "User") { fields { name } } }');
    // `secret` is @inaccessible.
    expect(data).toEqual({
      me: "Query",
      __type: { fields: ["id", "name", "mood", "friend", "score"].map((name) => ({ name })) },
    });
    expect(two.asked).toEqual([]);
  });

  it("refuses variables that do not fit, without asking a graph", async () => {
    const { data, errors } = await two.execute("query ($on: Boolean!) { one @include(if: $on) { id } }", { on: "yes" });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('Variable "$on" got invalid value "yes"');
    expect(two.asked).toEqual([]);
  });

  it("refuses to answer as __proto__", async () => {
    await expect(two.execute("{ __proto__: one { id } }")).rejects.toThrow("not allowed");
  });

  it("keeps prototypes as they are when a graph answers __proto__", async () => {
    const hostile = new TwoExecutors(shopGraphs());
    const data = JSON.parse(
      '{ "one": { "id": "r", "__proto__": { "polluted": true } }, "__proto__": { "polluted": true } }',
    );
    hostile.sources.set("reviews", { fetch: async () => ({ data, errors: [] }) });
    expect((await hostile.execute("{ one { id } }")).data).toEqual({ one: { id: "r" } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("compiles an operation once, and keeps so many of them", () => {
    const { supergraphSdl, sources } = two;
    const executor = createPlanExecutor({ supergraphSdl, sources, maxOperations: 2 });
    const compile = (key: string) => executor.compile(key, two.parse("{ one { id } }"));
    const [first, second] = [compile("first"), compile("second")];
    expect(compile("first")).toBe(first);
    compile("third");
    expect(compile("first")).toBe(first);
    expect(compile("second")).not.toBe(second);
  });
});

describe("a source that fails", () => {
  const failing = (fetch: (asked: SourceFetch) => Promise<never>) => {
    const two = new TwoExecutors(shopGraphs());
    two.sources.set("people", { fetch });
    return two;
  };

  it("costs its own fields one error without its address", async () => {
    const two = failing(async () => {
      throw new Error("connect ECONNREFUSED 10.0.0.7:4001");
    });
    const { data, errors } = await two.execute("{ reviews { id author { mood } } }");
    expect(data).toMatchObject({ reviews: [{ id: "r0", author: { mood: null } }, {}, {}, {}] });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ["reviews"],
      extensions: { code: "UNAVAILABLE", serviceName: "people" },
    });
    expect(JSON.stringify(errors)).not.toContain("10.0.0.7");
  });

  it("may say why with an error of the hub", async () => {
    const two = failing(async () => {
      throw new HubError("TIMEOUT", "people took too long", { details: { part: "people" } });
    });
    const { errors } = await two.execute("{ one { author { name } } }");
    expect(errors).toMatchObject([
      { message: "people took too long", extensions: { code: "TIMEOUT", part: "people" } },
    ]);
  });

  it.each([
    ["no list", { _entities: null }, "no list of answers"],
    ["a list of another length", { _entities: [] }, "0 answers to 1 references"],
  ])("tells of %s", async (_what, data, message) => {
    const two = failing(async () => ({ data, errors: [] }) as never);
    const answer = await two.execute("{ one { id author { mood } } }");
    expect(answer.data).toEqual({ one: { id: "r0", author: { mood: null } } });
    expect(answer.errors?.[0]?.message).toContain(message);
  });

  it("is asked nothing more once the client has gone", async () => {
    const two = new TwoExecutors(shopGraphs());
    const { errors } = await two.execute("{ one { id } }", {}, newScope(AbortSignal.abort()));
    expect(two.asked).toEqual([]);
    expect(errors).toMatchObject([{ message: "the operation was cancelled" }]);
  });

  it("gives results whose errors are GraphQLErrors", async () => {
    const two = failing(async () => {
      throw new Error("gone");
    });
    const compiled = two.executor.compile("k", two.parse("{ one { author { name } } }"));
    const { errors } = await compiled.run({ variables: {}, scope: newScope(), sources: two.sources });
    expect(errors?.map((error: GraphQLError) => error.constructor.name)).toEqual(["GraphQLError"]);
  });
});
