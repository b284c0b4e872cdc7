import {
  generateSigningKey,
  IDENTITY_HEADER,
  IdentitySigner,
  IdentityVerifier,
  publicKeyOf,
  staticTrust,
} from "@park-hub/identity";
import { HubError } from "@park-hub/errors";
import type { FastifyInstance } from "fastify";
import { buildGraphSchema } from "../src/graph-schema";
import { createServer, listen } from "../src/http-server";
import { mountGraph } from "../src/mount-graph";

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar DateTime
  scalar Date
  type Query { whoami: String  fail: String  lose: String  at: DateTime }
  type Mutation { touch: Boolean }
`;
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe("mountGraph()", () => {
  let app: FastifyInstance;
  let url: string;
  let gateway: IdentitySigner;
  let match: IdentitySigner;

  beforeAll(async () => {
    const [gatewayKey, matchKey] = [await generateSigningKey(), await generateSigningKey()];
    gateway = new IdentitySigner({ issuer: "gateway", key: gatewayKey });
    match = new IdentitySigner({ issuer: "match", key: matchKey });
    const trust = staticTrust({ gateway: publicKeyOf(gatewayKey), match: publicKeyOf(matchKey) });
    const verifier = new IdentityVerifier({ audiences: new Set(["baihe", "fuming"]), trust });
    app = createServer({ logger: quiet });
    const schema = buildGraphSchema({
      sdl: [SDL],
      resolvers: {
        Query: {
          whoami: (_: unknown, __: unknown, context: { who: string }) => context.who,
          fail: () =>
            Promise.reject(new HubError("NOT_FOUND", 'demand "x" is not on this list', { details: { site: "baihe" } })),
          lose: () => Promise.reject(new Error("password of the database is hunter2")),
          at: () => new Date(0),
        },
        Mutation: { touch: () => true },
      },
    });
    await mountGraph<{ who: string; head(value: string): void }>(app, {
      path: "/lists/:site/graphql",
      schema,
      verifier,
      logger: quiet,
      audienceOf: ({ site }) => {
        if (site !== "baihe") throw new HubError("NOT_FOUND", `site "${site ?? ""}" is not served here`);
        return site;
      },
      contextFor: (call) => ({
        who: `${call.identity.principal.subject}@${call.params.site ?? ""}`,
        head: (value) => call.setHeader("hub-head", value),
      }),
      afterMutation: (context) => Promise.resolve(context.head("baihe=e:1")),
    });
    url = `http://127.0.0.1:${await listen(app, { host: "127.0.0.1", port: 0 })}`;
  });
  afterAll(async () => app.close());

  const person = { subject: "worker-1", roles: ["STATION_WORKER" as const], site: "baihe" };
  async function ask(
    query: string,
    token?: string,
    site = "baihe",
  ): Promise<{ status: number; headers: Headers; body: unknown }> {
    const answer = await fetch(`${url}/lists/${site}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token === undefined ? {} : { [IDENTITY_HEADER]: token }) },
      body: JSON.stringify({ query }),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }

  it("answers 401 without an identity", async () => {
    expect(await ask("{ whoami }")).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
    });
  });

  it("answers 401 to an identity made for a neighbour in the same process", async () => {
    expect((await ask("{ whoami }", await gateway.sign(person, "fuming"))).status).toBe(401);
  });

  it("answers as the principal whom the gateway signed for", async () => {
    const answer = await ask("{ whoami at }", await gateway.sign(person, "baihe"));
    expect(answer.body).toEqual({ data: { whoami: "worker-1@baihe", at: "1970-01-01T00:00:00.000Z" } });
  });

  it("gives a HubError's code and details", async () => {
    expect((await ask("{ fail }", await gateway.sign(person, "baihe"))).body).toMatchObject({
      data: { fail: null },
      errors: [
        { message: 'demand "x" is not on this list', path: ["fail"], extensions: { code: "NOT_FOUND", site: "baihe" } },
      ],
    });
  });

  it("says nothing of an unforeseen error but that there was one", async () => {
    const answer = await ask("{ lose }", await gateway.sign(person, "baihe"));
    expect(JSON.stringify(answer.body)).not.toContain("hunter2");
    expect(answer.body).toMatchObject({ errors: [{ extensions: { code: "INTERNAL" } }] });
  });

  it("lets a part's own identity read the SDL and nothing else", async () => {
    const token = await match.serviceIdentity("baihe");
    expect((await ask("{ _service { sdl } }", token)).body).toMatchObject({
      data: { _service: { sdl: expect.stringContaining("whoami") as unknown } },
    });
    expect((await ask("{ whoami }", token)).body).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
  });

  it("tells the new head after a mutation, and only then", async () => {
    const token = await gateway.sign(person, "baihe");
    expect((await ask("mutation { touch }", token)).headers.get("hub-head")).toBe("baihe=e:1");
    expect((await ask("{ whoami }", token)).headers.get("hub-head")).toBeNull();
  });

  it("answers 404 for a site that is not served here, and 400 for what is no JSON", async () => {
    expect((await ask("{ whoami }", await gateway.sign(person, "baihe"), "nowhere")).status).toBe(404);
    const broken = await fetch(`${url}/lists/baihe/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", [IDENTITY_HEADER]: await gateway.sign(person, "baihe") },
      body: "{",
    });
    expect(broken.status).toBe(400);
  });
});
