import { contractSdl } from "@park-hub/contracts";
import { siteContextOf } from "../context/site-context";
import { placementsResolvers } from "../resolvers/placements-resolvers";
import type { SiteGraph } from "./site-graph";

/** The graph `placements`: the placements of a site's demands and their mutations. Default: as this release's contract has it. */
export function placementsGraph(sdl = contractSdl("placements")): SiteGraph {
  return {
    graph: "placements",
    sdl: [sdl],
    resolvers: placementsResolvers,
    contextFor: siteContextOf,
  };
}
