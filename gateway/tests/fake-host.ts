/*
 * A process of the hub behind the gateway, over real HTTP: its sites answer as the contract says, or misbehave on order.
 */
import { once } from "node:events";

import { isShardedGraph, type ContractGraph } from "@park-hub/contracts";
import type { DirectoryDocument } from "@park-hub/directory";
import { IDENTITY_HEADER, type Principal } from "@park-hub/identity";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { graphql } from "graphql";
import { decodeJwt } from "jose";

import type { FakeProject } from "./fake-data";
import { fakeSchema } from "./fake-graphs";

/**
 * How a site behaves. `HANG` never answers; `SHORT` answers `_entities` with one too few; `SILENT` leaves out what it
 * was asked for; `UNFIT` gives projects titles that are no text, and a count that is no number.
 */
export type Behaviour =
  "OK" | "HANG" | "HTML" | "SHORT" | "DROP" | "NULL" | "HUGE" | "UNAUTHENTICATED" | "SILENT" | "UNFIT";

/** What a site was asked. */
export interface SeenRequest {
  readonly site: string;
  readonly graph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly identity: Readonly<Record<string, unknown>>;
  readonly after: string | null;
  readonly traceparent: string | null;
}

/** A host with any number of sites; also park and match when asked under their paths. */
export class FakeHost {
  readonly requests: SeenRequest[] = [];
  readonly mutations: string[] = [];
  readonly behaviour = new Map<string, Behaviour>();
  /** Changes the SDL of a graph: a host of another release. */
  readonly editSdl = new Map<ContractGraph, (sdl: string) => string>();
  url = "";
  /** Whether its SDL is told only to who has asked it something else before: the gateway cannot compare it yet. */
  isShy = false;
  /** Graphs whose SDL was asked for. */
  readonly readings: ContractGraph[] = [];
  private directory: DirectoryDocument | null = null;
  /** Projects that are other than fake-data.ts says, by id. */
  readonly changed = new Map<string, FakeProject>();
  private app: FastifyInstance | null = null;
  private sequence = 0;
  private wake: AbortController = new AbortController();

  /** Starts, at the same port again when it was stopped. */
  async start(): Promise<this> {
    const app = Fastify({ forceCloseConnections: true });
    this.app = app;
    // What stop() woke stays awake: who asks now waits for what is published now
    this.wake = new AbortController();
    app.get("/health/live", () => ({ status: "live" }));
    app.get("/health/ready", () => ({ status: "ready" }));
    app.get<{ Querystring: { after: string } }>("/directory", (request, reply) =>
      this.answerDirectory(Number(request.query.after), reply),
    );
    app.post<{ Params: { graph: ContractGraph; site: string } }>("/:graph/:site/graphql", (request, reply) =>
      this.answer(request.params.graph, request.params.site, request.body, request.headers, reply),
    );
    app.post("/match/graphql", (request, reply) => this.answer("match", "match", request.body, request.headers, reply));
    this.url = await app.listen({ host: "127.0.0.1", port: this.url === "" ? 0 : Number(new URL(this.url).port) });
    return this;
  }

  async stop(): Promise<void> {
    this.wake.abort();
    await this.app?.close();
    this.app = null;
  }

  /** As park: publishes a directory; whoever polls hears of it. */
  publish(document: DirectoryDocument): void {
    this.directory = document;
    this.wake.abort();
    this.wake = new AbortController();
  }

  /** What a site was asked in the graph. */
  seen(site: string, graph: string): readonly SeenRequest[] {
    return this.requests.filter((request) => request.site === site && request.graph === graph);
  }

  private async answerDirectory(after: number, reply: FastifyReply): Promise<unknown> {
    if (this.directory?.version === after) await once(this.wake.signal, "abort");
    if (this.directory === null || this.app === null) return reply.status(503).send({});
    return this.directory;
  }

  private async answer(
    graph: ContractGraph,
    site: string,
    body: unknown,
    headers: Readonly<Record<string, unknown>>,
    reply: FastifyReply,
  ): Promise<unknown> {
    const { query, variables = {} } = body as { query: string; variables?: Record<string, unknown> };
    const identity = decodeJwt(String(headers[IDENTITY_HEADER]));
    const after = typeof headers["hub-after"] === "string" ? headers["hub-after"] : null;
    const isSdl = query.includes("_service");
    const traceparent = typeof headers.traceparent === "string" ? headers.traceparent : null;
    if (!isSdl) this.requests.push({ site, graph, query, variables, identity, after, traceparent });
    if (isSdl) this.readings.push(graph);
    if (isSdl && this.isShy && this.requests.length === 0) return reply.status(503).send({});
    const behaviour = isSdl ? "OK" : (this.behaviour.get(site) ?? "OK");
    if (behaviour !== "OK" && behaviour !== "SHORT") return misbehave(behaviour, reply);
    const result = await this.execute(graph, site, query, variables);
    if (isShardedGraph(graph) && query.startsWith("mutation")) {
      this.sequence += 1;
      void reply.header("hub-head", `${site}=e1:${this.sequence}`);
    }
    const entities = result.data?._entities;
    if (behaviour === "SHORT" && Array.isArray(entities)) entities.pop();
    return result;
  }

  private async execute(graph: ContractGraph, site: string, query: string, variables: Record<string, unknown>) {
    const result = await graphql({
      schema: fakeSchema(graph, this.editSdl.get(graph)),
      source: query,
      variableValues: variables,
      contextValue: {
        site,
        changed: this.changed,
        onMutation: (name: string) => this.mutations.push(`${site} ${name}`),
      },
    });
    // As the kit answers: what does not fit the schema is the asker's mistake, code VALIDATION.
    const isInvalid = result.data === undefined;
    const errors = result.errors?.map(({ message, path, extensions }) => ({
      message,
      path,
      extensions: isInvalid ? { code: "VALIDATION" } : extensions,
    }));
    return { data: result.data, errors };
  }
}

const UNFIT = { __typename: "Project", title: { no: "text" } };

function misbehave(behaviour: Exclude<Behaviour, "OK" | "SHORT">, reply: FastifyReply): unknown {
  switch (behaviour) {
    case "HANG":
      return new Promise(() => undefined);
    case "HTML":
      return reply.type("text/html").send("<html>a proxy at http://10.0.0.7 says no</html>");
    case "DROP":
      reply.raw.destroy();
      return reply;
    case "SILENT":
      return { data: { another: 1 } };
    case "UNFIT":
      return {
        data: { project: UNFIT, _entities: [{ projects: { nodes: [UNFIT] } }], findProjects: { totalCount: "x" } },
      };
    case "NULL":
      return { data: null };
    case "HUGE":
      return { data: { filler: "x".repeat(3_000_000) } };
    case "UNAUTHENTICATED":
      return reply.status(401).send({ errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }] });
    default:
      return behaviour satisfies never;
  }
}

/** A principal of a role. */
export function principalOf(role: Principal["roles"][number], site?: string): Principal {
  return { subject: `test-${role.toLowerCase()}`, roles: [role], ...(site === undefined ? {} : { site }) };
}
