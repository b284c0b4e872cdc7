/*
 * Answers the introspection fields of an operation from the API schema: no graph is asked for them.
 */
import { executeSync, Kind, OperationTypeNode, SchemaMetaFieldDef, TypeMetaFieldDef } from "graphql";
import type { FieldNode, OperationDefinitionNode } from "graphql";

import type { SelectionScope } from "./collect-fields";
import type { DataObject } from "./operation-run";

/** Whether a field is `__schema` or `__type`. */
export function isIntrospectionField({ name }: FieldNode): boolean {
  return name.value === SchemaMetaFieldDef.name || name.value === TypeMetaFieldDef.name;
}

/**
 * The values of introspection fields by response key.
 *
 * @throws {GraphQLError} when one cannot be answered, such as a `__type` whose name is null.
 */
export function introspect(
  fields: readonly FieldNode[],
  operation: OperationDefinitionNode,
  scope: SelectionScope,
  variables: Readonly<Record<string, unknown>>,
): DataObject {
  const { data, errors } = executeSync({
    schema: scope.schema,
    rootValue: {},
    variableValues: variables,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          ...operation,
          operation: OperationTypeNode.QUERY,
          directives: [],
          selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
        },
        ...Object.values(scope.fragments),
      ],
    },
  });
  const [error] = errors ?? [];
  if (error !== undefined) throw error;
  return { ...data };
}
