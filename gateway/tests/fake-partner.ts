/*
 * A partner with a schema of its own, over real HTTP: one Apollo subgraph, as anybody would write it.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import Fastify, { type FastifyInstance } from "fastify";
import { graphql, parse, type GraphQLFieldResolver } from "graphql";

type Resolvers = Readonly<
  Record<string, Readonly<Record<string, GraphQLFieldResolver<Record<string, unknown>, unknown>>>>
>;

/** The SDL of a partner, with the link that every one needs. */
export function partnerSdl(body: string): string {
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@override", "@interfaceObject"])\n${body}`;
}

/** A partner that answers. */
export class FakePartner {
  url = "";
  /** What it was asked, `_service` left out. */
  readonly asked: string[] = [];
  /** The headers of its last request. */
  headers: Readonly<Record<string, unknown>> = {};
  private readonly app: FastifyInstance = Fastify({ forceCloseConnections: true });

  constructor(
    public sdl: string,
    private readonly resolvers: Resolvers = {},
  ) {}

  async start(): Promise<this> {
    this.app.post("/graphql", async (request) => {
      const { query, variables } = request.body as { query: string; variables?: Record<string, unknown> };
      // What a partner serves need not be sound: its SDL is told as it is.
      if (query.includes("_service")) return { data: { _service: { sdl: this.sdl } } };
      this.asked.push(query);
      this.headers = request.headers;
      const schema = buildSubgraphSchema([{ typeDefs: parse(this.sdl), resolvers: this.resolvers as never }]);
      return graphql({ schema, source: query, variableValues: variables });
    });
    this.url = `${await this.app.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
    return this;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
