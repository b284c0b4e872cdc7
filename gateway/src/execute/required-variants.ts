/*
 * Fields that one supergraph requires several times with different arguments.
 * The planner selects a required field under its plain name, so two of them would be one: wrong data without an error.
 * Here each becomes a field of its own for the planner, and again what it was in what is sent: in the fetch that
 * provides it an alias, and the plain name in the fetch that requires it, with one fetch for each set of arguments.
 */
import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, stripIgnoredCharacters, visit } from "graphql";
import type { ArgumentNode, DocumentNode, InlineFragmentNode, SelectionNode } from "graphql";

/** A required field with its arguments. */
export interface RequiredVariant {
  /** The field's own name. */
  readonly field: string;
  readonly arguments: readonly ArgumentNode[];
}

/** The variants of one supergraph, by the names that the planner knows them by. */
export class RequiredVariants {
  /** `needs` gives the variants that a field requires, by `Type.field`. */
  constructor(
    private readonly variants: ReadonlyMap<string, RequiredVariant>,
    private readonly needs: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /** The fetches to send in the place of one that the planner wrote. */
  expand(node: FetchNode): readonly FetchNode[] {
    if (this.variants.size === 0) return [node];
    const document = this.withAliases(parse(node.operation, { noLocation: true }));
    const { requires } = node;
    if (requires === undefined) return [{ ...node, operation: textOf(document) }];
    const groups = this.groupFields(fieldsOf(document));
    return groups.map(({ fields, variants }): FetchNode => {
      const selections = this.withOnly(requires, variants);
      const inputRewrites = [...(node.inputRewrites ?? []), ...this.renames(selections, [])];
      return { ...node, operation: textOf(onlyFields(document, fields)), requires: selections, inputRewrites };
    });
  }

  private withAliases(document: DocumentNode): DocumentNode {
    return visit(document, {
      Field: (field) => {
        const variant = this.variants.get(field.name.value);
        if (variant === undefined) return undefined;
        const alias = field.alias ?? field.name;
        return { ...field, alias, name: { kind: Kind.NAME, value: variant.field }, arguments: variant.arguments };
      },
    });
  }

  /** Fields that can be asked for with the same representation: they need at most one variant of each field. */
  private groupFields(fields: ReadonlySet<string>): readonly FieldGroup[] {
    const groups: FieldGroup[] = [];
    for (const field of fields) {
      const needed = [...(this.needs.get(field) ?? [])];
      const fitting = groups.find(({ variants }) => needed.every((name) => this.fits(name, variants)));
      const group = fitting ?? { fields: new Set(), variants: new Set() };
      if (fitting === undefined) groups.push(group);
      group.fields.add(field);
      for (const name of needed) group.variants.add(name);
    }
    return groups;
  }

  private fits(name: string, variants: ReadonlySet<string>): boolean {
    const field = this.variants.get(name)?.field;
    return [...variants].every((other) => other === name || this.variants.get(other)?.field !== field);
  }

  private withOnly(
    selections: readonly QueryPlanSelectionNode[],
    names: ReadonlySet<string>,
  ): QueryPlanSelectionNode[] {
    return selections
      .filter((node) => node.kind !== "Field" || !this.variants.has(node.name) || names.has(node.name))
      .map((node) => {
        if (node.selections === undefined || node.selections.length === 0) return node;
        return { ...node, selections: this.withOnly(node.selections, names) };
      });
  }

  private renames(selections: readonly QueryPlanSelectionNode[], path: readonly string[]): FetchDataRewrite[] {
    return selections.flatMap((node): FetchDataRewrite[] => {
      if (node.kind === "InlineFragment") {
        const step = node.typeCondition === undefined ? [] : [`... on ${node.typeCondition}`];
        return this.renames(node.selections, [...path, ...step]);
      }
      const variant = this.variants.get(node.name);
      const here: FetchDataRewrite[] =
        variant === undefined ? [] : [{ kind: "KeyRenamer", path: [...path, node.name], renameKeyTo: variant.field }];
      return [...here, ...this.renames(node.selections ?? [], [...path, node.name])];
    });
  }
}

/** Fields of a fetch, by `Type.field`, and the variants that they need. */
interface FieldGroup {
  readonly fields: Set<string>;
  readonly variants: Set<string>;
}

/** The fields that a fetch of references selects, by `Type.field`. */
function fieldsOf(document: DocumentNode): ReadonlySet<string> {
  const fields = new Set<string>();
  visit(document, {
    InlineFragment: (fragment, _key, _parent, path) => {
      if (isOfEntities(path)) for (const node of fragment.selectionSet.selections) fields.add(nameOf(fragment, node));
    },
  });
  return fields;
}

function onlyFields(document: DocumentNode, fields: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    InlineFragment: (fragment, _key, _parent, path) => {
      if (!isOfEntities(path)) return undefined;
      const selections = fragment.selectionSet.selections.filter((node) => fields.has(nameOf(fragment, node)));
      if (selections.length === 0) return null;
      return { ...fragment, selectionSet: { ...fragment.selectionSet, selections } };
    },
  });
}

/** Whether a fragment stands in `_entities` itself: what it selects is what the subgraph must resolve. */
function isOfEntities(path: readonly (string | number)[]): boolean {
  return path.filter((step) => step === "selections").length === 2;
}

function nameOf({ typeCondition }: InlineFragmentNode, node: SelectionNode): string {
  const field = node.kind === Kind.FIELD ? node.name.value : node.kind;
  return `${typeCondition?.name.value ?? ""}.${field}`;
}

function textOf(document: DocumentNode): string {
  return stripIgnoredCharacters(print(document));
}
