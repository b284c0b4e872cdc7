/*
 * Keeps refused fields from being executed: the guard around whatever runs an operation's plan.
 * A mutation with a refused root field is not begun at all, or the allowed half of a batch would be done.
 * Anything else loses its refused fields only: null, with an error each.
 */
import { Kind, OperationTypeNode } from "graphql";

import type { OperationExecutor, OperationScope } from "../operation";
import type { FieldGuard } from "./field-guard";

type RequestContext = Parameters<OperationExecutor>[0];

/** The executor behind the rights of fields. */
export function guardExecutor(executor: OperationExecutor, guard: FieldGuard): OperationExecutor {
  return async (context) => {
    const { principal } = context.context as OperationScope;
    const guarded = guard.guard(context.schema, context.document, context.request.operationName, principal);
    if (guarded === null) return executor(context);
    const { document, operation, key, atRoot } = guarded;
    if (context.operation.operation === OperationTypeNode.MUTATION && atRoot.length > 0) {
      return { data: nothingOf(context), errors: atRoot };
    }
    // Plans are kept by this hash: the smaller operation must not be taken for the whole one.
    const queryHash = `${context.queryHash} without ${key}`;
    const result = await executor({ ...context, document, operation, queryHash });
    return guarded.complete(result, context.request.variables ?? {});
  };
}

function nothingOf(context: RequestContext): Record<string, null> | null {
  const keys = context.operation.selectionSet.selections.map((node) =>
    node.kind === Kind.FIELD ? (node.alias ?? node.name).value : null,
  );
  const isPlain = keys.every((key) => key !== null);
  return isPlain ? Object.fromEntries(keys.map((key) => [key, null])) : null;
}
