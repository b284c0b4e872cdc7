/*
 * The process of match: the only module that sees the environment and signals.
 */
import { HubError } from "@park-hub/errors";
import { fileTrust, loadOrCreateSigningKey } from "@park-hub/identity";
import { createLogger, exportSpans, type Logger } from "@park-hub/telemetry";
import { loadConfig, type MatchConfig } from "./config";
import { startMatchServer, type MatchServer } from "./server";

/** Work in hand is finished within this time; then the process ends all the same. */
const STOP_WITHIN_MS = 5_000;

async function start(config: MatchConfig, logger: Logger): Promise<MatchServer> {
  const trust = fileTrust(config.trustFile, {
    onProblem: (problem) => logger.error({ err: problem }, "the trust file cannot be used"),
  });
  // Asked once so that a missing or broken file is told at the start, not at the first request.
  await trust.publicKey("gateway");
  const spans = exportSpans(config.otlpEndpoint, config.otelServiceName, logger);
  return startMatchServer({
    ...config,
    trust,
    signingKey: await loadOrCreateSigningKey(config.signingKeyFile),
    logger,
    spans,
  });
}

function stopOnSignals(server: MatchServer, logger: Logger): void {
  let isStopping = false;
  const stop = (why: string): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ why }, "stopping");
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGHUP", () => void server.reloadLexicon());
  if (process.env.HUB_PARENT_PIPE !== "1") return;
  process.stdin.on("end", () => stop("the parent went away"));
  process.stdin.resume();
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ name: "match", level: config.logLevel });
  const server = await start(config, logger);
  stopOnSignals(server, logger);
  // Whoever started the process waits for this line, at whatever level it logs
  logger.child({}, { level: "info" }).info({ url: server.url, msg: "ready" }, "ready");
}

main().catch((error: unknown) => {
  const message =
    error instanceof HubError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`match: ${message}\n`);
  process.exit(1);
});
