/*
 * The supergraph of the hub: from the last good file when its inputs are the same, else composed anew.
 * Before: the contract SDLs. After: the executor, which plans with it.
 */
import { stripForComposition } from "@park-hub/contracts";

import { compose, type ComposeInput } from "./compose";
import type { GraphDefinition } from "./graph-definition";
import { inputsHash, readSupergraph, writeSupergraph } from "./supergraph-file";

/** Where a supergraph came from. */
export interface LoadedSupergraph {
  readonly supergraphSdl: string;
  readonly isFromFile: boolean;
}

/**
 * The supergraph of the graphs; a freshly composed one is kept in the file.
 *
 * `onUnkept` is told why the file could not be written; the supergraph is served all the same.
 *
 * @throws {HubError} CONFIG_INVALID when the graphs do not compose.
 */
export async function loadSupergraph(
  graphs: readonly GraphDefinition[],
  file: string,
  onUnkept: (reason: unknown) => void,
): Promise<LoadedSupergraph> {
  const inputs = graphs.map(({ graph, sdl }): ComposeInput => ({ graph, sdl: stripForComposition(sdl) }));
  const hash = inputsHash(inputs);
  const kept = await readSupergraph(file, hash);
  if (kept !== null) return { supergraphSdl: kept, isFromFile: true };
  const supergraphSdl = await compose(inputs);
  await writeSupergraph(file, hash, supergraphSdl).catch(onUnkept);
  return { supergraphSdl, isFromFile: false };
}
