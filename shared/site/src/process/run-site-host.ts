/*
 * A site host as a process: configuration and keys in, one ready line out, an orderly end on a signal.
 * Called by main.ts of park, station and department, which hand over their environment. The only module here that
 * touches signals, standard input and the exit code.
 */
import { HubError } from "@park-hub/errors";
import { fileTrust, loadOrCreateSigningKey } from "@park-hub/identity";
import { createLogger, exportSpans, type Logger, type SpanExporter } from "@park-hub/telemetry";
import type { HostedSite } from "../server/host-options";
import { loadSiteHostConfig, type SiteHostConfig, type SiteHostDefaults } from "./site-host-config";

/** Work in hand is finished within this time; then the process ends all the same. */
const STOP_WITHIN_MS = 5_000;

/** What is running. */
export interface RunningHost {
  readonly url: string;
  close(): Promise<void>;
}

/** What a host is started with: its configuration with the sites' keys in place of their files. */
export interface SiteHostStart extends Omit<SiteHostConfig, "sites" | "otlpEndpoint" | "otelServiceName"> {
  readonly sites: readonly HostedSite[];
  readonly logger: Logger;
  /** Where spans go; default nowhere. */
  readonly spans?: SpanExporter | null;
}

/** A program that hosts sites. */
export interface SiteHostProgram extends SiteHostDefaults {
  /** Name of the process, as logs and its last words show it. */
  readonly name: string;
  /** The process's environment; nothing else here reads it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  start(host: SiteHostStart): Promise<RunningHost>;
}

/** Runs the program until a signal, or its parent, ends it; what keeps it from starting is one line and exit code 1. */
export function runSiteHost(program: SiteHostProgram): void {
  run(program).catch((error: unknown) => {
    process.stderr.write(`${program.name}: ${lastWords(error)}\n`);
    process.exit(1);
  });
}

async function run(program: SiteHostProgram): Promise<void> {
  const { otlpEndpoint, otelServiceName, ...config } = loadSiteHostConfig(program.environment, program);
  const logger = createLogger({ name: program.name, level: config.logLevel });
  // Asked once, so that a missing or broken file is told at the start and not at the first request
  await fileTrust(config.trustFile).publicKey("gateway");
  const sites = await Promise.all(
    config.sites.map(async ({ signingKeyFile, ...site }) => ({
      ...site,
      signingKey: await loadOrCreateSigningKey(signingKeyFile),
    })),
  );
  const spans = exportSpans(otlpEndpoint, otelServiceName ?? program.name, logger);
  const host = await program.start({ ...config, sites, logger, spans });
  const close = async (): Promise<void> => {
    await host.close();
    await spans?.close();
  };
  stopWhenAsked(program, { url: host.url, close }, logger);
  // Whoever started the process waits for this line, at whatever level it logs
  logger
    .child({}, { level: "info" })
    .info({ url: host.url, sites: sites.map(({ code }) => code), msg: "ready" }, "ready");
}

function stopWhenAsked(program: SiteHostProgram, host: RunningHost, logger: Logger): void {
  let isStopping = false;
  const stop = (why: string): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ why }, "stopping");
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    host.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  if (program.environment.HUB_PARENT_PIPE !== "1") return;
  process.stdin.on("end", () => stop("the parent went away"));
  process.stdin.resume();
}

function lastWords(error: unknown): string {
  if (error instanceof HubError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
