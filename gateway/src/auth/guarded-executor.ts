/*
 * Keeps refused fields from being executed: the guard around whatever runs an operation's plan.
 * A mutation with a refused field is not begun at all, or the allowed half of a batch would be done.
 * A query loses its refused root fields (null, with an error each); refused below the root, it is not begun either.
 */
import type { FieldRights } from "@park-hub/contracts";
import { GraphQLError, Kind, OperationTypeNode } from "graphql";
import type { DocumentNode, OperationDefinitionNode, SelectionNode } from "graphql";

import type { OperationExecutor, OperationScope } from "../operation";
import { listRefusedFields, type RefusedField } from "./field-rights";

type RequestContext = Parameters<OperationExecutor>[0];
type ExecutionOutcome = Awaited<ReturnType<OperationExecutor>>;

/** The executor behind the rights of fields. */
export function guardExecutor(executor: OperationExecutor, rights: FieldRights): OperationExecutor {
  return async (context) => {
    const { principal } = context.context as OperationScope;
    const name = context.request.operationName;
    const refused = listRefusedFields(context.schema, context.document, name, rights, principal);
    if (refused.length === 0) return executor(context);
    const errors = refused.map(errorOf);
    const isPartial = context.operation.operation === OperationTypeNode.QUERY && refused.every(isAtRoot);
    return isPartial ? executeRest(executor, context, refused, errors) : { data: nothingOf(context), errors };
  };
}

/** The fields that the principal may not use, as errors; for operations that are begun whole or not at all. */
export function refusalsOf(...question: Parameters<typeof listRefusedFields>): readonly GraphQLError[] {
  return listRefusedFields(...question).map(errorOf);
}

function isAtRoot(field: RefusedField): boolean {
  return field.path.length === 1;
}

async function executeRest(
  executor: OperationExecutor,
  context: RequestContext,
  refused: readonly RefusedField[],
  errors: readonly GraphQLError[],
): Promise<ExecutionOutcome> {
  const keys = new Set(refused.flatMap(({ path }) => path.slice(0, 1)));
  const nulls = Object.fromEntries([...keys].map((key) => [key, null]));
  const operation = withoutRootFields(context.operation, keys, context.document);
  if (operation === null) return { data: nulls, errors };
  const document: DocumentNode = {
    ...context.document,
    definitions: context.document.definitions.map((node) => (node === context.operation ? operation : node)),
  };
  // Plans are kept by this hash: the smaller operation must not be taken for the whole one.
  const queryHash = `${context.queryHash}-without-${[...keys].sort().join("-")}`;
  const result = await executor({ ...context, document, operation, queryHash });
  return { ...result, data: { ...nulls, ...result.data }, errors: [...(result.errors ?? []), ...errors] };
}

/** The operation without these root fields, fragments at the root dissolved; null when nothing is left. */
function withoutRootFields(
  operation: OperationDefinitionNode,
  keys: ReadonlySet<string>,
  document: DocumentNode,
): OperationDefinitionNode | null {
  const selections = operation.selectionSet.selections.flatMap((node) => remaining(node, keys, document));
  return selections.length === 0 ? null : { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function remaining(node: SelectionNode, keys: ReadonlySet<string>, document: DocumentNode): readonly SelectionNode[] {
  if (node.kind === Kind.FIELD) return keys.has((node.alias ?? node.name).value) ? [] : [node];
  const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragmentNamed(document, node.name.value);
  const selections = inner.selectionSet.selections.flatMap((child) => remaining(child, keys, document));
  if (selections.length === 0) return [];
  const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
  return [{ kind: Kind.INLINE_FRAGMENT, directives: node.directives, selectionSet }];
}

function fragmentNamed(document: DocumentNode, name: string) {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
  }
  throw new GraphQLError(`fragment "${name}" is not defined`);
}

function errorOf({ path, code, message }: RefusedField): GraphQLError {
  return new GraphQLError(message, { path, extensions: { code } });
}

function nothingOf(context: RequestContext): Record<string, null> | null {
  const keys = context.operation.selectionSet.selections.map((node) =>
    node.kind === Kind.FIELD ? (node.alias ?? node.name).value : null,
  );
  const isPlain = keys.every((key) => key !== null);
  return isPlain ? Object.fromEntries(keys.map((key) => [key, null])) : null;
}
