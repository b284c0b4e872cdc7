/* A host's place in the hub: what it needs to start, what it tells park, what it leaves behind. */
import { EventEmitter, once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { contractSdl } from "@park-hub/contracts";
import { generateSigningKey, publicKeyOf, type SigningJwk } from "@park-hub/identity";
import { SpanExporter } from "@park-hub/telemetry";
import { collectCleanup, freePort, temporaryDirectory, type Cleanup } from "@park-hub/testkit";
import { siteContextOf, startSiteHost, type SiteGraph, type SiteHostOptions } from "../src/index";

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const ownGraph: SiteGraph = {
  graph: "station",
  sdl: [contractSdl("station")],
  resolvers: { Site: { __resolveReference: async () => null } },
  contextFor: siteContextOf,
};

describe("startSiteHost()", () => {
  let cleanup: Cleanup;
  let folder: string;
  let keys: Record<string, SigningJwk>;
  beforeEach(async () => {
    cleanup = collectCleanup();
    folder = cleanup.add(temporaryDirectory("host"), (made) => made.dispose()).path;
    keys = { baihe: await generateSigningKey(), minglou: await generateSigningKey() };
    const gateway = publicKeyOf(await generateSigningKey());
    writeFileSync(join(folder, "trust.json"), JSON.stringify({ gateway }));
  });
  afterEach(() => cleanup.dispose());

  const options = (changes: Partial<SiteHostOptions<never>> = {}): SiteHostOptions => ({
    name: "station-host",
    kind: "STATION",
    sites: Object.entries(keys).map(([code, signingKey]) => {
      return { code, signingKey, databaseTarget: { kind: "embedded", file: join(folder, `${code}.db`) } };
    }),
    port: 0,
    host: "127.0.0.1",
    parkUrl: "http://127.0.0.1:9",
    trustFile: join(folder, "trust.json"),
    directoryCacheFile: join(folder, "directory.json"),
    timeZone: "Asia/Shanghai",
    logger: SILENT,
    ownEntities: [],
    ownMigrations: [],
    ...changes,
    ownGraph,
  });

  /** A park that hears announcements and knows no site. */
  async function startPark(heard: (path: string, body: unknown) => void): Promise<string> {
    const server: Server = createServer((request, response) => {
      if (request.method === "GET") {
        const document = JSON.stringify({ version: 1, sites: [], areas: [], places: [] });
        return void response.writeHead(200, { "content-type": "application/json" }).end(document);
      }
      void json(request).then((body) => {
        heard(request.url ?? "", body);
        response.writeHead(204).end();
      });
    });
    cleanup.add(server.listen(0, "127.0.0.1"), (started) => {
      started.closeAllConnections();
      started.close();
    });
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it("tells park where each of its sites is", async () => {
    const told = new Map<unknown, unknown>();
    const paths = new Set<string>();
    const hearing = new EventEmitter();
    const both = once(hearing, "both");
    const parkUrl = await startPark((path, body) => {
      const { site, url } = body as { site: string; url: string };
      paths.add(path);
      told.set(site, url);
      if (told.size === 2) hearing.emit("both");
    });
    const host = await startSiteHost(options({ parkUrl, publicUrl: "http://stations.test" }));
    cleanup.add(host, (started) => started.close());
    await both;
    expect([...paths]).toEqual(["/directory/announce"]);
    expect(told).toEqual(
      new Map([
        ["baihe", "http://stations.test"],
        ["minglou", "http://stations.test"],
      ]),
    );
  });

  it("starts while park is away", async () => {
    const host = cleanup.add(await startSiteHost(options()), (started) => started.close());
    const answer = await fetch(`${host.url}/health/ready`);
    expect(answer.status).toBe(200);
    expect([...host.sites.keys()]).toEqual(["baihe", "minglou"]);
  });

  it("watches its statements only where there is somewhere for spans to go", async () => {
    const watchers = async (spans: SpanExporter | null): Promise<readonly string[]> => {
      const host = await startSiteHost(options({ spans }));
      const names = [...host.sites.values()].flatMap(({ database }) =>
        database.subscribers.map((subscriber) => subscriber.constructor.name),
      );
      await host.close();
      return names.filter((name) => name === "StatementSpans");
    };
    expect(await watchers(null)).toEqual([]);
    const spans = cleanup.add(
      new SpanExporter({ endpoint: "http://collector.example", serviceName: "test" }),
      (exporter) => exporter.close(),
    );
    expect(await watchers(spans)).toEqual(["StatementSpans", "StatementSpans"]);
  });

  it("leaves nothing open when it cannot start, so that the next one can", async () => {
    const port = await freePort();
    const blocker = cleanup.add(createServer().listen(port, "127.0.0.1"), (server) => server.close());
    await once(blocker, "listening");
    await expect(startSiteHost(options({ port }))).rejects.toThrow("in use");
    blocker.close();
    await once(blocker, "close");
    const host = await startSiteHost(options({ port }));
    await host.close();
    await host.close();
  });

  it("refuses to host nothing", async () => {
    await expect(startSiteHost(options({ sites: [] }))).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  it("closes although a client keeps a connection that it never used", async () => {
    const host = await startSiteHost(options());
    const socket = connect(Number(new URL(host.url).port), "127.0.0.1");
    await once(socket, "connect");
    const ended = once(socket, "close");
    await host.close();
    await ended;
  });
});
