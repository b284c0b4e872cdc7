/*
 * The graphs of the hub and who serves them. Pure.
 */
import type { SiteKind } from "./vocabulary";

/** Every graph of the hub, in the order in which they are composed. */
export const GRAPHS = ["directory", "lists", "placements", "park", "station", "department", "match"] as const;
/** One graph. */
export type Graph = (typeof GRAPHS)[number];

/** Graphs whose SDL is a contract in this package; `directory` belongs to the gateway, which serves it itself. */
export const CONTRACT_GRAPHS = ["lists", "placements", "park", "station", "department", "match"] as const;
/** One graph with a contract here. */
export type ContractGraph = (typeof CONTRACT_GRAPHS)[number];

/** Graphs that are one schema in the supergraph and many servers behind it, one a site. */
export const SHARDED_GRAPHS = ["lists", "placements", "station", "department"] as const;
/** One sharded graph. */
export type ShardedGraph = (typeof SHARDED_GRAPHS)[number];

/** Whether the graph is sharded. */
export function isShardedGraph(graph: string): graph is ShardedGraph {
  return SHARDED_GRAPHS.some((sharded) => sharded === graph);
}

/** Whether a site of this kind serves the sharded graph: every site serves the lists, only stations `station`. */
export function servesGraph(kind: SiteKind, graph: ShardedGraph): boolean {
  switch (graph) {
    case "lists":
    case "placements":
      return true;
    case "station":
      return kind === "STATION";
    case "department":
      return kind === "DEPARTMENT";
    default:
      return graph satisfies never;
  }
}
