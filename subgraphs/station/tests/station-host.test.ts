import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateSigningKey, IDENTITY_HEADER, IdentitySigner, publicKeyOf, type Principal } from "@park-hub/identity";
import type { SiteHost } from "@park-hub/site";
import { createLogger } from "@park-hub/telemetry";
import { collectCleanup, describeOnEachDatabase, temporaryDirectory } from "@park-hub/testkit";
import { startStationHost } from "../src/server";

const PUBLIC: Principal = { subject: "public", roles: ["PUBLIC"] };
const STATION = `query ($references: [_Any!]!) {
  _entities(representations: $references) { ... on Site { code station { kind desk communities version } } }
}`;
const UPDATE = `mutation ($input: UpdateStationInput!) {
  updateStation(input: $input) { station { desk communities version } problems { field code } }
}`;

describeOnEachDatabase("a host of two stations", (fixture) => {
  const cleanup = collectCleanup();
  let host: SiteHost;
  let gateway: IdentitySigner;

  beforeAll(async () => {
    const folder = cleanup.add(temporaryDirectory("station"), (made) => made.dispose());
    const gatewayKey = await generateSigningKey();
    gateway = new IdentitySigner({ issuer: "gateway", key: gatewayKey });
    const trustFile = join(folder.path, "trust.json");
    writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(gatewayKey) }));
    const sites = ["baihe", "minglou"].map(async (code) => ({
      code,
      databaseTarget: await fixture.fresh(),
      signingKey: await generateSigningKey(),
    }));
    host = await startStationHost({
      sites: await Promise.all(sites),
      port: 0,
      host: "127.0.0.1",
      publicUrl: null,
      broker: null,
      // Nobody is there: a host starts and answers while park is away
      parkUrl: "http://127.0.0.1:9",
      trustFile,
      directoryCacheFile: join(folder.path, "directory.json"),
      timeZone: "Asia/Shanghai",
      logLevel: "silent",
      logger: createLogger({ name: "station-host" }),
    });
    cleanup.add(host, (made) => made.close());
  });

  afterAll(() => cleanup.dispose());

  async function ask(site: string, query: string, variables: object, as: Principal = PUBLIC, audience = site) {
    const response = await fetch(`${host.url}/station/${site}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", [IDENTITY_HEADER]: await gateway.sign(as, audience) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as { data: unknown; errors?: unknown } };
  }

  const siteReferences = (...codes: readonly string[]) => ({
    references: codes.map((code) => ({ __typename: "Site", code })),
  });
  const worker = (site: string): Principal => ({ subject: `worker-${site}`, roles: ["STATION_WORKER"], site });

  it("keeps each station in a database of its own", async () => {
    const input = { site: "baihe", version: 1, desk: "一楼大厅", communities: ["紫鹃社区", "白鹤社区"] };
    expect((await ask("baihe", UPDATE, { input }, worker("baihe"))).body).toEqual({
      data: {
        updateStation: {
          station: { desk: "一楼大厅", communities: ["白鹤社区", "紫鹃社区"], version: 2 },
          problems: [],
        },
      },
    });
    expect((await ask("minglou", STATION, siteReferences("minglou"))).body).toEqual({
      data: {
        _entities: [
          { code: "minglou", station: { kind: "SOCIAL_WORK_STATION", desk: null, communities: [], version: 1 } },
        ],
      },
    });
  });

  it("knows no station of another site", async () => {
    const { body } = await ask("minglou", STATION, siteReferences("park", "baihe"));
    expect(body).toEqual({
      data: {
        _entities: [
          { code: "park", station: null },
          { code: "baihe", station: null },
        ],
      },
    });
  });

  it("answers 401 to an identity that was made for the neighbour", async () => {
    expect((await ask("minglou", STATION, siteReferences("minglou"), PUBLIC, "baihe")).status).toBe(401);
  });

  it("lets nobody change the neighbour", async () => {
    const input = { site: "minglou", version: 1, desk: "别处" };
    expect((await ask("minglou", UPDATE, { input }, worker("baihe"))).body).toMatchObject({
      data: { updateStation: null },
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
  });

  it("answers 404 for a site that it does not host", async () => {
    expect((await ask("fuming", STATION, siteReferences("fuming"))).status).toBe(404);
  });
});
