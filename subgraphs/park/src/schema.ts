import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedSdl } from "@park-hub/contracts";
import type { SiteGraph } from "@park-hub/site";
import { parkContextFor, type ParkContext } from "./context";
import { resolvers } from "./resolvers/resolvers";

/** The graph `park`: the shared fragment and its own file, the same from src and from dist. */
export function parkGraph(): SiteGraph<ParkContext> {
  const sdl = [sharedSdl(), readFileSync(join(__dirname, "../schema.graphql"), "utf8")];
  return { graph: "park", sdl, resolvers, contextFor: parkContextFor };
}
