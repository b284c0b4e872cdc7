/*
 * The gateway process: reads the environment, starts, says where it listens, ends on a signal.
 * With HUB_GATEWAY_WORKERS above 1 it is the primary of that many processes; each of them comes through here again.
 */
import "./telemetry-off";

import cluster from "node:cluster";

import { HubError } from "@park-hub/errors";
import { createLogger, type Logger } from "@park-hub/telemetry";

import { loadConfig, type GatewayConfig } from "./config";
import { startGatewayProcess } from "./gateway-process";
import { startPrimaryProcess } from "./primary-process";
import type { GatewayServer } from "./server";

type Running = Pick<GatewayServer, "url" | "close">;

/** Requests under way get this long; then the process ends. */
const CLOSE_WITHIN_MS = 4_500;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ name: "gateway", level: config.logLevel });
  const server = await start(config, logger);
  endWithSignals(server);
  if (cluster.isWorker) return;
  // Whoever started the process waits for this line, at whatever level it logs
  logger.child({}, { level: "info" }).info({ msg: "ready", url: server.url }, "ready");
}

async function start(config: GatewayConfig, logger: Logger): Promise<Running> {
  const isPrimary = config.workers > 1 && cluster.isPrimary;
  return isPrimary ? startPrimaryProcess(config, logger) : startGatewayProcess(config, logger);
}

function endWithSignals(server: Running): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
    void server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  if (process.env.HUB_PARENT_PIPE !== "1") return;
  // The parent holds the other end: when it dies, however it dies, the pipe closes.
  process.stdin.once("end", end);
  process.stdin.once("close", end);
  process.stdin.resume();
}

main().catch((error: unknown) => {
  const isExpected = error instanceof HubError && error.code !== "INTERNAL";
  process.stderr.write(
    `gateway: ${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
