import { HubError } from "@park-hub/errors";
import { describeSettings, readEnv, setting } from "./read-env";
import { durationMs, integer, list, oneOf, port, text, url } from "./rules";

const SETTINGS = {
  port: setting({ key: "PORT", rule: port(), default: 4000, description: "Where the hub listens." }),
  siteCodes: setting({
    key: "HUB_SITES",
    rule: list(text(/^[a-z][a-z0-9-]{1,30}$/, "a site code")),
    description: "The sites of this process.",
  }),
  databaseUrl: setting<string | null>({
    key: "HUB_DATABASE_URL",
    rule: url("mysql:"),
    default: null,
    isSecret: true,
    description: "The server that holds the sites' schemas; without it each site has a file.",
  }),
  logLevel: setting({
    key: "HUB_LOG_LEVEL",
    rule: oneOf("debug", "info", "warn"),
    default: "info",
    description: "The least level that is logged.",
  }),
};

function problemOf(work: () => unknown): HubError {
  try {
    work();
  } catch (error) {
    if (error instanceof HubError) return error;
  }
  throw new Error("no HubError was thrown");
}

describe("readEnv()", () => {
  it("reads what is there and takes defaults for the rest", () => {
    const config = readEnv({ HUB_SITES: "baihe, minglou", PORT: " 4100 " }, SETTINGS);
    const {
      port: portNumber,
      siteCodes,
      databaseUrl,
    }: { port: number; siteCodes: readonly string[]; databaseUrl: string | null } = config;
    expect({ portNumber, siteCodes, databaseUrl, logLevel: config.logLevel }).toEqual({
      portNumber: 4100,
      siteCodes: ["baihe", "minglou"],
      databaseUrl: null,
      logLevel: "info",
    });
  });

  it("freezes the result", () => {
    const config = readEnv({ HUB_SITES: "baihe" }, SETTINGS);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.siteCodes)).toBe(true);
  });

  it("takes an empty value for absent", () => {
    expect(readEnv({ HUB_SITES: "baihe", PORT: "", HUB_DATABASE_URL: "  " }, SETTINGS)).toMatchObject({
      port: 4000,
      databaseUrl: null,
    });
  });

  it("names every problem in one throw, with key, value and rule", () => {
    const error = problemOf(() => readEnv({ PORT: "70000", HUB_LOG_LEVEL: "loud" }, SETTINGS));
    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.message).toBe(
      "PORT=70000 is not a port from 0 to 65535; " +
        "HUB_SITES is missing: it must be a list, separated by commas, each a site code, none twice; " +
        "HUB_LOG_LEVEL=loud is not one of debug, info, warn",
    );
    expect(error.details.problems).toContainEqual({ key: "PORT", value: "70000", rule: "a port from 0 to 65535" });
  });

  it("keeps secrets out of messages and details", () => {
    const error = problemOf(() =>
      readEnv({ HUB_SITES: "baihe", HUB_DATABASE_URL: "postgres://hub:hunter2@host/db" }, SETTINGS),
    );
    expect(error.message).toBe("HUB_DATABASE_URL=*** is not a URL that begins with mysql://");
    expect(JSON.stringify(error.details)).not.toContain("hunter2");
  });
});

describe("describeSettings()", () => {
  it("gives a row a setting, with required ones marked", () => {
    const rows = describeSettings({
      ...SETTINGS,
      waitMs: setting({ key: "WAIT", rule: durationMs({ min: 0, max: 9 }), default: 5, description: "Wait." }),
    });
    expect(rows.map(({ key, default: shown }) => `${key} ${shown}`)).toEqual([
      "PORT 4000",
      "HUB_SITES required",
      "HUB_DATABASE_URL null",
      'HUB_LOG_LEVEL "info"',
      "WAIT 5",
    ]);
    expect(rows[0]).toMatchObject({ rule: "a port from 0 to 65535", description: "Where the hub listens." });
  });
});

describe("setting()", () => {
  it("accepts a rule of its own", () => {
    const even = {
      expected: "an even number",
      parse: (value: string) => (Number(value) % 2 === 0 ? Number(value) : undefined),
    };
    const own = { pairs: setting({ key: "PAIRS", rule: even, description: "Pairs." }) };
    expect(readEnv({ PAIRS: "4" }, own).pairs).toBe(4);
    expect(() => readEnv({ PAIRS: "3" }, own)).toThrow("PAIRS=3 is not an even number");
    expect(integer({ min: 1, max: 2 }).expected).toBe("an integer from 1 to 2");
  });
});
