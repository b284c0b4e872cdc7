import { join } from "node:path";
import { loadConfig } from "./config";

const REQUIRED = { HUB_PARK_URL: "http://127.0.0.1:4001", HUB_TRUST_FILE: "/keys/trust.json", HUB_DATA_DIR: "/data" };

describe("loadConfig()", () => {
  it("keeps everything under the data folder unless told otherwise", () => {
    expect(loadConfig(REQUIRED)).toMatchObject({
      database: { kind: "embedded", file: join("/data", "match.db") },
      directoryCacheFile: join("/data", "match-directory.json"),
      signingKeyFile: join("/data", "keys", "match.json"),
      heartbeatTimeoutMs: 15_000,
      ownWritesWaitMs: 500,
      rankingKeptMs: 120_000,
      otlpEndpoint: null,
    });
  });

  it("takes a schema of the server where one is configured", () => {
    const config = loadConfig({
      ...REQUIRED,
      HUB_DATABASE_URL: "mysql://hub:secret@db:3306",
      HUB_DATABASE_PREFIX: "yz_",
    });
    expect(config.database).toEqual({ kind: "server", url: "mysql://hub:secret@db:3306/yz_match" });
  });

  it("names every key that is wrong", () => {
    expect(() => loadConfig({ HUB_PORT: "x", HUB_OWN_WRITES_WAIT: "1w" })).toThrow(
      /HUB_PORT=x .*HUB_PARK_URL is missing.*HUB_TRUST_FILE is missing.*HUB_OWN_WRITES_WAIT=1w/,
    );
  });
});
