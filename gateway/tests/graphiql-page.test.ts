import { request } from "undici";

import { startFakeHub, type FakeHub } from "./fake-hub";

describe("GraphiQL", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub({ http: { hasGraphiQL: true } });
  });
  afterAll(() => hub.dispose());

  async function get(path: string) {
    const { statusCode, headers, body } = await request(new URL(path, hub.gateway.url));
    return { status: statusCode, type: String(headers["content-type"]), headers, text: await body.text() };
  }

  it("is served on / with everything that it loads", async () => {
    const page = await get("/");
    expect([page.status, page.type]).toEqual([200, "text/html; charset=utf-8"]);
    const addresses = [...page.text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = ""]) => address);
    const loaded = addresses.filter((address) => address !== "data:,");
    expect(loaded).toHaveLength(6);
    for (const address of loaded) {
      expect(address).toMatch(/^\/graphiql\/[\w.-]+$/);
      const asset = await get(address);
      expect([asset.status, asset.type]).toEqual([
        200,
        expect.stringMatching(/^text\/(css|javascript); charset=utf-8$/),
      ]);
      expect(asset.text.length).toBeGreaterThan(20);
    }
  });

  it("may load nothing from elsewhere", async () => {
    const policy = String((await get("/")).headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
    const { text } = await get("/graphiql/graphiql.css");
    const addresses = [...text.matchAll(/url\(\s*["']?([^)"']{0,20})/g)].map(([, address = ""]) => address);
    expect(addresses.filter((address) => !address.startsWith("data:"))).toEqual([]);
    expect(text).not.toContain("@import");
  });

  it("is not there unless it is asked for", async () => {
    const plain = await startFakeHub();
    const { statusCode, body } = await request(plain.gateway.url);
    await body.dump();
    await plain.dispose();
    expect(statusCode).toBe(404);
  });
});
