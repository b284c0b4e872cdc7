/*
 * Rights of fields below the root, over graphs of the test's own: the hub's contracts restrict root fields only.
 */
import { readFieldRights } from "@park-hub/contracts";
import type { Role } from "@park-hub/identity";
import { getOperationAST, type ExecutionResult } from "graphql";

import { FieldGuard } from "../src/auth/field-guard";
import { guardExecutor } from "../src/auth/guarded-executor";
import { SubscriptionPlans } from "../src/execute/subscription-plans";
import type { OperationExecutor } from "../src/operation";
import type { SubscriptionCall } from "../src/subscription";
import { newScope, plain, TwoExecutors, type TestGraph } from "./execute/two-executors";

const TYPES = `
  type Query { station: Station stations: [Station!] things: [Thing] any: [Any] }
  type Mutation { rename: Payload close: Payload @requiresScopes(scopes: [["OPERATOR"]]) }
  type Subscription { moved: Station closed: Station @authenticated }
  type Payload { name: String log: String @requiresScopes(scopes: [["OPERATOR"]]) }
  interface Thing { name: String notes: String }
  union Any = Station | Room
  type Station implements Thing @key(fields: "id") {
    id: ID!
    name: String
    notes: String @authenticated
    phone: String! @authenticated
    budget: Budget @requiresScopes(scopes: [["ANALYST"], ["OPERATOR"]])
  }
  type Room implements Thing { name: String notes: String seats: Int! @authenticated }
  type Budget { total: Int }`;
const MORE = `type Station @key(fields: "id") { id: ID! visits: Int @authenticated open: Boolean }`;

const station = (id: string) => ({
  __typename: "Station",
  id,
  name: `station ${id}`,
  notes: `note ${id}`,
  phone: "1",
  budget: { total: 7 },
});
const things = () => [{ __typename: "Room", name: "hall", notes: "bright", seats: 9 }, station("1"), station("2")];

const graphs = (written: string[]): readonly TestGraph[] => [
  {
    name: "base",
    typeDefs: TYPES.replace(/@authenticated|@requiresScopes\(.*?\)/g, ""),
    resolvers: {
      Query: {
        station: () => station("1"),
        stations: () => [station("1"), station("2"), station("3")],
        things,
        any: things,
      },
      Mutation: {
        rename: () => {
          written.push("rename");
          return { name: "new", log: "renamed" };
        },
      },
      Thing: { __resolveType: ({ __typename }) => __typename },
      Any: { __resolveType: ({ __typename }) => __typename },
    },
  },
  {
    name: "more",
    typeDefs: MORE.replace("@authenticated", ""),
    resolvers: { Station: { __resolveReference: async (given) => given, visits: () => 12, open: () => true } },
  },
];

