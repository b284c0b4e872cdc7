/*
 * What of an operation its principal may use: the rest is not sent, and null in the answer.
 * Before: rights read from the contracts. After: guarded-executor.ts, and the plans of subscriptions.
 * Promises: a document without restricted fields costs one look-up.
 */
import type { FieldRights } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import { GraphQLError, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type {
  DocumentNode,
  ExecutionResult,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";

import { completeRefusals } from "./complete-refusals";
import { fieldsOfTypes, refusalOf } from "./field-rights";
import { reduceDocument, type ReducedDocument } from "./reduce-document";

/** An operation of which its principal may not use everything. */
export interface GuardedOperation {
  /** Refused fields of the operation's root, with their paths: no mutation may begin, no subscription be opened. */
  readonly atRoot: readonly GraphQLError[];
  /** What may be sent. */
  readonly document: DocumentNode;
  /** The operation in it. */
  readonly operation: OperationDefinitionNode;
  /** Differs between documents that were reduced in different ways. */
  readonly key: string;
  /** The answer to the whole operation, from the answer to what was sent. */
  complete<TResult extends ExecutionResult>(result: TResult, variables: Readonly<Record<string, unknown>>): TResult;
}

/** What is kept of a document. */
interface KnownDocument {
  /** The restricted fields of object types that its fields may be. */
  readonly restricted: readonly string[];
  readonly reduced: Map<string, ReducedDocument>;
}

/** Guards operations; what it finds out about a document is kept as long as the document is. */
export class FieldGuard {
  private readonly known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, KnownDocument>>();

  constructor(private readonly rights: FieldRights) {}

  /** The operation as the principal may use it; null when it may use everything. The document must be valid. */
  guard(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | undefined,
    principal: Principal,
  ): GuardedOperation | null {
    const known = this.knownOf(schema, document);
    const refusalFor = (coordinate: string): GraphQLError | null => {
      const right = this.rights.get(coordinate);
      return right === undefined ? null : refusalOf(coordinate, right, principal);
    };
    const refused = known.restricted.filter((coordinate) => refusalFor(coordinate) !== null);
    if (refused.length === 0) return null;
    const key = refused.join(" ");
    const reduced = known.reduced.get(key) ?? reduceDocument(schema, document, new Set(refused));
    known.reduced.set(key, reduced);
    const operation = operationOf(reduced.document, operationName);
    return {
      atRoot: refusedAtRoot(schema, document, operationName, refusalFor),
      document: reduced.document,
      operation,
      key,
      complete: (result, variables) =>
        completeRefusals(result, {
          schema,
          document,
          operationName,
          variables,
          typeKey: reduced.typeKey,
          refusalOf: refusalFor,
        }),
    };
  }

  private knownOf(schema: GraphQLSchema, document: DocumentNode): KnownDocument {
    const ofSchema = this.known.get(schema) ?? new WeakMap<DocumentNode, KnownDocument>();
    this.known.set(schema, ofSchema);
    const known = ofSchema.get(document) ?? { restricted: this.restrictedIn(schema, document), reduced: new Map() };
    ofSchema.set(document, known);
    return known;
  }

  private restrictedIn(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
    const found = new Set<string>();
    const types = new TypeInfo(schema);
    const note = (node: FieldNode): void => {
      for (const { coordinate } of fieldsOfTypes(schema, types.getParentType(), node.name.value)) {
        if (this.rights.has(coordinate)) found.add(coordinate);
      }
    };
    visit(document, visitWithTypeInfo(types, { Field: note }));
    return [...found].sort();
  }
}

/** Also those that a variable may leave out: whether to begin is decided before variables are read. */
function refusedAtRoot(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  refusalFor: (coordinate: string) => GraphQLError | null,
): readonly GraphQLError[] {
  const operation = operationOf(document, operationName);
  const root = schema.getRootType(operation.operation);
  const refused: GraphQLError[] = [];
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind !== Kind.FIELD) {
        walk(node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragmentOf(document, node.name.value));
        continue;
      }
      const refusal = refusalFor(`${root?.name ?? ""}.${node.name.value}`);
      if (refusal === null) continue;
      const { message, extensions } = refusal;
      refused.push(new GraphQLError(message, { path: [(node.alias ?? node.name).value], extensions }));
    }
  };
  walk(operation.selectionSet);
  return refused;
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (name === undefined || definition.name?.value === name) return definition;
  }
  throw new GraphQLError(`operation "${name}" is not defined`, { extensions: { code: "BAD_REQUEST" } });
}

function fragmentOf(document: DocumentNode, name: string): SelectionSetNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition.selectionSet;
  }
  throw new GraphQLError(`fragment "${name}" is not defined`, { extensions: { code: "BAD_REQUEST" } });
}
