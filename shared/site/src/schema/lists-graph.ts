import { contractSdl } from "@park-hub/contracts";
import { siteContextOf } from "../context/site-context";
import { listsResolvers } from "../resolvers/lists-resolvers";
import type { SiteGraph } from "./site-graph";

/** The graph `lists`: the three lists of a site and their mutations. Default: as this release's contract has it. */
export function listsGraph(sdl = contractSdl("lists")): SiteGraph {
  return { graph: "lists", sdl: [sdl], resolvers: listsResolvers, contextFor: siteContextOf };
}
