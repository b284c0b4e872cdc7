import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedSdl } from "@park-hub/contracts";
import type { SiteGraph } from "@park-hub/site";
import { departmentContextFor, type DepartmentContext } from "./context";
import { resolvers } from "./resolvers/resolvers";

/** The graph `department`: the shared fragment and its own file, the same from src and from dist. */
export function departmentGraph(): SiteGraph<DepartmentContext> {
  const sdl = [sharedSdl(), readFileSync(join(__dirname, "../schema.graphql"), "utf8")];
  return { graph: "department", sdl, resolvers, contextFor: departmentContextFor };
}
