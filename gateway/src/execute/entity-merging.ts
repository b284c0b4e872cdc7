/*
 * Says which fetches of references to one graph may travel in one request, and writes that request.
 * Sound in two cases only: the selections are the same, or no type and no response key is in both. Anything else would
 * ask a subgraph for fields that nobody selected or that need other required fields than the representation has, or
 * would be invalid: two types may have fields of one name that differ in shape.
 */
import { Kind, parse, print, stripIgnoredCharacters } from "graphql";
import type { FieldNode, OperationDefinitionNode, SelectionNode } from "graphql";

import type { EntityFetch } from "./operation-run";
import type { TypeConditions } from "./type-conditions";

/** What is sent for several fetches at once. */
export interface MergedQuery {
  readonly query: string;
  readonly operationName: string | undefined;
}

/** A fetch, taken apart for merging. */
interface MergeForm {
  readonly operation: OperationDefinitionNode;
  readonly entities: FieldNode;
  /** The selections in one text: equal selections ask for the same. */
  readonly text: string;
  /** The object types that it asks for. */
  readonly types: readonly string[];
  /** The response keys that it selects of them. */
  readonly keys: ReadonlySet<string>;
}

/** The kept merged queries; more different combinations than a plan has in practice. */
const MAX_QUERIES = 100;

/** The merging of one plan's fetches. */
export class EntityMerging {
  private readonly forms = new Map<EntityFetch, MergeForm | null>();
  private readonly numbers = new Map<EntityFetch, number>();
  private readonly queries = new Map<string, MergedQuery>();

  constructor(private readonly types: TypeConditions) {}

  /** Whether two fetches of one graph may travel together. */
  mayMerge(a: EntityFetch, b: EntityFetch): boolean {
    const [left, right] = [this.formOf(a), this.formOf(b)];
    if (left === null || right === null) return false;
    return left.text === right.text || isDisjoint(left, right);
  }

  /** Whether two fetches ask for the same: equal representations then have equal answers. */
  isSameSelection(a: EntityFetch, b: EntityFetch): boolean {
    if (a === b) return true;
    const [left, right] = [this.formOf(a), this.formOf(b)];
    return left !== null && left.text === right?.text;
  }

  /** The request for fetches of which every two may merge. */
  merge(fetches: readonly EntityFetch[]): MergedQuery {
    const id = fetches.map((fetch) => this.numberOf(fetch)).join(" ");
    const known = this.queries.get(id);
    if (known !== undefined) return known;
    if (this.queries.size >= MAX_QUERIES) this.queries.clear();
    const merged = mergeForms(fetches.flatMap((fetch) => this.formOf(fetch) ?? []));
    this.queries.set(id, merged);
    return merged;
  }

  private formOf(fetch: EntityFetch): MergeForm | null {
    const known = this.forms.get(fetch);
    if (known !== undefined) return known;
    const form = takeApart(fetch.query, this.types);
    this.forms.set(fetch, form);
    return form;
  }

  private numberOf(fetch: EntityFetch): number {
    const number = this.numbers.get(fetch) ?? this.numbers.size;
    this.numbers.set(fetch, number);
    return number;
  }
}

function isDisjoint(a: MergeForm, b: MergeForm): boolean {
  return !a.types.some((name) => b.types.includes(name)) && ![...a.keys].some((key) => b.keys.has(key));
}

function takeApart(query: string, types: TypeConditions): MergeForm | null {
  const [operation, ...others] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return null;
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.selectionSet === undefined) return null;
  const conditions = entities.selectionSet.selections.map(conditionOf);
  const names = conditions.filter((name) => name !== null);
  // An interface may be an object type in that subgraph (@interfaceObject): whose fields these are cannot be told.
  if (names.length < conditions.length || !names.every((name) => types.isObject(name))) return null;
  const keys = new Set(keysOf(entities.selectionSet.selections));
  return { operation, entities, text: print(entities.selectionSet), types: names, keys };
}

/** The keys that selections have at their own level; `__typename` has one shape everywhere. */
function keysOf(selections: readonly SelectionNode[]): readonly string[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === "__typename" ? [] : [(node.alias ?? node.name).value];
    return node.kind === Kind.INLINE_FRAGMENT ? keysOf(node.selectionSet.selections) : [];
  });
}

function conditionOf(node: SelectionNode): string | null {
  return node.kind === Kind.INLINE_FRAGMENT ? (node.typeCondition?.name.value ?? null) : null;
}

function mergeForms(forms: readonly MergeForm[]): MergedQuery {
  const [first] = forms;
  if (first === undefined) throw new Error("there is nothing to merge");
  const byText = new Map(forms.map((form) => [form.text, form.entities.selectionSet?.selections ?? []]));
  const variables = forms.flatMap(({ operation }) => operation.variableDefinitions ?? []);
  const byName = new Map(variables.map((definition) => [definition.variable.name.value, definition]));
  const selections = [...byText.values()].flat();
  const operation: OperationDefinitionNode = {
    ...first.operation,
    variableDefinitions: [...byName.values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [{ ...first.entities, selectionSet: { kind: Kind.SELECTION_SET, selections } }],
    },
  };
  return { query: stripIgnoredCharacters(print(operation)), operationName: operation.name?.value };
}
