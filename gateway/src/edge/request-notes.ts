/*
 * What is learnt of a request on its way, for its line in the log and for the counters: which operation, who, how it ended.
 * Never a token, never a variable.
 */
import type { ApolloServerPlugin } from "@apollo/server";

import type { TraceContext } from "@park-hub/telemetry";

import type { OperationScope } from "../operation";

/** What is known of one request so far. */
export interface RequestNote {
  operationName: string | null;
  /** `query`, `mutation` or `subscription`; null before a document was understood. */
  operationType: string | null;
  roles: readonly string[];
  /** Codes of the errors in the answer, in their order. */
  errorCodes: readonly string[];
  /** Its place in a trace, and the place that the client gave. */
  trace: TraceContext | null;
  parentSpanId: string | null;
}

/** A name is the client's text: longer ones are cut. */
export const MAX_NAME = 100;

/** The notes of the requests under way; they vanish with their requests. */
export class RequestNotes {
  private readonly notes = new WeakMap<object, RequestNote>();

  /** The note of a request, or of the signal of an operation's scope; made at the first asking. */
  of(owner: object): RequestNote {
    const known = this.notes.get(owner);
    if (known !== undefined) return known;
    const note: RequestNote = {
      operationName: null,
      operationType: null,
      roles: [],
      errorCodes: [],
      trace: null,
      parentSpanId: null,
    };
    this.notes.set(owner, note);
    return note;
  }

  /** The operation belongs to the request: they share a note. Gives the scope with the request's trace. */
  join(request: object, scope: OperationScope): OperationScope {
    const note = this.of(request);
    note.roles = scope.principal.roles;
    // Apollo Server copies the scope for its plugins; what is in it stays the same.
    this.notes.set(scope.signal, note);
    return note.trace === null ? scope : { ...scope, trace: note.trace };
  }

  /** The plugin that fills the notes of operations. */
  plugin(): ApolloServerPlugin<OperationScope> {
    return {
      requestDidStart: async ({ contextValue }) => {
        const note = this.of(contextValue.signal);
        return {
          didResolveOperation: async ({ operation, operationName }) => {
            note.operationName = operationName?.slice(0, MAX_NAME) ?? null;
            note.operationType = operation?.operation ?? null;
          },
          willSendResponse: async ({ response }) => {
            const errors = response.body.kind === "single" ? response.body.singleResult.errors : undefined;
            note.errorCodes = (errors ?? []).map(({ extensions }) => codeOf(extensions));
          },
        };
      },
    };
  }
}

function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  const code = extensions?.code;
  return typeof code === "string" ? code : "INTERNAL";
}
