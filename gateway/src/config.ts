/*
 * The gateway's settings, from the environment to one frozen object. Only main.ts sees process.env.
 */
import { join } from "node:path";

import { readEnv } from "@park-hub/config";
import { HubError } from "@park-hub/errors";
import type { LogLevel } from "@park-hub/telemetry";

import type { HttpFeatures } from "./edge/http-features";
import type { OperationLimits } from "./limits/operation-limits";
import type { SubscriptionLimits } from "./limits/subscription-limits";
import { GATEWAY_SETTINGS } from "./settings";
import { webhookSettings } from "./webhooks/webhook-env";
import type { WebhookSettings } from "./webhooks/webhook-settings";

/** Where bearer tokens come from, as configured. */
export type TokenSettings =
  | { readonly mode: "development"; readonly keyFile: string }
  | { readonly mode: "production"; readonly jwksUrl: string; readonly issuer: string; readonly audience: string };

/** The gateway's configuration. */
export interface GatewayConfig {
  readonly port: number;
  readonly host: string;
  readonly workers: number;
  readonly stateDir: string;
  readonly keysDir: string;
  readonly parkUrl: string;
  readonly matchUrls: readonly string[];
  readonly tokens: TokenSettings;
  readonly corsOrigins: readonly string[];
  readonly deadlines: Deadlines;
  readonly maxAnswerBytes: number;
  readonly sharesRequests: boolean;
  readonly maxBodyBytes: number;
  readonly limits: OperationLimits;
  readonly subscriptionLimits: SubscriptionLimits;
  readonly subscriptions: { readonly keptEvents: number };
  readonly webhooks: Partial<WebhookSettings>;
  readonly http: HttpFeatures;
  readonly tracing: { readonly endpoint: string; readonly serviceName: string } | null;
  readonly readyMarker: string | null;
  readonly partnersFile: string | null;
  readonly logLevel: LogLevel;
}

/** Milliseconds until an answer must be there. */
export interface Deadlines {
  readonly siteQueryMs: number;
  readonly partQueryMs: number;
  readonly mutationMs: number;
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * The configuration of the environment.
 *
 * @throws {HubError} CONFIG_INVALID with every problem, each with key, value and rule.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const values = readEnv(environment, GATEWAY_SETTINGS);
  const tokens = tokenSettings(values);
  if (tokens.mode === "development" && !LOOPBACK.has(values.host)) {
    throw invalid(`HUB_HOST=${values.host} is not loopback: with HUB_DEV_KEY_FILE the hub listens on 127.0.0.1 only`);
  }
  return Object.freeze({
    port: values.port,
    host: values.host,
    workers: values.workers,
    stateDir: join(values.dataDir, "gateway"),
    keysDir: values.keysDir ?? join(values.dataDir, "keys"),
    parkUrl: withoutSlash(values.parkUrl),
    matchUrls: values.matchUrls.map(withoutSlash),
    tokens,
    corsOrigins: tokens.mode === "development" ? ["*"] : values.corsOrigins,
    deadlines: {
      siteQueryMs: values.siteDeadlineMs,
      partQueryMs: values.partDeadlineMs,
      mutationMs: values.mutationDeadlineMs,
    },
    maxAnswerBytes: values.maxAnswerBytes,
    sharesRequests: values.sharesRequests,
    maxBodyBytes: values.maxBodyBytes,
    limits: {
      maxDepth: values.maxDepth,
      maxRootFields: values.maxRootFields,
      maxFields: values.maxFields,
      maxAliases: values.maxAliases,
      maxPageSize: values.maxPageSize,
    },
    subscriptionLimits: {
      maxSubscriptions: values.maxSubscriptions,
      maxConnections: values.maxSubscriptionConnections,
      maxStartsPerMinute: values.maxSubscriptionStarts,
    },
    subscriptions: { keptEvents: values.keptEvents },
    webhooks: webhookSettings(values),
    http: {
      compressFromBytes: values.compressFromBytes,
      hasAccessLog: values.hasAccessLog,
      hasGraphiQL: tokens.mode === "development",
      hasMetrics: values.hasMetrics,
      trustedDocuments: trustedDocuments(values.trustedDocumentsFile, values.isTrustedDocumentsOnly),
    },
    tracing:
      values.otlpEndpoint === null ? null : { endpoint: values.otlpEndpoint, serviceName: values.otelServiceName },
    readyMarker: values.readyMarker,
    partnersFile: values.partnersFile,
    logLevel: values.logLevel,
  });
}

function tokenSettings(values: {
  readonly developmentKeyFile: string | null;
  readonly jwksUrl: string | null;
  readonly jwtIssuer: string | null;
  readonly jwtAudience: string | null;
}): TokenSettings {
  const { developmentKeyFile: keyFile, jwksUrl, jwtIssuer: issuer, jwtAudience: audience } = values;
  const isProduction = jwksUrl !== null && issuer !== null && audience !== null;
  const isMixed = keyFile !== null && (jwksUrl !== null || issuer !== null || audience !== null);
  if (isMixed)
    throw invalid("HUB_DEV_KEY_FILE and HUB_JWKS_URL exclude each other: tokens are of development or of production");
  if (keyFile !== null) return { mode: "development", keyFile };
  if (isProduction) return { mode: "production", jwksUrl, issuer, audience };
  throw invalid("HUB_JWKS_URL, HUB_JWT_ISSUER and HUB_JWT_AUDIENCE are needed, or HUB_DEV_KEY_FILE for development");
}

function trustedDocuments(file: string | null, isExclusive: boolean): HttpFeatures["trustedDocuments"] {
  if (file !== null) return { file, isExclusive };
  if (isExclusive) throw invalid("HUB_TRUSTED_DOCUMENTS_ONLY needs the manifest's path in HUB_TRUSTED_DOCUMENTS");
  return null;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}

function invalid(message: string): HubError {
  return new HubError("CONFIG_INVALID", message);
}
