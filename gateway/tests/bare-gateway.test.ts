import "../src/telemetry-off";

import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { collectCleanup } from "@park-hub/testkit";
import Fastify from "fastify";
import { graphql, parse, type GraphQLFieldResolver } from "graphql";
import { request } from "undici";

import { startBareGateway } from "../src/index";

const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;
const USERS = `${HEAD} type Query { users: [User!]! } type User @key(fields: "id") { id: ID! name: String! }`;
const REVIEWS = `${HEAD} type User @key(fields: "id") { id: ID! reviews: [String!] }`;
const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<{ readonly id: string }, unknown>>>;

async function startSubgraph(sdl: string, resolvers: Resolvers) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  const app = Fastify();
  app.post("/graphql", ({ body }) => {
    const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
    return graphql({ schema, source: query, variableValues: variables });
  });
  return { app, url: `${await app.listen({ host: "127.0.0.1", port: 0 })}/graphql` };
}

describe("startBareGateway()", () => {
  const cleanup = collectCleanup();
  afterAll(() => cleanup.dispose());

  async function start(): Promise<string> {
    const users = await startSubgraph(USERS, {
      Query: {
        users: () => [
          { id: "1", name: "Wu" },
          { id: "2", name: "Li" },
        ],
      },
    });
    cleanup.add(users.app, (app) => app.close());
    const reviews = await startSubgraph(REVIEWS, {
      User: {
        __resolveReference: (user) => user,
        reviews: ({ id }) => {
          if (id === "2") throw new Error("no reviews of Li");
          return ["good"];
        },
      },
    });
    cleanup.add(reviews.app, (app) => app.close());
    const { supergraphSdl } = composeServices([
      { name: "users", url: users.url, typeDefs: parse(USERS) },
      { name: "reviews", url: reviews.url, typeDefs: parse(REVIEWS) },
    ]);
    const gateway = await startBareGateway({ supergraphSdl: supergraphSdl ?? "", host: "127.0.0.1", port: 0, logger });
    cleanup.add(gateway, (started) => started.close());
    return gateway.url;
  }

  it("serves any supergraph over the graphs that it names", async () => {
    const url = await start();
    const { statusCode, body } = await request(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ users { name reviews } }" }),
    });
    expect([statusCode, await body.json()]).toMatchObject([
      200,
      {
        data: {
          users: [
            { name: "Wu", reviews: ["good"] },
            { name: "Li", reviews: null },
          ],
        },
        errors: [{ message: "no reviews of Li", path: ["users", 1, "reviews"] }],
      },
    ]);
  });

  it.each([
    ["an SDL that is no supergraph", USERS, "it has no enum join__Graph"],
    ["a text that is no SDL", "type {", "does not parse"],
  ])("refuses %s", async (_what, supergraphSdl, message) => {
    await expect(startBareGateway({ supergraphSdl, host: "127.0.0.1", port: 0, logger })).rejects.toThrow(message);
  });
});
