import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedSdl } from "@park-hub/contracts";
import type { SiteGraph } from "@park-hub/site";
import { parkContextFor, type ParkContext } from "./context";
import { resolvers } from "./resolvers/resolvers";
import type { ParkDirectory } from "./services/park-directory";

/**
 * The graph `park`: the shared fragment and its own file, the same from src and from dist.
 *
 * A mutation's answer leaves when whoever follows the directory has what it changed there.
 */
export function parkGraph(directory: ParkDirectory): SiteGraph<ParkContext> {
  const sdl = [sharedSdl(), readFileSync(join(__dirname, "../schema.graphql"), "utf8")];
  return { graph: "park", sdl, resolvers, contextFor: parkContextFor, afterMutation: () => directory.awaitFollowers() };
}
