/*
 * What `npm start` does: start, import the demo once, tell where it is, wait for Ctrl-C.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { importBundle } from "@park-hub/cli";
import { HubError } from "@park-hub/errors";
import { checkEvents } from "@park-hub/events-nats";
import { banner } from "./banner";
import { hostPlans } from "./host-plans";
import { startHub, type Hub } from "./hub";
import { isFree } from "./ports";
import { readStartSettings, type StartSettings } from "./settings";
import { readSiteList } from "./site-list";

const CHECKOUT = resolve(__dirname, "../../..");
const BUNDLES = join(CHECKOUT, "infra", "demo");
/** The sites of an empty hub are those of this bundle too. */
const DEFAULT_BUNDLE = "yinzhou";

/** Runs until it is told to stop. Ends the process with 1 and one clear line when the hub cannot start. */
export async function runStart(): Promise<void> {
  try {
    const settings = readStartSettings(process.argv.slice(2), process.env, CHECKOUT);
    await run(settings);
  } catch (error) {
    const message =
      error instanceof HubError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`the hub did not start: ${message}\n`);
    process.exitCode = 1;
    process.exit();
  }
}

async function run(settings: StartSettings): Promise<void> {
  const startedAt = Date.now();
  const say = (text: string) =>
    void process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
  if (!(await isFree(settings.port)))
    throw new HubError("CONFIG_INVALID", `port ${settings.port} is in use; set PORT to another one`);
  // Parts go on without a broker that is away for a while; at the start it is more likely a mistake
  if (settings.broker !== null) await checkEvents(settings.broker);
  const folder = join(BUNDLES, settings.demo ?? DEFAULT_BUNDLE);
  if (!existsSync(folder))
    throw new HubError("CONFIG_INVALID", `there is no demo bundle "${settings.demo ?? ""}" in infra/demo`);
  const sites = readSiteList(join(folder, "sites.ndjson"));
  const marker = join(settings.dataDir, "demo.json");
  const stopping = untilSignal();
  const hub = await startHub({
    dataDir: settings.dataDir,
    port: settings.port,
    hosts: hostPlans(sites),
    readyMarker: marker,
    matchProcesses: settings.matchProcesses,
    onProgress: say,
    broker: settings.broker,
    ...(settings.databaseUrl === undefined ? {} : { databaseUrl: settings.databaseUrl }),
  });
  try {
    const isPrepared = prepare(hub, settings, folder, marker, say).then(() => true);
    if (await Promise.race([isPrepared, stopping.then(() => false)])) {
      const isEmpty = !(readMarker(marker)?.imported ?? false);
      say("ready");
      const chosen = chosenSettings(process.env);
      process.stdout.write(banner({ url: hub.url, settings: chosen, sites: sites.length + 1, isEmpty }));
      await stopping;
    }
    process.stdout.write("\nstopping …\n");
  } finally {
    await hub.stop();
  }
  process.exit(0);
}

async function prepare(
  hub: Hub,
  settings: StartSettings,
  folder: string,
  marker: string,
  say: (text: string) => void,
): Promise<void> {
  const before = readMarker(marker);
  if (settings.demo !== null && !(before?.imported ?? false)) {
    say(`importing the demo bundle ${settings.demo} through the graph`);
    const summary = await importBundle({ folder, url: hub.url, token: await hub.token({ role: "PARK_STEWARD" }) });
    if (summary.refused > 0)
      throw new HubError("VALIDATION", `${summary.refused} lines of the demo bundle were refused`);
    say(`imported ${summary.imported} objects`);
    await hub.settle();
  }
  const imported = settings.demo !== null || (before?.imported ?? false);
  writeFileSync(marker, `${JSON.stringify({ demo: settings.demo, imported })}\n`);
  await hub.untilReady();
}

/** What was chosen by the environment, as it stands before a command. */
function chosenSettings(env: NodeJS.ProcessEnv): string {
  const keys = ["PORT", "HUB_DATA_DIR"].filter((key) => (env[key] ?? "") !== "");
  return keys.map((key) => `${key}=${quoted(env[key] ?? "")} `).join("");
}

function quoted(value: string): string {
  return /^[\w./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

function readMarker(file: string): { readonly imported: boolean } | null {
  if (!existsSync(file)) return null;
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  return { imported: typeof value === "object" && value !== null && "imported" in value && value.imported === true };
}

function untilSignal(): Promise<void> {
  return new Promise((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}
