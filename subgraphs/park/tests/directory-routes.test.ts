import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  generateSigningKey,
  IDENTITY_HEADER,
  IdentitySigner,
  IdentityVerifier,
  publicKeyOf,
  combineTrust,
  staticTrust,
} from "@park-hub/identity";
import { directoryTrust, FOLLOWER_HEADER, parseDirectoryDocument } from "@park-hub/directory";
import { createServer, listen } from "@park-hub/subgraph-kit";
import { collectCleanup, databaseFixture } from "@park-hub/testkit";
import { addDirectoryRoutes } from "../src/directory-routes";
import { ParkDirectory } from "../src/services/park-directory";
import { RegisterService } from "../src/services/register-service";
import { openPark, somebody, steppingClock } from "./park-fixture";

const OPERATOR = somebody("OPERATOR");
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe("park's directory over HTTP", () => {
  const cleanup = collectCleanup();
  let base = "";
  let register: RegisterService;
  let directory: ParkDirectory;
  let verifier: IdentityVerifier;
  let gateway: IdentitySigner;
  let baihe: IdentitySigner;
  let closeServer: () => Promise<void>;

  beforeEach(async () => {
    const fixture = cleanup.add(databaseFixture("embedded"), (made) => made.dispose());
    const database = cleanup.add(await openPark(fixture), (opened) => opened.destroy());
    const [gatewayKey, baiheKey] = [await generateSigningKey(), await generateSigningKey()];
    gateway = new IdentitySigner({ issuer: "gateway", key: gatewayKey });
    baihe = new IdentitySigner({ issuer: "baihe", key: baiheKey });
    register = new RegisterService(database, steppingClock());
    directory = new ParkDirectory((error) => {
      throw error;
    });
    await directory.follow(database);
    const trust = combineTrust(staticTrust({ gateway: publicKeyOf(gatewayKey) }), directoryTrust(directory));
    verifier = new IdentityVerifier({ audiences: new Set(["park"]), trust });
    await serve(60_000);
    await registerSite("baihe", baiheKey);
  });

  afterEach(() => cleanup.dispose());

  /** From here on questions go to a server where one waits so long for a change. */
  async function serve(waitMs: number): Promise<void> {
    const app = createServer({ logger: silent });
    addDirectoryRoutes(app, { directory, register, verifier, waitMs });
    base = `http://127.0.0.1:${await listen(app, { host: "127.0.0.1", port: 0 })}`;
    closeServer = () => app.close();
    cleanup.add(app, (served) => served.close());
  }

  async function registerSite(code: string, key: Awaited<ReturnType<typeof generateSigningKey>>): Promise<void> {
    const { problems } = await register.register(OPERATOR, {
      code,
      name: code,
      kind: "STATION",
      areaCode: "330212011",
      url: "http://127.0.0.1:4102",
      publicKey: JSON.stringify(publicKeyOf(key)),
    });
    expect(problems).toEqual([]);
  }

  async function ask(query: string, identity?: string, process?: string) {
    const response = await fetch(`${base}/directory${query}`, {
      headers: {
        ...(identity === undefined ? {} : { [IDENTITY_HEADER]: identity }),
        ...(process === undefined ? {} : { [FOLLOWER_HEADER]: process }),
      },
    });
    return { status: response.status, etag: response.headers.get("etag"), body: await response.text() };
  }

  async function announce(identity: string | undefined, body: object): Promise<number> {
    const headers = {
      "content-type": "application/json",
      ...(identity === undefined ? {} : { [IDENTITY_HEADER]: identity }),
    };
    return (await fetch(`${base}/directory/announce`, { method: "POST", headers, body: JSON.stringify(body) })).status;
  }

  const follower = () => baihe.serviceIdentity("park");

  it("answers with the document and its version", async () => {
    const { status, etag, body } = await ask("", await follower());
    const document = parseDirectoryDocument(JSON.parse(body));
    expect(status).toBe(200);
    expect(etag).toBe(`"${document.version}"`);
    expect(document.sites.map(({ code }) => code)).toEqual(["baihe"]);
    expect(document.areas).toHaveLength(173);
  });

  it("answers 304 when nothing changes while it waits", async () => {
    await serve(400);
    const { etag } = await ask("?after=0", await follower());
    const { status, body } = await ask(`?after=${JSON.parse(etag ?? "0")}`, await follower());
    expect([status, body]).toEqual([304, ""]);
  });

  it("answers 304 also when memory is collected while it waits", async () => {
    await serve(400);
    const { etag } = await ask("?after=0", await follower());
    const waiting = ask(`?after=${JSON.parse(etag ?? "0")}`, await follower());
    // A second answer shows that the first question has arrived
    await ask("", await follower());
    collectGarbage();
    expect((await waiting).status).toBe(304);
  });

  it("lets those who wait see a registration at once, and a version from before a restore too", async () => {
    const before = parseDirectoryDocument(JSON.parse((await ask("", await follower())).body));
    const waiting = Promise.all([
      ask(`?after=${before.version}`, await follower()),
      ask(`?after=${before.version}`, await follower()),
    ]);
    await registerSite("minglou", await generateSigningKey());
    for (const { status, body } of await waiting) {
      expect(status).toBe(200);
      expect(parseDirectoryDocument(JSON.parse(body)).sites.map(({ code }) => code)).toEqual(["baihe", "minglou"]);
    }
    expect((await ask("?after=9999", await follower())).status).toBe(200);
  });

  it("knows the processes of one issuer apart", async () => {
    const waits = jest.spyOn(directory, "awaitChange");
    for (const name of ["first", "second", undefined]) await ask("?after=0", await follower(), name);
    expect(waits.mock.calls.map(([question]) => question.follower)).toEqual(["baihe first", "baihe second", "baihe "]);
  });

  it("ends its waits when the server closes", async () => {
    const { etag } = await ask("", await follower());
    const waiting = ask(`?after=${JSON.parse(etag ?? "0")}`, await follower());
    // A second answer shows that the first question has arrived
    await ask("", await follower());
    await closeServer();
    expect((await waiting).status).toBe(304);
  });

  it("answers 401 without an identity or with one for somebody else", async () => {
    expect((await ask("")).status).toBe(401);
    expect((await ask("", await baihe.serviceIdentity("host"))).status).toBe(401);
    const stranger = new IdentitySigner({ issuer: "stranger", key: await generateSigningKey() });
    expect((await ask("", await stranger.serviceIdentity("park"))).status).toBe(401);
    expect(await announce(undefined, { site: "baihe", url: "http://127.0.0.1:1" })).toBe(401);
  });

  it("refuses a version that is none", async () => {
    expect((await ask("?after=soon", await follower())).status).toBe(400);
  });

  it("takes a site's announcement of its host", async () => {
    expect(await announce(await follower(), { site: "baihe", url: "http://127.0.0.1:5102/" })).toBe(204);
    const { sites } = parseDirectoryDocument(JSON.parse((await ask("", await gateway.serviceIdentity("park"))).body));
    expect(sites[0]?.url).toBe("http://127.0.0.1:5102");
  });

  it("refuses an announcement with another key, of another site, or without a URL", async () => {
    const thief = new IdentitySigner({ issuer: "baihe", key: await generateSigningKey() });
    expect(await announce(await thief.serviceIdentity("park"), { site: "baihe", url: "http://127.0.0.1:1" })).toBe(401);
    expect(await announce(await follower(), { site: "park", url: "http://127.0.0.1:1" })).toBe(403);
    expect(await announce(await gateway.serviceIdentity("park"), { site: "baihe", url: "http://127.0.0.1:1" })).toBe(
      403,
    );
    expect(await announce(await follower(), { site: "baihe", url: "file:///etc" })).toBe(400);
    expect(await announce(await follower(), { site: "baihe" })).toBe(400);
  });
});
