/*
 * The worker thread that composes: takes a ComposeTask as workerData, posts one ComposeMessage and ends.
 * Imports nothing of the hub, so that it also runs from source (compose.ts starts it through tsx there).
 */
import { parentPort, threadId, workerData } from "node:worker_threads";

import { composeServices } from "@apollo/composition";
import { Supergraph } from "@apollo/federation-internals";
import { findBreakingChanges, parse, type GraphQLSchema } from "graphql";

import type { ComposeMessage, ComposeTask } from "./compose";

function carryOut({ inputs, baseline }: ComposeTask): ComposeMessage {
  const { errors, hints, supergraphSdl } = composeServices(
    inputs.map(({ graph, sdl }) => ({ name: graph, url: `http://${graph}.invalid`, typeDefs: parse(sdl) })),
  );
  return {
    supergraphSdl: supergraphSdl ?? null,
    errors: (errors ?? []).map(({ message }) => message),
    hints: (hints ?? []).map(({ definition, message }) => `${definition.code}: ${message}`),
    threadId,
    breaking: baseline === null || supergraphSdl === undefined ? [] : listBreaking(baseline, supergraphSdl),
  };
}

function listBreaking(before: string, after: string): readonly string[] {
  return findBreakingChanges(apiSchemaOf(before), apiSchemaOf(after)).map(({ description }) => description);
}

function apiSchemaOf(supergraphSdl: string): GraphQLSchema {
  return Supergraph.build(supergraphSdl, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();
}

parentPort?.postMessage(carryOut(workerData as ComposeTask));
