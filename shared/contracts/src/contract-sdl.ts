/*
 * Reads the SDL files of this package. The only module here that touches the disk.
 * `lists` and `placements` are written here; park, station, department and match are released copies of the
 * subgraphs' own schema.graphql (`npm run contracts`).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { ContractGraph } from "./graph";

const FOLDER = join(__dirname, "..", "graphql");
const read = new Map<string, string>();

/** The shared fragment that every graph of the hub begins with: directives, scalars, shared enums and types. */
export function sharedSdl(): string {
  return readOnce("shared");
}

/** The whole SDL of a graph: the shared fragment and the graph's own part. */
export function contractSdl(graph: ContractGraph): string {
  return `${sharedSdl()}\n${readOnce(graph)}`;
}

function readOnce(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(FOLDER, `${name}.graphql`), "utf8");
  read.set(name, text);
  return text;
}
