/*
 * A document without some of its fields: what is sent for a caller who may not use them. Pure.
 * Before: field-guard.ts knows which. After: complete-refusals.ts builds the answer to the whole document.
 */
import { isAbstractType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { DocumentNode, FieldNode, GraphQLSchema, InlineFragmentNode, SelectionSetNode } from "graphql";

import { fieldsOfTypes, type FieldOfType } from "./field-rights";

/** A document without its refused fields. */
export interface ReducedDocument {
  readonly document: DocumentNode;
  /** Response key under which every object that may be of several types says which one it is. */
  readonly typeKey: string;
}

/**
 * The document without the fields whose coordinates are refused; its fragments too.
 *
 * Asked of an interface, a field stays for the types whose own is not refused.
 */
export function reduceDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  refused: ReadonlySet<string>,
): ReducedDocument {
  const typeKey = freeKey(document);
  const types = new TypeInfo(schema);
  const reduced = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        leave: (node) => {
          const fields = fieldsOfTypes(schema, types.getParentType(), node.name.value);
          const allowed = fields.filter(({ coordinate }) => !refused.has(coordinate));
          if (allowed.length === fields.length) return undefined;
          return allowed.length === 0 ? null : perType(node, allowed);
        },
      },
      SelectionSet: {
        leave: (node) => {
          if (node.selections.length > 0 && !isAbstractType(types.getParentType())) return undefined;
          return { ...node, selections: [...node.selections, typeField(typeKey)] };
        },
      },
    }),
  );
  return { document: reduced, typeKey };
}

function perType(field: FieldNode, allowed: readonly FieldOfType[]): InlineFragmentNode {
  return fragment(
    allowed.map(({ typeName }) => ({
      ...fragment([field]),
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
    })),
  );
}

function fragment(selections: SelectionSetNode["selections"]): InlineFragmentNode {
  return { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function typeField(key: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: "__typename" },
    alias: { kind: Kind.NAME, value: key },
  };
}

/** A response key that the document has not. */
function freeKey(document: DocumentNode): string {
  const keys = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void keys.add((alias ?? name).value) });
  let key = "hub_type";
  while (keys.has(key)) key = `${key}_`;
  return key;
}
