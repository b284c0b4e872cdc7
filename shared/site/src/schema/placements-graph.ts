import { contractSdl } from "@park-hub/contracts";
import { siteContextOf } from "../context/site-context";
import { placementsResolvers } from "../resolvers/placements-resolvers";
import type { SiteGraph } from "./site-graph";

/** The graph `placements`: the placements of a site's demands and their mutations. */
export function placementsGraph(): SiteGraph {
  return {
    graph: "placements",
    sdl: [contractSdl("placements")],
    resolvers: placementsResolvers,
    contextFor: siteContextOf,
  };
}
