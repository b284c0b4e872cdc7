import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedSdl } from "@park-hub/contracts";
import type { SiteGraph } from "@park-hub/site";
import { stationContextFor, type StationContext } from "./context";
import { resolvers } from "./resolvers/resolvers";

/** The graph `station`: the shared fragment and its own file, the same from src and from dist. */
export function stationGraph(): SiteGraph<StationContext> {
  const sdl = [sharedSdl(), readFileSync(join(__dirname, "../schema.graphql"), "utf8")];
  return { graph: "station", sdl, resolvers, contextFor: stationContextFor };
}
