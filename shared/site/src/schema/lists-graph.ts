import { contractSdl } from "@park-hub/contracts";
import { siteContextOf } from "../context/site-context";
import { listsResolvers } from "../resolvers/lists-resolvers";
import type { SiteGraph } from "./site-graph";

/** The graph `lists`: the three lists of a site and their mutations. */
export function listsGraph(): SiteGraph {
  return { graph: "lists", sdl: [contractSdl("lists")], resolvers: listsResolvers, contextFor: siteContextOf };
}
