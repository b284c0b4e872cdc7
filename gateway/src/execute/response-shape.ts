/*
 * The shape of an operation's answer for one outcome of its @skip and @include.
 */
import { GraphQLError } from "graphql";
import type { FieldNode, OperationDefinitionNode } from "graphql";

import { collectFields } from "./collect-fields";
import { compileFields, writeObject, type CompletionScope, type FieldWriter } from "./complete-value";
import type { CompletionState } from "./completion-state";
import { introspect, isIntrospectionField } from "./introspection";
import type { DataObject } from "./operation-run";

/** An answer as the client gets it, with what was wrong with the values that it is built from. */
export interface ShapedAnswer {
  /** The data as JSON; `null` where a value is missing that must be there. */
  readonly data: string;
  readonly invalid: readonly GraphQLError[];
}

/** What was merged, and what is known of it. */
export interface MergedData {
  readonly data: DataObject;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation's errors already tell why values are missing. */
  readonly isExplained: boolean;
  /** Some lists stand at several places. */
  readonly hasRepeats: boolean;
}

/** Writes answers of one shape. */
export class ResponseShape {
  /** Response keys of the root fields that graphs are asked for. */
  readonly asked: readonly string[];
  /** Whether it asks for the schema itself. */
  readonly isIntrospective: boolean;
  private readonly fields: readonly FieldWriter[];
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
    this.isIntrospective = this.introspection.length > 0;
    const own = new Set(this.introspection.map((node) => (node.alias ?? node.name).value));
    const asked = this.fields.filter(({ isTypename, dataKey }) => !isTypename && !own.has(dataKey));
    this.asked = asked.map(({ key }) => key);
  }

  /**
   * The answer for merged data.
   *
   * @throws {GraphQLError} when an introspection field cannot be answered.
   */
  complete({ data, variables, isExplained, hasRepeats }: MergedData): ShapedAnswer {
    const invalid: GraphQLError[] = [];
    const input = this.isIntrospective
      ? { ...data, ...introspect(this.introspection, this.operation, this.scope, variables) }
      : data;
    const repeated: CompletionState["repeated"] = hasRepeats ? new Map() : null;
    const state: CompletionState = { text: "", errors: invalid, isExplained, path: [], repeated };
    const outcome = writeObject(this.fields, input, this.typename, state);
    return { data: outcome === "WRITTEN" ? state.text : "null", invalid };
  }
}
