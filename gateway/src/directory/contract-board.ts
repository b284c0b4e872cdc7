/*
 * How the sites' schemas relate to the contracts. Comparisons are kept by text: hosts of one release cost one.
 */
import { createHash } from "node:crypto";

import {
  compareContract,
  contractSdl,
  type ContractComparison,
  type ContractRelation,
  type ShardedGraph,
} from "@park-hub/contracts";

/** How a site's schema relates to the contracts; UNKNOWN until it was compared. */
export type ContractState = ContractRelation | "UNKNOWN";

/** From best to worst; a site is as its worst graph. UNKNOWN is worse than what is known to work. */
const WORST_LAST: readonly ContractState[] = ["SAME", "AHEAD", "BEHIND", "UNKNOWN", "INCOMPATIBLE"];

/** The comparisons of every site. */
export class ContractBoard {
  private readonly bySite = new Map<string, Map<ShardedGraph, ContractComparison>>();
  private readonly bySdl = new Map<string, ContractComparison>();

  /** Compares what a site serves; true when the relation is another than before. */
  note(site: string, graph: ShardedGraph, sdl: string): boolean {
    const comparison = this.compare(graph, sdl);
    const graphs = this.bySite.get(site) ?? new Map<ShardedGraph, ContractComparison>();
    this.bySite.set(site, graphs);
    const before = graphs.get(graph);
    graphs.set(graph, comparison);
    return before?.state !== comparison.state;
  }

  /** The comparison of one graph of a site, or null when it was not compared yet. */
  comparison(site: string, graph: ShardedGraph): ContractComparison | null {
    return this.bySite.get(site)?.get(graph) ?? null;
  }

  /** The relation of a site over the graphs that it serves: the worst of them. */
  stateOf(site: string, graphs: readonly ShardedGraph[]): ContractState {
    const states = graphs.map((graph) => this.comparison(site, graph)?.state ?? "UNKNOWN");
    return WORST_LAST[Math.max(...states.map((state) => WORST_LAST.indexOf(state)))] ?? "UNKNOWN";
  }

  /** Where a site's graphs differ from the contracts, contradictions of each graph first: `lists: type Demand …`. */
  differencesOf(site: string, graphs: readonly ShardedGraph[]): readonly string[] {
    return graphs.flatMap((graph) =>
      (this.comparison(site, graph)?.differences ?? []).map((difference) => `${graph}: ${difference}`),
    );
  }

  private compare(graph: ShardedGraph, sdl: string): ContractComparison {
    const key = `${graph} ${createHash("sha256").update(sdl).digest("hex")}`;
    const known = this.bySdl.get(key);
    if (known !== undefined) return known;
    const comparison = compareContract(contractSdl(graph), sdl);
    this.bySdl.set(key, comparison);
    return comparison;
  }
}
