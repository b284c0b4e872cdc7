/*
 * The configuration that every site host reads: park, stations, departments. Pure: environment in, frozen object out.
 * Before: main.ts, the only one that sees process.env. Leaves alone: key files and processes (run-site-host.ts).
 */
import { join } from "node:path";
import { list, oneOf, path, port, readEnv, setting, text, url, type Rule } from "@park-hub/config";
import { isSiteCode } from "@park-hub/contracts";
import { databaseTargetFor, type DatabaseTarget } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import { brokerOf, EVENT_SETTINGS, type EventBroker } from "@park-hub/events-nats";
import { LOG_LEVELS, type LogLevel } from "@park-hub/telemetry";

const timeZone: Rule<string> = {
  expected: "an IANA time zone such as Asia/Shanghai",
  parse: (name) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    } catch {
      // Intl knows the zones; what it refuses is none
      return undefined;
    }
  },
};

const siteCode: Rule<string> = {
  expected: "a site code of the form [a-z][a-z0-9-]{1,30}",
  parse: (code) => (isSiteCode(code) ? code : undefined),
};

/** What the environment may say to a site host. */
export const SITE_HOST_SETTINGS = {
  sites: setting<readonly string[]>({
    key: "HUB_SITES",
    rule: list(siteCode),
    default: [],
    description: "Codes of the sites that this process hosts, separated by commas; park hosts `park`.",
  }),
  port: setting({
    key: "HUB_PORT",
    rule: port(),
    default: 0,
    description: "Where the host listens; 0 lets the system choose.",
  }),
  host: setting({
    key: "HUB_HOST",
    rule: text(),
    default: "127.0.0.1",
    description: "The interface that the host listens on.",
  }),
  publicUrl: setting<string | null>({
    key: "HUB_PUBLIC_URL",
    rule: url("http:", "https:"),
    default: null,
    description: "Base URL by which the other parts reach the host; default its own interface and port.",
  }),
  dataDir: setting({
    key: "HUB_DATA_DIR",
    rule: path(),
    default: ".data",
    description: "Folder of the embedded databases, the keys and the directory's copy.",
  }),
  databaseUrl: setting<string | null>({
    key: "HUB_DATABASE_URL",
    rule: url("mysql:", "mariadb:"),
    default: null,
    isSecret: true,
    description: "The server that holds one schema a site; without it each site has a file.",
  }),
  databasePrefix: setting({
    key: "HUB_DATABASE_PREFIX",
    rule: text(/^[A-Za-z0-9_]{0,32}$/, "up to 32 letters, digits or _"),
    default: "hub_",
    description: "Put before each schema's name.",
  }),
  parkUrl: setting<string | null>({
    key: "HUB_PARK_URL",
    rule: url("http:", "https:"),
    default: null,
    description: "Base URL of park's host, where the directory is; park itself needs none.",
  }),
  trustFile: setting({
    key: "HUB_TRUST_FILE",
    rule: path(),
    description: "Public keys of gateway, match and park: {issuer: JWK}.",
  }),
  keysDir: setting<string | null>({
    key: "HUB_KEYS_DIR",
    rule: path(),
    default: null,
    description: "Folder of private keys, <site>.json each, made on first use; default <data>/keys.",
  }),
  timeZone: setting({
    key: "HUB_TIME_ZONE",
    rule: timeZone,
    default: "Asia/Shanghai",
    description: "Where the hub's days begin and end.",
  }),
  ...EVENT_SETTINGS,
  logLevel: setting<LogLevel>({
    key: "HUB_LOG_LEVEL",
    rule: oneOf(...LOG_LEVELS),
    default: "info",
    description: "The least level that is logged.",
  }),
  otlpEndpoint: setting<string | null>({
    key: "OTEL_EXPORTER_OTLP_ENDPOINT",
    rule: url("http:", "https:"),
    default: null,
    description: "OpenTelemetry collector that spans go to (OTLP over HTTP); without it no trace is recorded.",
  }),
  otelServiceName: setting<string | null>({
    key: "OTEL_SERVICE_NAME",
    rule: text(),
    default: null,
    description: "The host's name in traces; default its program's name.",
  }),
} as const;

/** The configuration of a site host. */
export interface SiteHostConfig {
  readonly sites: readonly SiteConfig[];
  readonly port: number;
  readonly host: string;
  /** Base URL by which others reach the host; null: its own interface and port. */
  readonly publicUrl: string | null;
  /** Base URL of park's host; park's own is its public one. */
  readonly parkUrl: string;
  readonly trustFile: string;
  /** The last good directory; a file of its own for each host that shares the data folder. */
  readonly directoryCacheFile: string;
  readonly timeZone: string;
  /** Where the change feed is published; null: it is served over HTTP alone. */
  readonly broker: EventBroker | null;
  readonly logLevel: LogLevel;
  /** Base URL of the collector; null: no trace is recorded. */
  readonly otlpEndpoint: string | null;
  /** Null: the name of the program. */
  readonly otelServiceName: string | null;
}

/** One site of a host. */
export interface SiteConfig {
  readonly code: string;
  readonly databaseTarget: DatabaseTarget;
  /** Its private key, a JWK. */
  readonly signingKeyFile: string;
  /** An empty file there says that the site's database was restored from a backup. */
  readonly restoredFile: string;
}

/** What kinds of hosts differ in. */
export interface SiteHostDefaults {
  /** Sites where the environment names none; without it HUB_SITES is required. */
  readonly sites?: readonly string[];
  /** Whether the directory comes from elsewhere, so that HUB_PARK_URL is required. */
  readonly needsPark: boolean;
}

/** @throws {HubError} CONFIG_INVALID naming every key with its value and rule. */
export function loadSiteHostConfig(
  environment: Readonly<Record<string, string | undefined>>,
  defaults: SiteHostDefaults,
): SiteHostConfig {
  const values = readEnv(environment, SITE_HOST_SETTINGS);
  const { dataDir, databaseUrl, databasePrefix, keysDir, events, eventsPrefix, eventsDomain, eventsKeptMs, ...rest } =
    values;
  const codes = values.sites.length > 0 ? values.sites : (defaults.sites ?? []);
  const [firstCode] = codes;
  if (firstCode === undefined) throw missing("HUB_SITES", SITE_HOST_SETTINGS.sites.rule);
  const ownUrl = values.publicUrl ?? (values.port === 0 ? null : `http://${values.host}:${values.port}`);
  const parkUrl = values.parkUrl ?? (defaults.needsPark ? null : ownUrl);
  if (parkUrl === null) throw missing("HUB_PARK_URL", SITE_HOST_SETTINGS.parkUrl.rule);
  const location = { dataDir, serverUrl: databaseUrl ?? undefined, schemaPrefix: databasePrefix };
  return Object.freeze({
    ...rest,
    parkUrl,
    broker: brokerOf({ events, eventsPrefix, eventsDomain, eventsKeptMs }),
    sites: codes.map((code) => ({
      code,
      databaseTarget: databaseTargetFor(location, `sites/${code}`),
      signingKeyFile: join(keysDir ?? join(dataDir, "keys"), `${code}.json`),
      restoredFile: join(dataDir, "restored", code),
    })),
    directoryCacheFile: join(dataDir, `${firstCode}-directory.json`),
  });
}

function missing(key: string, rule: Rule<unknown>): HubError {
  return new HubError("CONFIG_INVALID", `${key} is missing: it must be ${rule.expected}`);
}
