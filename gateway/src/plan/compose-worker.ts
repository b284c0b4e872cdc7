/*
 * The worker thread that composes: takes the graphs as workerData, posts one ComposeMessage and ends.
 * Imports nothing of the hub, so that it also runs from source (compose.ts starts it through tsx there).
 */
import { parentPort, workerData } from "node:worker_threads";

import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

import type { ComposeInput, ComposeMessage } from "./compose";

function composeAll(inputs: readonly ComposeInput[]): ComposeMessage {
  const { errors, hints, supergraphSdl } = composeServices(
    inputs.map(({ graph, sdl }) => ({ name: graph, url: `http://${graph}.invalid`, typeDefs: parse(sdl) })),
  );
  return {
    supergraphSdl: supergraphSdl ?? null,
    errors: (errors ?? []).map(({ message }) => message),
    hints: (hints ?? []).map(({ definition, message }) => `${definition.code}: ${message}`),
  };
}

parentPort?.postMessage(composeAll(workerData as readonly ComposeInput[]));
