/*
 * The process of all subgraphs of a measurement: tells its parent the ports, then the counts when it is asked.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse, type GraphQLSchema } from "graphql";

import { RawGraphServer, type AskedCount } from "./raw-graph-server";
import { STOREFRONT, type StorefrontGraph } from "./storefront";

/** The first word to the parent: each graph's port by its name. */
export interface PortsMessage {
  readonly ports: Readonly<Record<string, number>>;
}

/** The answer to "count": what was asked since the last time. */
export interface CountMessage {
  readonly count: AskedCount;
}

function schemaOf({ sdl, query, reference }: StorefrontGraph): GraphQLSchema {
  const resolveReference = { __resolveReference: reference };
  const types = ["User", "Product", "Review"].filter((name) => sdl.includes(`type ${name} `));
  const entities = Object.fromEntries(types.map((name) => [name, resolveReference]));
  const resolvers = { ...entities, ...(Object.keys(query).length === 0 ? {} : { Query: query }) };
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
}

function serverOf(graph: StorefrontGraph): RawGraphServer {
  const schema = schemaOf(graph);
  return new RawGraphServer(async (body) => {
    const { query, variables, operationName } = JSON.parse(body) as Readonly<{
      query: string;
      variables?: Readonly<Record<string, unknown>>;
      operationName?: string;
    }>;
    return JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName }));
  });
}

async function main(): Promise<void> {
  const servers = STOREFRONT.map((graph) => ({ name: graph.name, server: serverOf(graph) }));
  const ports = await Promise.all(servers.map(async ({ name, server }) => [name, await server.listen()] as const));
  process.send?.({ ports: Object.fromEntries(ports) } satisfies PortsMessage);
  process.on("message", () => {
    const counts = servers.map(({ server }) => server.takeCount());
    const sum = (read: (count: AskedCount) => number): number => counts.reduce((all, one) => all + read(one), 0);
    const count = { requests: sum(({ requests }) => requests), executed: sum(({ executed }) => executed) };
    process.send?.({ count } satisfies CountMessage);
  });
  process.once("disconnect", () => process.exit());
}

void main();
