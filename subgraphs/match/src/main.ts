/*
 * The process of match: the only module that sees the environment.
 */
import { fileTrust, loadOrCreateSigningKey } from "@park-hub/identity";
import { runProgram } from "@park-hub/process";
import { createLogger, exportSpans, type Logger } from "@park-hub/telemetry";
import { loadConfig, type MatchConfig } from "./config";
import { startMatchServer, type MatchServer } from "./server";

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

runProgram({
  name: "match",
  environment: process.env,
  start: async () => {
    const config = loadConfig(process.env);
    const logger = createLogger({ name: "match", level: config.logLevel });
    const running = await start(config, logger);
    return { running, logger, ready: {}, onHangUp: () => void running.reloadLexicon() };
  },
});
