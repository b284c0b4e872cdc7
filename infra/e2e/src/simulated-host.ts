/*
 * A program: a host of simulated sites that answers the graph `lists` as the contract says, or misbehaves on order.
 * Told by its parent over IPC how each site behaves; says there when it has understood. SDL and health are always true:
 * what is simulated is a site that fails at its work.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

import { contractSdl, type ContractGraph } from "@park-hub/contracts";
import { buildGraphSchema } from "@park-hub/subgraph-kit";
import { graphql } from "graphql";

import { projectIdsOf, titleOf, type Fault, type HostOrder, type HostWord } from "./simulation";

const SLOW_MS = 200;
const LATE_MS = 4_000;
const DRIP_MS = 100;
const LONG_BYTES = 200_000;

const faults = new Map<string, Fault>();

const project = (id: string): object => ({ __typename: "Project", id, title: titleOf(id) });
const schema = buildGraphSchema({
  sdl: [contractSdl("lists")],
  resolvers: {
    Query: { project: (_root: unknown, { id }: { id: string }) => project(id) },
    Site: {
      __resolveReference: async ({ code }: { code: string }) => ({ code }),
      projects: ({ code }: { code: string }) => ({ nodes: projectIdsOf(code).map(project) }),
    },
    Project: { __resolveReference: async ({ id }: { id: string }) => project(id) },
    Demand: { __resolveReference: async () => null },
    Resource: { __resolveReference: async () => null },
  },
});

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [, graph = "", site = ""] = (incoming.url ?? "").split("/");
  const body = await text(incoming);
  if (!incoming.url?.endsWith("/graphql")) return send(outgoing, { status: "live" });
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  if (query.includes("_service"))
    return send(outgoing, { data: { _service: { sdl: contractSdl(graph as ContractGraph) } } });
  const result = await graphql({ schema, source: query, variableValues: variables });
  return misbehave(faults.get(site) ?? null, JSON.parse(JSON.stringify(result)) as Result, outgoing);
}

interface Result {
  readonly data?: { readonly _entities?: readonly unknown[] };
}

async function misbehave(fault: Fault | null, result: Result, outgoing: ServerResponse): Promise<void> {
  const right = JSON.stringify(result);
  switch (fault) {
    case null:
      return send(outgoing, result);
    case "SLOW":
      await pause(SLOW_MS);
      return send(outgoing, result);
    case "LATE":
      await pause(LATE_MS);
      return send(outgoing, result);
    case "HANG":
      return;
    case "DRIP":
      return drip(outgoing);
    case "DROP":
      outgoing.destroy();
      return;
    case "HTML":
      outgoing
        .setHeader("content-type", "text/html")
        .end("<html><body>Bad gateway at http://127.0.0.1:9</body></html>");
      return;
    case "HALF":
      outgoing.setHeader("content-type", "application/json").end(right.slice(0, right.length / 2));
      return;
    case "LONG":
      return send(outgoing, { ...result, extensions: { filling: "x".repeat(LONG_BYTES) } });
    case "SHORT":
      return send(outgoing, result.data?._entities === undefined ? result : { data: { _entities: [] } });
    case "SHAPE":
      return send(outgoing, { data: { _entities: { of: "another shape" } } });
    case "ERROR":
      outgoing.statusCode = 500;
      return send(outgoing, {
        errors: [{ message: "connect ECONNREFUSED 127.0.0.1:9", extensions: { stacktrace: ["at x"] } }],
      });
    default:
      return fault satisfies never;
  }
}

function send(outgoing: ServerResponse, body: object): void {
  outgoing.setHeader("content-type", "application/json").end(JSON.stringify(body));
}

/** An answer that begins and never ends. */
function drip(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => outgoing.write(" "), DRIP_MS);
  outgoing.once("close", () => clearInterval(timer));
}

function say(word: HostWord): void {
  process.send?.(word);
}

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch(() => outgoing.destroy());
});
process.on("message", ({ site, fault }: HostOrder) => {
  if (fault === null) faults.delete(site);
  else faults.set(site, fault);
  say({ understood: site });
});
// The parent holds the channel: when it dies, however it dies, this ends too.
process.on("disconnect", () => process.exit(0));
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => say({ port: (server.address() as AddressInfo).port }));
