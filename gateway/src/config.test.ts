import { loadConfig } from "./config";

const BASE = {
  HUB_PARK_URL: "http://127.0.0.1:4001/",
  HUB_MATCH_URL: "http://127.0.0.1:4002",
  HUB_DATA_DIR: "/var/hub",
};

describe("loadConfig()", () => {
  it("takes defaults for what is not set", () => {
    const config = loadConfig({ ...BASE, HUB_DEV_KEY_FILE: "/var/hub/keys/development.json" });
    expect(config).toMatchObject({
      port: 4000,
      host: "127.0.0.1",
      stateDir: "/var/hub/gateway",
      keysDir: "/var/hub/keys",
      parkUrl: "http://127.0.0.1:4001",
      tokens: { mode: "development" },
      corsOrigins: ["*"],
      deadlines: { siteQueryMs: 2_000 },
    });
  });

  it("reads the provider of production's tokens", () => {
    const config = loadConfig({
      ...BASE,
      HUB_HOST: "0.0.0.0",
      HUB_JWKS_URL: "https://id.example/jwks",
      HUB_JWT_ISSUER: "https://id.example",
      HUB_JWT_AUDIENCE: "park-hub",
    });
    expect(config).toMatchObject({ tokens: { mode: "production", audience: "park-hub" }, corsOrigins: [] });
  });

  it.each([
    [{}, "HUB_PARK_URL is missing"],
    [BASE, "HUB_JWKS_URL, HUB_JWT_ISSUER and HUB_JWT_AUDIENCE are needed, or HUB_DEV_KEY_FILE for development"],
    [{ ...BASE, HUB_DEV_KEY_FILE: "k", HUB_HOST: "0.0.0.0" }, "HUB_HOST=0.0.0.0 is not loopback"],
    [{ ...BASE, HUB_DEV_KEY_FILE: "k", HUB_JWKS_URL: "https://id.example/jwks" }, "exclude each other"],
    [{ ...BASE, HUB_DEV_KEY_FILE: "k", HUB_SITE_DEADLINE: "soon" }, "HUB_SITE_DEADLINE=soon is not a duration"],
  ])("refuses %j", (environment, message) => {
    expect(() => loadConfig(environment)).toThrow(message);
  });
});
