import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedSdl } from "@park-hub/contracts";

/** The SDL of the graph `park`: the shared fragment and its own file, the same from src and from dist. */
export function parkSdl(): readonly string[] {
  return [sharedSdl(), readFileSync(join(__dirname, "../schema.graphql"), "utf8")];
}
