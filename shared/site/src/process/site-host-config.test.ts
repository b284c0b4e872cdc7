import { loadSiteHostConfig } from "./site-host-config";

const STATIONS = {
  HUB_SITES: "baihe,minglou",
  HUB_PARK_URL: "http://127.0.0.1:4101",
  HUB_TRUST_FILE: "/etc/hub/trust.json",
};
const STATION_DEFAULTS = { needsPark: true };

describe("loadSiteHostConfig()", () => {
  it("gives each site a file and a key of its own", () => {
    const { sites } = loadSiteHostConfig(
      { ...STATIONS, HUB_DATA_DIR: "/data", HUB_KEYS_DIR: "/keys" },
      STATION_DEFAULTS,
    );
    expect(sites).toEqual([
      {
        code: "baihe",
        databaseTarget: { kind: "embedded", file: "/data/sites/baihe.db" },
        signingKeyFile: "/keys/baihe.json",
        restoredFile: "/data/restored/baihe",
      },
      {
        code: "minglou",
        databaseTarget: { kind: "embedded", file: "/data/sites/minglou.db" },
        signingKeyFile: "/keys/minglou.json",
        restoredFile: "/data/restored/minglou",
      },
    ]);
  });

  it("gives each site a schema of its own on a server", () => {
    const { sites } = loadSiteHostConfig({ ...STATIONS, HUB_DATABASE_URL: "mysql://hub@db:3306" }, STATION_DEFAULTS);
    expect(sites[1]?.databaseTarget).toEqual({ kind: "server", url: "mysql://hub@db:3306/hub_minglou" });
  });

  it("hosts park where the environment names no site", () => {
    const config = loadSiteHostConfig(
      { HUB_TRUST_FILE: "/trust.json", HUB_PORT: "4101" },
      { sites: ["park"], needsPark: false },
    );
    expect(config).toMatchObject({ sites: [{ code: "park" }], publicUrl: null, port: 4101, timeZone: "Asia/Shanghai" });
    expect(config.parkUrl).toBe("http://127.0.0.1:4101");
  });

  it.each([
    [{ HUB_SITES: "" }, "HUB_SITES is missing"],
    [{ HUB_SITES: "baihe,Baihe" }, "HUB_SITES=baihe,Baihe is not a list"],
    [{ HUB_PARK_URL: "" }, "HUB_PARK_URL is missing"],
    [{ HUB_TRUST_FILE: "" }, "HUB_TRUST_FILE is missing"],
    [{ HUB_TIME_ZONE: "Mars/Olympus" }, "HUB_TIME_ZONE=Mars/Olympus is not an IANA time zone"],
    [{ HUB_PORT: "70000" }, "HUB_PORT=70000 is not a port"],
  ])("refuses %o in one line", (more, message) => {
    expect(() => loadSiteHostConfig({ ...STATIONS, ...more }, STATION_DEFAULTS)).toThrow(message);
  });

  it("publishes on the broker that it is told, else nowhere", () => {
    expect(loadSiteHostConfig(STATIONS, STATION_DEFAULTS).broker).toBeNull();
    const { broker } = loadSiteHostConfig({ ...STATIONS, HUB_EVENTS: "nats://nats:4222" }, STATION_DEFAULTS);
    expect(broker).toEqual({ url: "nats://nats:4222", prefix: "hub", domain: null, keptMs: 604_800_000 });
    const wrong = { ...STATIONS, HUB_EVENTS: "amqp://hub:secret@nats" };
    expect(() => loadSiteHostConfig(wrong, STATION_DEFAULTS)).toThrow(
      "HUB_EVENTS=*** is not a URL that begins with nats:// or tls://",
    );
  });

  it("sends spans nowhere unless told where", () => {
    expect(loadSiteHostConfig(STATIONS, STATION_DEFAULTS).otlpEndpoint).toBeNull();
  });

  it("never shows the password of the database", () => {
    const wrong = { ...STATIONS, HUB_DATABASE_URL: "postgres://hub:secret@db" };
    expect(() => loadSiteHostConfig(wrong, STATION_DEFAULTS)).toThrow("HUB_DATABASE_URL=*** is not a URL");
  });
});
