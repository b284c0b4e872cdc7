/*
 * The gateway process: the only module that sees the environment.
 * With HUB_GATEWAY_WORKERS above 1 it is the primary of that many processes; each of them comes through here again.
 */
import "./telemetry-off";

import cluster from "node:cluster";

import { runProgram, type Running } from "@park-hub/process";
import { createLogger, type Logger } from "@park-hub/telemetry";

import { loadConfig, type GatewayConfig } from "./config";
import { startGatewayProcess } from "./gateway-process";
import { startPrimaryProcess } from "./primary-process";

async function start(config: GatewayConfig, logger: Logger): Promise<Running> {
  const isPrimary = config.workers > 1 && cluster.isPrimary;
  return isPrimary ? startPrimaryProcess(config, logger) : startGatewayProcess(config, logger);
}

runProgram({
  name: "gateway",
  environment: process.env,
  start: async () => {
    const config = loadConfig(process.env);
    const logger = createLogger({ name: "gateway", level: config.logLevel });
    return { running: await start(config, logger), logger, ready: cluster.isWorker ? null : {} };
  },
});
