/*
 * A subscription as the gateway sends it: a valid operation with one root field, its arguments read. Pure.
 * Before: live-routes.ts. The schema has checked the arguments' types when they reach the filters.
 */
import { HubError } from "@park-hub/errors";
import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { LiveQuestion } from "../services/live-filters";

/** What arrives. */
export interface LiveCall {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A subscription that can be served. */
export interface LiveOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
  readonly question: LiveQuestion;
  readonly after: string | null;
}

/** @throws {HubError} VALIDATION for what the schema does not know, BAD_REQUEST for what is no subscription. */
export function readLiveOperation(schema: GraphQLSchema, call: LiveCall): LiveOperation {
  const document = parsed(schema, call.query);
  const operation = getOperationAST(document, call.operationName);
  const type = schema.getSubscriptionType();
  if (operation?.operation !== "subscription" || type === null || type === undefined) {
    throw new HubError("BAD_REQUEST", "the operation is no subscription");
  }
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...call.variables });
  if (errors !== undefined) throw invalid(errors);
  const node = rootFieldOf(operation);
  const field = type.getFields()[node.name.value];
  if (field === undefined) throw new HubError("BAD_REQUEST", `there is nothing to follow in ${node.name.value}`);
  const { filter, after } = getArgumentValues(field, node, coerced);
  return {
    document,
    operationName: call.operationName,
    variables: { ...call.variables },
    question: { field: field.name, filter: filter ?? {} } as LiveQuestion,
    after: typeof after === "string" ? after : null,
  };
}

function parsed(schema: GraphQLSchema, query: string): DocumentNode {
  let errors: readonly GraphQLError[];
  try {
    const document = parse(query);
    errors = validate(schema, document);
    if (errors.length === 0) return document;
  } catch (error) {
    // graphql-js throws from validate() too: a condition by a variable on the root field of a subscription
    errors = [error instanceof GraphQLError ? error : new GraphQLError(String(error))];
  }
  throw invalid(errors);
}

function rootFieldOf({ selectionSet }: OperationDefinitionNode): FieldNode {
  const [node] = selectionSet.selections;
  if (selectionSet.selections.length === 1 && node?.kind === Kind.FIELD) return node;
  throw new HubError("BAD_REQUEST", "a subscription selects one root field, without a fragment around it");
}

function invalid(errors: readonly GraphQLError[]): HubError {
  return new HubError("VALIDATION", errors.map(({ message }) => message).join("; "));
}
