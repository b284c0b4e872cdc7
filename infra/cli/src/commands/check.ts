/*
 * `hub check`: how a schema relates to the hub's contract of its graph, as the gateway will judge it when a site joins.
 */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import {
  compareContract,
  CONTRACT_GRAPHS,
  contractSdl,
  sharedSdl,
  type ContractGraph,
  type ContractRelation,
} from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";

import { readArguments, type Command } from "../command";

const USAGE = `npm run hub -- check <sdl file, - for the standard input> --graph ${CONTRACT_GRAPHS.join("|")}`;

const MEANINGS: Readonly<Record<ContractRelation, string>> = {
  SAME: "it is the contract",
  BEHIND: "it may join; what it lacks comes back null with SITE_SCHEMA_BEHIND",
  AHEAD: "it may join; what it has beyond the contract is not asked for",
  INCOMPATIBLE: "it contradicts the contract and would not be asked",
};

/** The command. Exit code 1 for a schema that may not join. */
export const checkCommand: Command = {
  name: "check",
  usage: USAGE,
  async run(args, terminal) {
    const { flags, positionals } = readArguments(args, ["graph"], USAGE);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new HubError("BAD_REQUEST", `one SDL is needed\n${USAGE}`);
    const graph = graphOf(flags.graph);
    const { state, differences } = compareContract(contractSdl(graph), completeSdl(await readSdl(file)));
    terminal.out(`${state}: ${MEANINGS[state]}`);
    for (const difference of differences) terminal.out(`- ${difference}`);
    return state === "INCOMPATIBLE" ? 1 : 0;
  },
};

function graphOf(name: string | undefined): ContractGraph {
  const graph = CONTRACT_GRAPHS.find((known) => known === name);
  if (graph !== undefined) return graph;
  const said = name === undefined ? "--graph is needed" : `--graph "${name}" is no contract`;
  throw new HubError("BAD_REQUEST", `${said}: one of ${CONTRACT_GRAPHS.join(", ")}`);
}

async function readSdl(file: string): Promise<string> {
  try {
    return file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubError("BAD_REQUEST", `the SDL cannot be read: ${reason}`, { cause: error });
  }
}

/** A repository keeps a graph's own part in a file; what a site serves begins with the shared fragment. */
function completeSdl(sdl: string): string {
  return /\bdirective\s+@routedBy\b/.test(sdl) ? sdl : `${sharedSdl()}\n${sdl}`;
}
