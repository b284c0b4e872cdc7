/*
 * Takes out of a fetch what a site that is behind does not know yet (DESIGN §2). Pure.
 * Only output fields of queries: an argument, an input field or an enum value is never left out, it would change what
 * is asked; and a mutation is never sent changed.
 */
import { Kind, parse, print, stripIgnoredCharacters, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { FieldNode, GraphQLSchema, SelectionNode } from "graphql";

/** A fetch without what a site lacks. */
export interface StrippedFetch {
  readonly query: string;
  /** What was taken out, as `Type.field`; empty when the site knows everything that the fetch asks. */
  readonly removed: readonly string[];
}

/** Something must be selected where everything was taken out. */
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** The fetch without the lacking fields (`Type.field`); `schema` is the graph's contract, which the text is valid for. */
export function stripLacking(schema: GraphQLSchema, query: string, lacking: ReadonlySet<string>): StrippedFetch {
  const types = new TypeInfo(schema);
  const removed = new Set<string>();
  const document = parse(query, { noLocation: true });
  const stripped = visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const coordinate = `${types.getParentType()?.name ?? ""}.${node.name.value}`;
        if (!lacking.has(coordinate)) return undefined;
        removed.add(coordinate);
        return null;
      },
      SelectionSet: { leave: (set) => (set.selections.length === 0 ? { ...set, selections: [TYPENAME] } : undefined) },
    }),
  );
  if (removed.size === 0) return { query, removed: [] };
  const used = variablesOf(stripped);
  const pruned = visit(stripped, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
  return { query: stripIgnoredCharacters(print(pruned)), removed: [...removed] };
}

function variablesOf(document: ReturnType<typeof parse>): ReadonlySet<string> {
  const used = new Set<string>();
  const collect = (node: SelectionNode | ReturnType<typeof parse>): void =>
    void visit(node, {
      VariableDefinition: () => false,
      Variable: (variable) => void used.add(variable.name.value),
    });
  collect(document);
  return used;
}
