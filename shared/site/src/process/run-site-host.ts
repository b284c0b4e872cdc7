/*
 * A site host as a process: what its configuration and keys make of it; how it starts and ends is shared/process.
 * Called by main.ts of park, station and department, which hand over their environment.
 */
import { fileTrust, loadOrCreateSigningKey } from "@park-hub/identity";
import { runProgram, type Running, type Started } from "@park-hub/process";
import { createLogger, exportSpans, type Logger, type SpanExporter } from "@park-hub/telemetry";
import type { HostedSite } from "../server/host-options";
import { loadSiteHostConfig, type SiteHostConfig, type SiteHostDefaults } from "./site-host-config";

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
  start(host: SiteHostStart): Promise<Running>;
}

/** Runs the program until a signal, or its parent, ends it; what keeps it from starting is one line and exit code 1. */
export function runSiteHost(program: SiteHostProgram): void {
  const { name, environment } = program;
  runProgram({ name, environment, start: () => start(program) });
}

async function start(program: SiteHostProgram): Promise<Started> {
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
  return { running: { url: host.url, close }, logger, ready: { sites: sites.map(({ code }) => code) } };
}
