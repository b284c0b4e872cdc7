/*
 * The process that answers nothing itself and keeps the workers of HUB_GATEWAY_WORKERS behind one port.
 * Does once what each worker would do at its start: keys that are not there yet, the supergraph.
 */
import { join } from "node:path";

import { loadOrCreateSigningKey } from "@park-hub/identity";
import type { Logger } from "@park-hub/telemetry";

import { WorkerPool } from "./cluster/worker-pool";
import type { GatewayConfig } from "./config";
import { listGraphs } from "./plan/graph-definition";
import { loadSupergraph } from "./plan/supergraph";
import type { GatewayServer } from "./server";

/** Starts the workers; resolves when each of them listens. */
export async function startPrimaryProcess(
  config: GatewayConfig,
  logger: Logger,
): Promise<Pick<GatewayServer, "url" | "close">> {
  await loadOrCreateSigningKey(join(config.keysDir, "gateway.json"));
  if (config.tokens.mode === "development") await loadOrCreateSigningKey(config.tokens.keyFile);
  await loadSupergraph(listGraphs(), join(config.stateDir, "supergraph.json"), (reason) =>
    logger.warn({ err: reason }, "the supergraph cannot be kept on disk; each worker composes it"),
  );
  const pool = new WorkerPool({ workers: config.workers, logger, closeWithinMs: 4_000 });
  try {
    return { url: await pool.start(), close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}
