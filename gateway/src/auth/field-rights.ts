/*
 * Which fields of an operation its principal may not use, by @authenticated and @requiresScopes. Pure.
 * Before: readFieldRights() of each graph's SDL. After: guarded-executor.ts, which acts on it before anything is sent.
 */
import type { FieldRight, FieldRights } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import { Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { DocumentNode, FieldNode, GraphQLSchema, SelectionSetNode } from "graphql";

/** A field that the principal may not use. */
export interface RefusedField {
  /** Response keys from the root; lists count no step. */
  readonly path: readonly string[];
  readonly code: "UNAUTHENTICATED" | "FORBIDDEN";
  readonly message: string;
}

/** The rights of all graphs together; a graph's SDL names its own fields only. */
export function joinFieldRights(rights: readonly FieldRights[]): FieldRights {
  return new Map(rights.flatMap((ofGraph) => [...ofGraph]));
}

/**
 * The fields of the operation that the principal may not use, in the order of the text.
 *
 * The document must be valid for the schema; fields inside fragments are found wherever the fragment is spread.
 */
export function listRefusedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  rights: FieldRights,
  principal: Principal,
): readonly RefusedField[] {
  const restricted = restrictedFields(schema, document, rights, principal);
  if (restricted.size === 0) return [];
  const refused: RefusedField[] = [];
  const walk = (set: SelectionSetNode, path: readonly string[]): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const inner = [...path, (node.alias ?? node.name).value];
        const refusal = restricted.get(node);
        if (refusal !== undefined) refused.push({ path: inner, ...refusal });
        else if (node.selectionSet !== undefined) walk(node.selectionSet, inner);
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : findFragment(document, node.name.value);
        if (fragment !== null) walk(fragment.selectionSet, path);
      }
    }
  };
  const operation = findOperation(document, operationName);
  if (operation !== null) walk(operation, []);
  return refused;
}

type Refusal = Pick<RefusedField, "code" | "message">;

function restrictedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  rights: FieldRights,
  principal: Principal,
): ReadonlyMap<FieldNode, Refusal> {
  const found = new Map<FieldNode, Refusal>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const coordinate = `${types.getParentType()?.name ?? ""}.${node.name.value}`;
        const right = rights.get(coordinate);
        const refusal = right === undefined ? null : refusalOf(coordinate, right, principal);
        if (refusal !== null) found.set(node, refusal);
      },
    }),
  );
  return found;
}

function refusalOf(coordinate: string, { anyOf }: FieldRight, principal: Principal): Refusal | null {
  const roles: readonly string[] = principal.roles;
  const isAnonymous = roles.every((role) => role === "PUBLIC");
  if (isAnonymous) return { code: "UNAUTHENTICATED", message: `${coordinate} needs a token` };
  if (anyOf.length === 0 || anyOf.some((set) => set.every((role) => roles.includes(role)))) return null;
  const needed = anyOf.map((set) => set.join(" and ")).join(", or ");
  return { code: "FORBIDDEN", message: `${coordinate} needs the role ${needed}; the caller has ${roles.join(", ")}` };
}

function findFragment(document: DocumentNode, name: string): { readonly selectionSet: SelectionSetNode } | null {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
  }
  return null;
}

function findOperation(document: DocumentNode, name: string | undefined): SelectionSetNode | null {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (name === undefined || definition.name?.value === name) return definition.selectionSet;
  }
  return null;
}
