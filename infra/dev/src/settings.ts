/*
 * What the person who starts a hub may choose: by the command line, else by the environment, else the default.
 * Before: process.argv and process.env (main.ts). After: hub.ts. Pure.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "@park-hub/config";
import { HubError } from "@park-hub/errors";
import { brokerOf, EVENT_SETTINGS, type EventBroker } from "@park-hub/events-nats";

/** The settings of `npm start`. */
export interface StartSettings {
  /** Name of the demo bundle to import on the first start, or null for empty lists. Default yinzhou. */
  readonly demo: string | null;
  /** The public port. Default 4000. */
  readonly port: number;
  /** Where everything is kept, absolute. Default `.data` in the checkout. */
  readonly dataDir: string;
  /** `mysql://…` puts every site on a server; undefined means embedded files. */
  readonly databaseUrl: string | undefined;
  /** The broker that carries the change feed; null: hosts are followed over HTTP. */
  readonly broker: EventBroker | null;
  /** Processes of match, of which one leads. Default 1. */
  readonly matchProcesses: number;
}

/** Reads the settings. @throws {HubError} CONFIG_INVALID naming every value that will not do. */
export function readStartSettings(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  checkout: string,
): StartSettings {
  const { demo, help } = readFlags(argv);
  const problems: string[] = [];
  if (help)
    problems.push(
      "usage: npm start -- [--demo yinzhou|none]; settings: PORT, HUB_DATA_DIR, HUB_DATABASE_URL, HUB_EVENTS, HUB_MATCH_PROCESSES",
    );
  if (!/^[a-z][a-z0-9-]*$/.test(demo))
    problems.push(`--demo "${demo}" must be the name of a bundle in infra/demo, or none`);
  const port = Number(env.PORT ?? "4000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    problems.push(`PORT "${env.PORT ?? ""}" must be a whole number from 1 to 65535`);
  const databaseUrl = env.HUB_DATABASE_URL === "" ? undefined : env.HUB_DATABASE_URL;
  if (databaseUrl !== undefined && !/^(mysql|mariadb):\/\//.test(databaseUrl)) {
    problems.push("HUB_DATABASE_URL must begin with mysql:// (its value is not shown: it may hold a password)");
  }
  const broker = readBroker(env, problems);
  const matchProcesses = Number(env.HUB_MATCH_PROCESSES || "1");
  if (!Number.isInteger(matchProcesses) || matchProcesses < 1 || matchProcesses > 8)
    problems.push(`HUB_MATCH_PROCESSES "${env.HUB_MATCH_PROCESSES ?? ""}" must be a whole number from 1 to 8`);
  if (problems.length > 0) throw new HubError("CONFIG_INVALID", problems.join("; "));
  return {
    demo: demo === "none" ? null : demo,
    port,
    dataDir: resolve(checkout, env.HUB_DATA_DIR || ".data"),
    databaseUrl,
    broker,
    matchProcesses,
  };
}

/** The parts read the same settings; here they are told before anything is started. */
function readBroker(env: Readonly<Record<string, string | undefined>>, problems: string[]): EventBroker | null {
  try {
    return brokerOf(readEnv(env, EVENT_SETTINGS));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function readFlags(argv: readonly string[]): { demo: string; help: boolean } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { demo: { type: "string", default: "yinzhou" }, help: { type: "boolean", short: "h", default: false } },
    });
    return values;
  } catch (error) {
    throw new HubError(
      "CONFIG_INVALID",
      error instanceof Error ? error.message.split("\n", 1).join("") : String(error),
    );
  }
}
