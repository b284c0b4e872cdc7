/*
 * The shape of an operation's answer for one outcome of its @skip and @include.
 */
import { GraphQLError } from "graphql";
import type { FieldNode, OperationDefinitionNode } from "graphql";

import { collectFields } from "./collect-fields";
import { compileFields, completeObject, NULLED, type CompletionScope, type FieldCompletion } from "./complete-value";
import { introspect, isIntrospectionField } from "./introspection";
import type { DataObject } from "./operation-run";

/** An answer as the client gets it, with what was wrong with the values that it is built from. */
export interface ShapedAnswer {
  readonly data: DataObject | null;
  readonly invalid: readonly GraphQLError[];
}

/** Builds answers of one shape. */
export class ResponseShape {
  /** Response keys of the root fields that graphs are asked for. */
  readonly asked: readonly string[];
  private readonly fields: readonly FieldCompletion[];
  private readonly introspection: readonly FieldNode[];
  private readonly typename: string;

  constructor(
    private readonly operation: OperationDefinitionNode,
    private readonly scope: CompletionScope,
  ) {
    const root = scope.schema.getRootType(operation.operation);
    if (root === undefined || root === null) throw new GraphQLError(`the schema has no ${operation.operation} type`);
    this.typename = root.name;
    this.fields = compileFields(root, [operation.selectionSet], scope);
    const nodes = [...collectFields(root, [operation.selectionSet], scope).values()].flat();
    this.introspection = nodes.filter(isIntrospectionField);
    const own = new Set(this.introspection.map((node) => (node.alias ?? node.name).value));
    const asked = this.fields.filter(({ isTypename, dataKey }) => !isTypename && !own.has(dataKey));
    this.asked = asked.map(({ key }) => key);
  }

  /**
   * The answer for merged data. `explains` says that the operation's errors already tell why values are missing.
   *
   * @throws {GraphQLError} when an introspection field cannot be answered.
   */
  complete(data: DataObject, variables: Readonly<Record<string, unknown>>, explains: boolean): ShapedAnswer {
    const invalid: GraphQLError[] = [];
    const input =
      this.introspection.length === 0
        ? data
        : { ...data, ...introspect(this.introspection, this.operation, this.scope, variables) };
    const state = { errors: explains ? null : invalid, path: [] };
    const output = completeObject(this.fields, input, this.typename, state);
    return { data: output === NULLED ? null : (output as DataObject), invalid };
  }
}
