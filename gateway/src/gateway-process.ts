/*
 * One process that answers requests: the only one, or a worker of a pool.
 */
import cluster from "node:cluster";
import { join } from "node:path";

import { loadOrCreateSigningKey, publicKeyOf, type BearerSource } from "@park-hub/identity";
import type { Logger } from "@park-hub/telemetry";

import { ClusterMetrics, tellListening } from "./cluster/cluster-worker";
import type { GatewayConfig, TokenSettings } from "./config";
import { startGateway, type GatewayServer } from "./server";

/** Starts it; a worker tells its primary when it listens. */
export async function startGatewayProcess(config: GatewayConfig, logger: Logger): Promise<GatewayServer> {
  const workers = cluster.isWorker ? new ClusterMetrics() : null;
  const server = await startGateway({
    ...config,
    signingKey: await loadOrCreateSigningKey(join(config.keysDir, "gateway.json")),
    bearer: await bearerSource(config.tokens),
    logger,
    http: { ...config.http, ...(workers === null ? {} : { clusterMetrics: () => workers.text() }) },
  });
  if (cluster.isWorker) tellListening(server.url);
  return server;
}

async function bearerSource(tokens: TokenSettings): Promise<BearerSource> {
  if (tokens.mode === "development") {
    return { mode: "development", publicKey: publicKeyOf(await loadOrCreateSigningKey(tokens.keyFile)) };
  }
  const { issuer, audience, jwksUrl } = tokens;
  return { mode: "production", providers: [{ issuer, audience, jwksUrl }] };
}
