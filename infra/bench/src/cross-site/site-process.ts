/*
 * A process that plays park and any number of sites: the directory, health, and the lists contract at
 * `/<graph>/<code>/graphql`; the same lists as native graphs below /native. Told the number of sites and the ports of
 * its fellows, it says where it listens. An answer that was given once is given again from memory.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { buildSubgraphSchema } from "@apollo/subgraph";
import { contractSdl, isShardedGraph } from "@park-hub/contracts";
import { graphql, parse, type GraphQLSchema } from "graphql";

import { nativeGraphs, siteCodeAt } from "./native-graphs";

/** What the parent says once all processes listen. */
export interface SitesMessage {
  /** Base URLs of the processes; site n is at the n-th, counted round. */
  readonly urls: readonly string[];
  readonly count: number;
  /** The gateway's public key, as the directory lists keys. */
  readonly publicKey: unknown;
}

interface Simulated {
  readonly directory: string;
  readonly native: ReadonlyMap<string, () => GraphQLSchema>;
}

const kept = new Map<string, string>();
let simulated: Simulated | null = null;

const projectsOf = (code: string) => ({
  nodes: [1, 2, 3].map((n) => ({ id: `${code}:${String(n).padStart(26, "0")}`, title: `项目 ${n} · ${code}` })),
});

const listsSchema = onceOf(() =>
  buildSubgraphSchema([
    {
      typeDefs: parse(contractSdl("lists")),
      resolvers: {
        Site: {
          __resolveReference: async ({ code }: { readonly code: string }) => ({ code }),
          projects: ({ code }: { readonly code: string }) => projectsOf(code),
        },
      } as never,
    },
  ]),
);

function onceOf<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function simulate({ urls, count, publicKey }: SitesMessage): Simulated {
  const park = { code: "park", name: "园区", kind: "PARK", url: urls[0] ?? "" };
  const stations = Array.from({ length: count - 1 }, (_, index) => ({
    code: siteCodeAt(index),
    name: `站点 ${index}`,
    kind: "STATION",
    url: urls[index % urls.length] ?? "",
  }));
  const sites = [park, ...stations].map((site, order) => ({
    ...site,
    areaCode: "330200",
    lifecycle: "ACTIVE",
    publicKey,
    order,
  }));
  const areas = [{ code: "330200", name: "宁波市", level: "CITY", parentCode: null, codes: [] }];
  const native = nativeGraphs(count).map(
    ({ path, sdl }, index) => [path, onceOf(() => nativeSchema(sdl, index - 1))] as const,
  );
  return {
    directory: JSON.stringify({ version: 1, sites, areas, places: [] }),
    native: new Map(native),
  };
}

function nativeSchema(sdl: string, index: number): GraphQLSchema {
  const code = siteCodeAt(index);
  const site = (n: number) => ({ __typename: `Site${n}`, code: siteCodeAt(n), name: `站点 ${n}` });
  const roots = [...sdl.matchAll(/\bs(\d+): Site/g)].map(([, n]) => [`s${n}`, () => site(Number(n))]);
  const resolvers =
    index < 0
      ? { Query: Object.fromEntries(roots) as Record<string, unknown> }
      : { [`Site${index}`]: { __resolveReference: () => ({ ...site(index), projects: projectsOf(code) }) } };
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
}

async function answer(path: string, body: string): Promise<string | null> {
  if (path.startsWith("/health/")) return '{"status":"live"}';
  if (path === "/directory?after=1") return null;
  if (path.startsWith("/directory")) return simulated?.directory ?? "{}";
  // What else the gateway asks of park and match (webhooks among it) is no part of the measurement.
  if (!path.endsWith("/graphql") && !path.startsWith("/native/")) return "{}";
  const known = kept.get(path + body);
  if (known !== undefined) return known;
  const { query = "", variables } = JSON.parse(body) as { query?: string; variables?: Record<string, unknown> };
  const text = JSON.stringify(await execute(path, query, variables));
  kept.set(path + body, text);
  return text;
}

async function execute(path: string, query: string, variables: Record<string, unknown> | undefined): Promise<unknown> {
  const [, graph = ""] = path.split("/");
  const native = simulated?.native.get(path);
  if (native === undefined && query.includes("_service") && isShardedGraph(graph)) {
    return { data: { _service: { sdl: contractSdl(graph) } } };
  }
  const schema = native?.() ?? listsSchema();
  return graphql({ schema, source: query, variableValues: variables });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += String(chunk);
  const text = await answer(request.url ?? "", body);
  // The question for a newer directory is never answered: there is none.
  if (text === null) return;
  const bytes = Buffer.from(text);
  response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length }).end(bytes);
}

const server = createServer((request, response) => void serve(request, response));
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}` });
});
process.on("message", (message) => {
  simulated = simulate(message as SitesMessage);
  // Built before anybody asks: a schema is half a second's work.
  listsSchema();
  process.send?.({ isReady: true });
});
process.once("disconnect", () => process.exit());
