/*
 * Asks the source of a graph and turns whatever comes into data and errors. Never throws.
 */
import { HubError } from "@park-hub/errors";

import type { SourceError, SourceFetch } from "../operation";
import { isDataObject, type DataObject, type OperationRun } from "./operation-run";

/** What a source answered. The data is the executor's own: it will be written into. */
export interface SourceReply {
  readonly data: DataObject | null;
  readonly errors: readonly SourceError[];
}

/** What is sent to a source. */
export type SourceQuestion = Pick<SourceFetch, "query" | "operationName" | "variables">;

/** The answer of a graph's source; a source that throws, or one that is not there, costs one error. */
export async function askSource(run: OperationRun, graph: string, question: SourceQuestion): Promise<SourceReply> {
  const source = run.sources.get(graph);
  if (source === undefined) return failed("INTERNAL", `graph "${graph}" has no source`);
  if (run.scope.signal.aborted) return failed("UNAVAILABLE", "the operation was cancelled");
  try {
    const { data, errors } = await source.fetch({ ...question, scope: run.scope });
    return { data: isDataObject(data) ? data : null, errors: Array.isArray(errors) ? errors.map(withExtensions) : [] };
  } catch (error) {
    if (error instanceof HubError) return { data: null, errors: [sourceErrorOf(error)] };
    // The message of a foreign error may name an internal address.
    return failed("UNAVAILABLE", `graph "${graph}" gave no answer`);
  }
}

/** A subgraph of somebody else's may leave extensions out. */
function withExtensions(error: Partial<SourceError>): SourceError {
  const { message = "", path, extensions = {} } = error;
  return { message, path, extensions };
}

function sourceErrorOf({ code, message, details }: HubError): SourceError {
  return { message, extensions: { ...details, code } };
}

function failed(code: string, message: string): SourceReply {
  return { data: null, errors: [{ message, extensions: { code } }] };
}
