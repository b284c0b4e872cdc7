/*
 * What the supergraph is composed of: the seven graphs with their SDL. Pure but for reading the SDL files once.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { CONTRACT_GRAPHS, contractSdl, GRAPHS, sharedSdl, type ContractGraph, type Graph } from "@park-hub/contracts";

/** A graph of the hub with its whole SDL, directives of rights and routes included. */
export interface GraphDefinition {
  readonly graph: Graph;
  readonly sdl: string;
}

/** The graphs of the hub in the order of GRAPHS: the contracts, and `directory`, which the gateway owns. */
export function listGraphs(): readonly GraphDefinition[] {
  return GRAPHS.map((graph) => ({ graph, sdl: isContract(graph) ? contractSdl(graph) : directorySdl() }));
}

/** The SDL of the graph `directory`: the shared fragment and gateway/schema.graphql. */
export function directorySdl(): string {
  return `${sharedSdl()}\n${readFileSync(join(__dirname, "..", "..", "schema.graphql"), "utf8")}`;
}

function isContract(graph: Graph): graph is ContractGraph {
  return CONTRACT_GRAPHS.some((contract) => contract === graph);
}