describe("rights of fields below the root", () => {
  const written: string[] = [];
  const two = new TwoExecutors(graphs(written));
  const rights = new Map([...readFieldRights(TYPES), ...readFieldRights(MORE)]);
  const execute = guardExecutor(two.executor.execute, new FieldGuard(rights));

  async function ask(query: string, role: Role = "PUBLIC", variables: Record<string, unknown> = {}) {
    two.asked.length = 0;
    const document = two.parse(query);
    const operation = getOperationAST(document);
    const context = { ...newScope(), principal: { subject: "someone", roles: [role] } };
    const request = { schema: two.apiSchema, document, operation, queryHash: query, request: { variables }, context };
    const answer = await execute(request as unknown as Parameters<OperationExecutor>[0]);
    const { data, errors } = plain(answer as ExecutionResult);
    return { data, errors };
  }
  const sent = (): string => two.asked.map(({ query }) => query).join("\n");

  it("nulls the field, in its place, with an error at its path, and asks no graph for it", async () => {
    const { data, errors } = await ask("{ station { name secret: notes visits open } }");
    expect(JSON.stringify(data)).toBe('{"station":{"name":"station 1","secret":null,"visits":null,"open":true}}');
    expect(errors).toEqual([
      {
        message: "Station.notes needs a token",
        path: ["station", "secret"],
        extensions: { code: "UNAUTHENTICATED" },
      },
      {
        message: "Station.visits needs a token",
        path: ["station", "visits"],
        extensions: { code: "UNAUTHENTICATED" },
      },
    ]);
    expect(sent()).not.toMatch(/notes|visits/);
  });

  it("answers the same document in full to whoever may use its fields", async () => {
    expect(await ask("{ station { name secret: notes visits open } }", "ORGANISATION")).toEqual({
      data: { station: { name: "station 1", secret: "note 1", visits: 12, open: true } },
      errors: undefined,
    });
  });

  it("says FORBIDDEN to a caller of another role, also when nothing else was selected", async () => {
    const { data, errors } = await ask("{ station { budget { total } } }", "STATION_WORKER");
    expect(data).toEqual({ station: { budget: null } });
    expect(errors).toEqual([
      {
        message: "Station.budget needs the role ANALYST, or OPERATOR; the caller has STATION_WORKER",
        path: ["station", "budget"],
        extensions: { code: "FORBIDDEN" },
      },
    ]);
    expect(await ask("{ station { budget { total } } }", "ANALYST")).toMatchObject({
      data: { station: { budget: { total: 7 } } },
    });
  });

  it("tells a field of a list once, at the first object and with their number", async () => {
    const { data, errors } = await ask("{ stations { id notes } }");
    expect(data).toEqual({
      stations: [
        { id: "1", notes: null },
        { id: "2", notes: null },
        { id: "3", notes: null },
      ],
    });
    expect(errors).toMatchObject([
      { path: ["stations", 0, "notes"], extensions: { code: "UNAUTHENTICATED", affected: 3 } },
    ]);
    expect(errors).toHaveLength(1);
  });

  it("carries the null of a field that may not be null up to the nearest that may", async () => {
    expect(await ask("{ station { name phone } }")).toMatchObject({
      data: { station: null },
      errors: [{ path: ["station", "phone"], extensions: { code: "UNAUTHENTICATED" } }],
    });
    expect(await ask("{ stations { phone } things { name } }")).toMatchObject({
      data: { stations: null, things: [{ name: "hall" }, { name: "station 1" }, { name: "station 2" }] },
      errors: [{ path: ["stations", 0, "phone"] }],
    });
  });

  it.each([
    ["an interface", "{ things { name notes } }"],
    ["fragments on an interface", "{ things { ...named } } fragment named on Thing { name ... on Thing { notes } }"],
  ])("is about the type of the object that is asked through %s", async (_what, query) => {
    const { data, errors } = await ask(query);
    expect(data).toEqual({
      things: [
        { name: "hall", notes: "bright" },
        { name: "station 1", notes: null },
        { name: "station 2", notes: null },
      ],
    });
    expect(errors).toMatchObject([{ message: "Station.notes needs a token", path: ["things", 1, "notes"] }]);
  });

  it("keeps the members of a union apart, each with its own nulls", async () => {
    const { data, errors } = await ask("{ any { ... on Room { seats } ... on Station { id notes } } }");
    expect(data).toEqual({ any: [null, { id: "1", notes: null }, { id: "2", notes: null }] });
    expect(errors).toMatchObject([
      { path: ["any", 0, "seats"], extensions: { code: "UNAUTHENTICATED" } },
      { path: ["any", 1, "notes"], extensions: { affected: 2 } },
    ]);
  });

  it("says nothing of a field that was not reached: left out by @include, or in an empty place", async () => {
    const query = "query ($all: Boolean = false) { station { id notes @include(if: $all) } }";
    expect(await ask(query)).toEqual({ data: { station: { id: "1" } }, errors: undefined });
    expect(await ask(query, "PUBLIC", { all: true })).toMatchObject({ data: { station: { id: "1", notes: null } } });
  });

  it("carries out a mutation whose payload is refused in part, and begins none that is refused at its root", async () => {
    expect(await ask("mutation { rename { name log } }", "STATION_WORKER")).toMatchObject({
      data: { rename: { name: "new", log: null } },
      errors: [{ path: ["rename", "log"], extensions: { code: "FORBIDDEN" } }],
    });
    written.length = 0;
    expect(await ask("mutation { rename { name } close { name } }", "STATION_WORKER")).toMatchObject({
      data: { rename: null, close: null },
      errors: [{ path: ["close"], extensions: { code: "FORBIDDEN" } }],
    });
    expect(written).toEqual([]);
  });

  it("nulls it in every event of a subscription, and opens none that is refused at its root", async () => {
    const { apiSchema: schema, executor, sources } = two;
    const guard = new FieldGuard(rights);
    const plans = new SubscriptionPlans({
      loaded: () => ({ schema, compile: executor.compile, generation: 1 }),
      sources,
      guard: (served, { document, operationName, principal }) =>
        guard.guard(served, document, operationName, principal),
    });
    const call = (query: string): SubscriptionCall => ({
      document: two.parse(query),
      operationName: undefined,
      variables: {},
      after: null,
      principal: { subject: "public", roles: ["PUBLIC"] },
      requestId: "test",
    });
    const moved = call("subscription { moved { id notes open } }");
    const plan = plans.plan(moved);
    expect(plan.source.query).not.toContain("notes");
    const event = { data: { moved: { __typename: "Station", id: "2" } } };
    expect(plain(await plan.complete(event, moved))).toMatchObject({
      data: { moved: { id: "2", notes: null, open: true } },
      errors: [{ path: ["moved", "notes"], extensions: { code: "UNAUTHENTICATED" } }],
    });
    expect(() => plans.plan(call("subscription { closed { id } }"))).toThrow("Subscription.closed needs a token");
  });

  it("tells at most a hundred fields one by one", async () => {
    const aliases = Array.from({ length: 120 }, (_unused, index) => `a${index}: notes`);
    const { errors } = await ask(`{ station { ${aliases.join(" ")} } }`);
    expect(errors).toHaveLength(101);
    expect(errors?.at(-1)).toMatchObject({ message: "20 more fields are refused", extensions: { code: "FORBIDDEN" } });
  });
});
