/*
 * The gateway process: reads the environment, starts, says where it listens, ends on a signal.
 */
import "./telemetry-off";

import { join } from "node:path";

import { HubError } from "@park-hub/errors";
import { loadOrCreateSigningKey, publicKeyOf, type BearerSource } from "@park-hub/identity";
import { createLogger } from "@park-hub/telemetry";

import { loadConfig, type TokenSettings } from "./config";
import { startGateway, type GatewayServer } from "./server";

/** Requests under way get this long; then the process ends. */
const CLOSE_WITHIN_MS = 4_500;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ name: "gateway", level: config.logLevel });
  const server = await startGateway({
    ...config,
    signingKey: await loadOrCreateSigningKey(join(config.keysDir, "gateway.json")),
    bearer: await bearerSource(config.tokens),
    logger,
  });
  endWithSignals(server);
  // Whoever started the process waits for this line, at whatever level it logs
  logger.child({}, { level: "info" }).info({ msg: "ready", url: server.url }, "ready");
}

async function bearerSource(tokens: TokenSettings): Promise<BearerSource> {
  if (tokens.mode === "development") {
    return { mode: "development", publicKey: publicKeyOf(await loadOrCreateSigningKey(tokens.keyFile)) };
  }
  const { issuer, audience, jwksUrl } = tokens;
  return { mode: "production", providers: [{ issuer, audience, jwksUrl }] };
}

function endWithSignals(server: GatewayServer): void {
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
