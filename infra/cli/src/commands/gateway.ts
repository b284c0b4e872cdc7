/*
 * `hub gateway`: the hub's gateway over any supergraph, without the hub; for federation test suites and comparisons.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";

import { port as portRule } from "@park-hub/config";
import { HubError } from "@park-hub/errors";

import { readArguments, type Command, type Terminal } from "../command";

const USAGE = "npm run hub -- gateway --supergraph <file> [--port 4000] [--host 127.0.0.1] [--share-requests true]";

/** The command. Serves until it is told to end. */
export const gatewayCommand: Command = {
  name: "gateway",
  usage: USAGE,
  async run(args, terminal) {
    const { flags } = readArguments(args, ["supergraph", "port", "host", "share-requests"], USAGE);
    if (flags.supergraph === undefined) throw new HubError("BAD_REQUEST", `--supergraph is needed\nusage: ${USAGE}`);
    const supergraphSdl = await readSupergraph(flags.supergraph);
    const ended = Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
    // Its libraries take a second to load: the other commands do without.
    const { startBareGateway } = await import("@park-hub/gateway");
    const gateway = await startBareGateway({
      supergraphSdl,
      port: portOf(flags.port ?? "4000"),
      host: flags.host ?? "127.0.0.1",
      logger: loggerTo(terminal),
      sharesRequests: flags["share-requests"] === "true",
    });
    terminal.out(JSON.stringify({ msg: "ready", url: `${gateway.url}/graphql` }));
    await ended;
    await gateway.close();
    return 0;
  },
};

async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubError("BAD_REQUEST", `the supergraph cannot be read: ${reason}`, { cause: error });
  }
}

function portOf(given: string): number {
  const port = portRule().parse(given);
  if (port === undefined) throw new HubError("BAD_REQUEST", `--port "${given}" is not ${portRule().expected}`);
  return port;
}

function loggerTo(terminal: Terminal) {
  const line = (level: string) => (fields: object, message: string) =>
    terminal.err(JSON.stringify({ level, ...fields, message }));
  return { debug: () => undefined, info: () => undefined, warn: line("warn"), error: line("error") };
}
