/* The configuration of match, read from the environment; main.ts is the only one that sees process.env. */
import { join } from "node:path";
import { boolean, durationMs, integer, oneOf, path, port, readEnv, setting, text, url } from "@park-hub/config";
import { brokerOf, EVENT_SETTINGS, type EventBroker } from "@park-hub/events-nats";
import { databaseTargetFor, type DatabaseTarget } from "@park-hub/database";
import { LOG_LEVELS, type LogLevel } from "@park-hub/telemetry";

const DAY_MS = 86_400_000;

/** What the environment may say. */
export const MATCH_SETTINGS = {
  port: setting({
    key: "HUB_PORT",
    rule: port(),
    default: 0,
    description: "Where match listens; 0 lets the system choose.",
  }),
  host: setting({
    key: "HUB_HOST",
    rule: text(),
    default: "127.0.0.1",
    description: "The interface that match listens on.",
  }),
  dataDir: setting({
    key: "HUB_DATA_DIR",
    rule: path(),
    default: ".data",
    description: "Folder of the embedded database and the directory's copy.",
  }),
  databaseUrl: setting<string | null>({
    key: "HUB_DATABASE_URL",
    rule: url("mysql:", "mariadb:"),
    default: null,
    isSecret: true,
    description: "The server that holds match's schema; without it match has a file.",
  }),
  databasePrefix: setting({
    key: "HUB_DATABASE_PREFIX",
    rule: text(/^[A-Za-z0-9_]{0,32}$/, "up to 32 letters, digits or _"),
    default: "hub_",
    description: "Put before the schema's name.",
  }),
  parkUrl: setting({
    key: "HUB_PARK_URL",
    rule: url("http:", "https:"),
    description: "Base URL of park's host, where the directory is.",
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
    description: "Folder of private keys; default <data>/keys.",
  }),
  lexiconFile: setting({
    key: "HUB_LEXICON_FILE",
    rule: path(),
    default: join(__dirname, "..", "lexicon", "community-work.json"),
    description: "The lexicon of the field; read again when it changes and on SIGHUP.",
  }),
  heartbeatTimeoutMs: setting({
    key: "HUB_HEARTBEAT_TIMEOUT",
    rule: durationMs({ min: 100, max: 600_000 }),
    default: 15_000,
    description: "How long a site may be silent before its facts count as stale: three heartbeats.",
  }),
  ownWritesWaitMs: setting({
    key: "HUB_OWN_WRITES_WAIT",
    rule: durationMs({ min: 0, max: 10_000 }),
    default: 500,
    description: "How long a query waits for its caller's own writes.",
  }),
  rankingKeptMs: setting({
    key: "HUB_RANKING_KEPT",
    rule: durationMs({ min: 1_000, max: 3_600_000 }),
    default: 120_000,
    description: "How long a ranked list is kept for its later pages.",
  }),
  rankingsAtMost: setting({
    key: "HUB_RANKINGS",
    rule: integer({ min: 1, max: 100_000 }),
    default: 500,
    description: "How many ranked lists are kept at a time.",
  }),
  hasSearchThread: setting({
    key: "HUB_SEARCH_THREAD",
    rule: boolean(),
    default: true,
    description: "Whether searches have a thread of their own, so that nothing else waits for them.",
  }),
  indexSavedEveryMs: setting({
    key: "HUB_INDEX_SAVED_EVERY",
    rule: durationMs({ min: 1_000, max: DAY_MS }),
    default: 600_000,
    description: "How often the index is saved in <data>/match-index.bin for the next start; also at a stop.",
  }),
  logKeptMs: setting({
    key: "HUB_LOG_KEPT",
    rule: durationMs({ min: 60_000, max: 3_650 * DAY_MS }),
    default: 30 * DAY_MS,
    description: "How long the hub-wide log is kept.",
  }),
  logKeptCount: setting({
    key: "HUB_LOG_KEPT_COUNT",
    rule: integer({ min: 1_000, max: 1_000_000_000 }),
    default: 1_000_000,
    description: "How many entries of the hub-wide log are kept at most.",
  }),
  webhooksPerSubject: setting({
    key: "HUB_WEBHOOKS_PER_SUBJECT",
    rule: integer({ min: 0, max: 10_000 }),
    default: 20,
    description: "How many webhooks one person or system may register.",
  }),
  leaseMs: setting({
    key: "HUB_LEADER_LEASE",
    rule: durationMs({ min: 500, max: 60_000 }),
    default: 5_000,
    description: "How long other match processes believe a leading one that is no longer heard of.",
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
  otelServiceName: setting({
    key: "OTEL_SERVICE_NAME",
    rule: text(),
    default: "match",
    description: "Match's name in traces; default `match`.",
  }),
} as const;

/** The configuration of match. */
export interface MatchConfig {
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseTarget;
  readonly parkUrl: string;
  readonly trustFile: string;
  readonly directoryCacheFile: string;
  readonly signingKeyFile: string;
  readonly lexiconFile: string;
  readonly heartbeatTimeoutMs: number;
  readonly ownWritesWaitMs: number;
  readonly rankingKeptMs: number;
  readonly rankingsAtMost: number;
  readonly leaseMs: number;
  readonly hasSearchThread: boolean;
  readonly indexFile: string;
  readonly indexSavedEveryMs: number;
  readonly logKeptMs: number;
  readonly logKeptCount: number;
  readonly webhooksPerSubject: number;
  /** Null: sites are followed over HTTP. */
  readonly broker: EventBroker | null;
  readonly logLevel: LogLevel;
  /** Base URL of the collector; null: no trace is recorded. */
  readonly otlpEndpoint: string | null;
  readonly otelServiceName: string;
}

/** @throws {HubError} CONFIG_INVALID naming every key with its value and rule. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): MatchConfig {
  const values = readEnv(environment, MATCH_SETTINGS);
  const { dataDir, databaseUrl, databasePrefix, keysDir, events, eventsPrefix, eventsDomain, eventsKeptMs, ...rest } =
    values;
  const location = { dataDir, serverUrl: databaseUrl ?? undefined, schemaPrefix: databasePrefix };
  return Object.freeze({
    ...rest,
    broker: brokerOf({ events, eventsPrefix, eventsDomain, eventsKeptMs }),
    database: databaseTargetFor(location, "match"),
    directoryCacheFile: join(dataDir, "match-directory.json"),
    indexFile: join(dataDir, "match-index.bin"),
    signingKeyFile: join(keysDir ?? join(dataDir, "keys"), "match.json"),
  });
}
