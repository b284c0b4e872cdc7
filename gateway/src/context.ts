/*
 * What the gateway's stages share for as long as the process lives: connections, keys, the directory and what is seen
 * of the sites. Built once by server.ts, closed by it; pipeline.ts joins the stages over it.
 */
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { DirectoryFollower, type Directory } from "@park-hub/directory";
import {
  BearerVerifier,
  IDENTITY_HEADER,
  IdentitySigner,
  type BearerSource,
  type SigningJwk,
} from "@park-hub/identity";
import { exportSpans, type SpanExporter } from "@park-hub/telemetry";

import type { Deadlines } from "./config";
import { ContractBoard } from "./directory/contract-board";
import { SiteHealthBoard } from "./directory/site-health";
import type { HttpFeatures } from "./edge/http-features";
import type { OperationLimits } from "./limits/operation-limits";
import { GatewayMetrics } from "./telemetry/gateway-metrics";
import type { SubscriptionLimits } from "./limits/subscription-limits";
import type { GatewayLogger } from "./operation";
import { GraphTransport } from "./sources/graph-transport";
import { HostGates } from "./sources/host-gates";
import { SharedFlights } from "./sources/shared-flights";
import { probeHost } from "./sources/host-questions";
import { MatchBoard } from "./sources/match-board";
import type { SubscriptionHubOptions } from "./subscriptions/subscription-hub";
import type { WebhookSettings } from "./webhooks/webhook-settings";

const REFRESH_WITHIN_MS = 500;

/** How subscriptions are kept and how their connections live. */
export interface SubscriptionTuning extends Partial<
  Pick<SubscriptionHubOptions, "keptEvents" | "patienceMs" | "silenceMs" | "resume">
> {
  /** Milliseconds between two signs of life to a client. */
  readonly pingMs?: number;
  /** How long a client may leave a result unread before its connection is cut, in ms. */
  readonly stallMs?: number;
}

/** What a gateway is started with. */
export interface GatewayOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Where the last good directory and supergraph are kept. */
  readonly stateDir: string;
  readonly parkUrl: string;
  /** Base URLs of match's processes, in the order of preference. */
  readonly matchUrls: readonly string[];
  /** The gateway's own private key. */
  readonly signingKey: SigningJwk;
  readonly bearer: BearerSource;
  readonly corsOrigins: readonly string[];
  readonly deadlines: Deadlines;
  readonly maxAnswerBytes: number;
  /** Whether equal queries to a part that are under way for one principal are one; default false. */
  readonly sharesRequests?: boolean;
  readonly maxBodyBytes: number;
  readonly limits: OperationLimits;
  /** What the edge does around the graph; default all its defaults. */
  readonly http?: HttpFeatures;
  /** How much one principal may follow; default DEFAULT_SUBSCRIPTION_LIMITS. */
  readonly subscriptionLimits?: SubscriptionLimits;
  /** How subscriptions are kept; default all their defaults. */
  readonly subscriptions?: SubscriptionTuning;
  /** How webhooks are delivered; what is left out is as in DEFAULT_WEBHOOK_SETTINGS. */
  readonly webhooks?: Partial<WebhookSettings>;
  /** The OpenTelemetry collector that spans go to; default none. */
  readonly tracing?: { readonly endpoint: string; readonly serviceName: string } | null;
  /** A file that must be there before the gateway calls itself ready; null for none. */
  readonly readyMarker: string | null;
  /** The file that names the partners; default none. */
  readonly partnersFile?: string | null;
  readonly logger: GatewayLogger;
  /** Milliseconds between two looks at the hosts; default 3,000. */
  readonly watchIntervalMs?: number;
  /** Milliseconds that a host has to say how it is, and match and park whether they are ready; default 1,000. */
  readonly probeMs?: number;
}

/** What the stages share. */
export interface GatewayContext {
  readonly options: GatewayOptions;
  readonly transport: GraphTransport;
  /** The bounds of requests under way to parts and hosts. */
  readonly gates: HostGates;
  /** Where equal queries under way meet; null where each operation asks for itself. */
  readonly flights: SharedFlights | null;
  readonly signer: IdentitySigner;
  readonly verifier: BearerVerifier;
  readonly follower: DirectoryFollower;
  readonly health: SiteHealthBoard;
  readonly contracts: ContractBoard;
  readonly match: MatchBoard;
  readonly metrics: GatewayMetrics;
  /** Null where no collector is configured. */
  readonly spans: SpanExporter | null;
  /** Asks park for news and gives what is known half a second later at the latest. */
  refreshDirectory(): Promise<Directory | null>;
  close(): Promise<void>;
}

/** Builds the context; the follower begins to ask park. */
export function buildContext(options: GatewayOptions): GatewayContext {
  const { logger } = options;
  const signer = new IdentitySigner({ issuer: "gateway", key: options.signingKey });
  const transport = new GraphTransport({ maxAnswerBytes: options.maxAnswerBytes });
  const follower = new DirectoryFollower({
    parkUrl: options.parkUrl,
    headers: async () => ({ [IDENTITY_HEADER]: await signer.serviceIdentity("park") }),
    cacheFile: join(options.stateDir, "directory.json"),
    onWarning: ({ code, message }) => logger.warn({ code, detail: message }, "directory"),
    backOff: { maxMs: 2_000 },
    refreshIntervalMs: 200,
  });
  const metrics = new GatewayMetrics();
  const match = new MatchBoard({
    urls: options.matchUrls,
    probe: (url) => probeHost(transport, `${url}/health/ready`, options.probeMs),
    onChange: (url, state) => logger.info({ url, state }, "a match process"),
  });
  const { endpoint = null, serviceName = "" } = options.tracing ?? {};
  const spans = exportSpans(endpoint, serviceName, logger);
  return {
    options,
    transport,
    gates: new HostGates(),
    flights: options.sharesRequests === true ? new SharedFlights() : null,
    metrics,
    spans,
    signer,
    verifier: new BearerVerifier(options.bearer),
    follower,
    health: new SiteHealthBoard(),
    contracts: new ContractBoard(),
    match,
    refreshDirectory: async () => {
      // A park that hangs must not hold up whoever asks for a site that does not exist.
      await Promise.race([follower.refresh(), pause(REFRESH_WITHIN_MS, undefined, { ref: false })]);
      return follower.current();
    },
    close: async () => {
      await follower.close();
      await match.close();
      await transport.close();
      metrics.close();
      await spans?.close();
    },
  };
}
