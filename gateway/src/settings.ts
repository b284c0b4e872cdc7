/*
 * Every key that the gateway reads from its environment, with its rule, default and description.
 * After: config.ts, which reads them.
 */
import { boolean, durationMs, integer, list, oneOf, path, port, setting, text, url } from "@park-hub/config";
import { LOG_LEVELS, type LogLevel } from "@park-hub/telemetry";

import { DEFAULT_LIMITS } from "./limits/operation-limits";
import { DEFAULT_SUBSCRIPTION_LIMITS } from "./limits/subscription-limits";
import { WEBHOOK_SETTINGS } from "./webhooks/webhook-env";

/** Every setting of the gateway. */
export const GATEWAY_SETTINGS = {
  port: setting({ key: "HUB_PORT", rule: port(), default: 4000, description: "Port of the graph." }),
  host: setting({ key: "HUB_HOST", rule: text(), default: "127.0.0.1", description: "Address to listen on." }),
  workers: setting({
    key: "HUB_GATEWAY_WORKERS",
    rule: integer({ min: 1, max: 64 }),
    default: 1,
    description: "Processes that answer behind the one port; above 1 a further one watches over them.",
  }),
  dataDir: setting({
    key: "HUB_DATA_DIR",
    rule: path(),
    default: ".data",
    description: "Where last good copies are kept.",
  }),
  keysDir: setting<string | null>({
    key: "HUB_KEYS_DIR",
    rule: path(),
    default: null,
    description: "Where the gateway's signing key lies; default <HUB_DATA_DIR>/keys.",
  }),
  parkUrl: setting({ key: "HUB_PARK_URL", rule: url("http:", "https:"), description: "Base URL of park's host." }),
  matchUrls: setting({
    key: "HUB_MATCH_URL",
    rule: list(url("http:", "https:")),
    description: "Base URLs of the match processes, separated by commas; the first one that is there is asked.",
  }),
  developmentKeyFile: setting<string | null>({
    key: "HUB_DEV_KEY_FILE",
    rule: path(),
    default: null,
    description: "Key of development tokens; with it the gateway listens on loopback only.",
  }),
  jwksUrl: setting<string | null>({
    key: "HUB_JWKS_URL",
    rule: url("http:", "https:"),
    default: null,
    description: "Where the keys of bearer tokens are in production.",
  }),
  jwtIssuer: setting<string | null>({
    key: "HUB_JWT_ISSUER",
    rule: text(),
    default: null,
    description: "The `iss` of bearer tokens in production.",
  }),
  jwtAudience: setting<string | null>({
    key: "HUB_JWT_AUDIENCE",
    rule: text(),
    default: null,
    description: "The `aud` of bearer tokens in production.",
  }),
  corsOrigins: setting<readonly string[]>({
    key: "HUB_CORS_ORIGINS",
    rule: list(text(/^(\*|https?:\/\/[^/]+)$/, "an origin such as https://dashboard.example, or *")),
    default: [],
    description: "Origins whose pages may ask; development adds every origin.",
  }),
  siteDeadlineMs: setting({
    key: "HUB_SITE_DEADLINE",
    rule: durationMs({ min: 50, max: 60_000 }),
    default: 2_000,
    description: "Until when a site must answer a query.",
  }),
  mutationDeadlineMs: setting({
    key: "HUB_MUTATION_DEADLINE",
    rule: durationMs({ min: 50, max: 120_000 }),
    default: 10_000,
    description: "Until when a part must answer a mutation.",
  }),
  partDeadlineMs: setting({
    key: "HUB_PART_DEADLINE",
    rule: durationMs({ min: 50, max: 60_000 }),
    default: 5_000,
    description: "Until when park and match must answer a query.",
  }),
  maxAnswerBytes: setting({
    key: "HUB_MAX_ANSWER_BYTES",
    rule: integer({ min: 1_024, max: 1_073_741_824 }),
    default: 16_777_216,
    description: "Longest answer of a part.",
  }),
  sharesRequests: setting({
    key: "HUB_SHARE_REQUESTS",
    rule: boolean(),
    default: false,
    description:
      "Whether equal queries to a part that are under way for one principal are one request. Off: a change made through another gateway or worker may be missed by a query that follows within milliseconds.",
  }),
  maxBodyBytes: setting({
    key: "HUB_MAX_BODY_BYTES",
    rule: integer({ min: 1_024, max: 1_073_741_824 }),
    default: 4_194_304,
    description: "Largest body of a request.",
  }),
  maxDepth: setting({
    key: "HUB_MAX_DEPTH",
    rule: integer({ min: 1, max: 1_000 }),
    default: DEFAULT_LIMITS.maxDepth,
    description: "Levels of fields in an operation.",
  }),
  maxRootFields: setting({
    key: "HUB_MAX_ROOT_FIELDS",
    rule: integer({ min: 1, max: 10_000 }),
    default: DEFAULT_LIMITS.maxRootFields,
    description: "Root fields of an operation.",
  }),
  maxFields: setting({
    key: "HUB_MAX_FIELDS",
    rule: integer({ min: 1, max: 1_000_000 }),
    default: DEFAULT_LIMITS.maxFields,
    description: "Fields of an operation, fragments expanded.",
  }),
  maxAliases: setting({
    key: "HUB_MAX_ALIASES",
    rule: integer({ min: 0, max: 100_000 }),
    default: DEFAULT_LIMITS.maxAliases,
    description: "Aliased fields of an operation.",
  }),
  maxPageSize: setting({
    key: "HUB_MAX_PAGE_SIZE",
    rule: integer({ min: 1, max: 100_000 }),
    default: DEFAULT_LIMITS.maxPageSize,
    description: "Largest page that may be asked for.",
  }),
  maxSubscriptions: setting({
    key: "HUB_MAX_SUBSCRIPTIONS",
    rule: integer({ min: 1, max: 1_000_000 }),
    default: DEFAULT_SUBSCRIPTION_LIMITS.maxSubscriptions,
    description: "Subscriptions that one principal may have at a time.",
  }),
  maxSubscriptionConnections: setting({
    key: "HUB_MAX_SUBSCRIPTION_CONNECTIONS",
    rule: integer({ min: 1, max: 1_000_000 }),
    default: DEFAULT_SUBSCRIPTION_LIMITS.maxConnections,
    description: "Connections with subscriptions that one principal may have at a time.",
  }),
  maxSubscriptionStarts: setting({
    key: "HUB_MAX_SUBSCRIPTION_STARTS",
    rule: integer({ min: 1, max: 10_000_000 }),
    default: DEFAULT_SUBSCRIPTION_LIMITS.maxStartsPerMinute,
    description: "Subscriptions that one principal may begin within a minute.",
  }),
  keptEvents: setting({
    key: "HUB_KEPT_EVENTS",
    rule: integer({ min: 10, max: 100_000 }),
    default: 1_000,
    description: "Events kept for subscribers of one kind; who falls behind more is told to resume.",
  }),
  ...WEBHOOK_SETTINGS,
  compressFromBytes: setting({
    key: "HUB_COMPRESS_FROM_BYTES",
    rule: integer({ min: 0, max: 1_073_741_824 }),
    default: 1_024,
    description: "Least size of an answer that is compressed for who accepts it (br, gzip); 0 compresses nothing.",
  }),
  hasAccessLog: setting({
    key: "HUB_ACCESS_LOG",
    rule: boolean(),
    default: true,
    description: "Whether every request has a line in the log, without tokens and variables.",
  }),
  hasMetrics: setting({
    key: "HUB_METRICS",
    rule: boolean(),
    default: true,
    description: "Whether /metrics shows counters to Prometheus.",
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
    default: "park-hub-gateway",
    description: "The gateway's name in traces.",
  }),
  trustedDocumentsFile: setting<string | null>({
    key: "HUB_TRUSTED_DOCUMENTS",
    rule: path(),
    default: null,
    description: "Manifest of trusted documents: Apollo's, or a JSON map from id to document.",
  }),
  isTrustedDocumentsOnly: setting({
    key: "HUB_TRUSTED_DOCUMENTS_ONLY",
    rule: boolean(),
    default: false,
    description: "Whether documents of no manifest are refused.",
  }),
  partnersFile: setting<string | null>({
    key: "HUB_PARTNERS_FILE",
    rule: path(),
    default: null,
    description: "JSON list of partners with schemas of their own ({name, url, sdlFile?}); followed while it changes.",
  }),
  readyMarker: setting<string | null>({
    key: "HUB_READY_MARKER",
    rule: path(),
    default: null,
    description: "A file that must be there before the gateway calls itself ready: the demo data is in.",
  }),
  logLevel: setting<LogLevel>({
    key: "HUB_LOG_LEVEL",
    rule: oneOf(...LOG_LEVELS),
    default: "info",
    description: "The least level that is logged.",
  }),
};
