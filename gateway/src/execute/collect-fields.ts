/*
 * Collects the fields that a selection asks of an object, as the specification does (CollectFields): fragments that
 * apply to its type dissolved, fields with one response key together, @skip and @include decided.
 */
import { isAbstractType, isInterfaceType, isObjectType, Kind } from "graphql";
import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";

/** What selections are read with. */
export interface SelectionScope {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Values of the variables that @skip and @include ask for. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The fields by response key, in the order of the answer. */
export function collectFields(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  scope: SelectionScope,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!isIncluded(node.directives, scope)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const known = fields.get(key);
        if (known === undefined) fields.set(key, [node]);
        else known.push(node);
        continue;
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(node.name.value)) continue;
        spread.add(node.name.value);
      }
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments[node.name.value];
      if (inner !== undefined && applies(inner.typeCondition?.name.value, type, scope.schema)) walk(inner.selectionSet);
    }
  };
  sets.forEach(walk);
  return fields;
}

/** Whether a directive decides about a selection: @skip or @include. */
export function isConditionDirective({ name }: DirectiveNode): boolean {
  return name.value === "skip" || name.value === "include";
}

function applies(condition: string | undefined, type: GraphQLCompositeType, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  if (!isAbstractType(conditionType)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(conditionType, type);
}

function isIncluded(directives: readonly DirectiveNode[] | undefined, scope: SelectionScope): boolean {
  return (directives ?? []).every((directive) => {
    if (!isConditionDirective(directive)) return true;
    return isTrue(directive, scope) === (directive.name.value === "include");
  });
}

function isTrue({ arguments: given }: DirectiveNode, { conditions }: SelectionScope): boolean {
  const value = given?.find(({ name }) => name.value === "if")?.value;
  if (value?.kind === Kind.VARIABLE) return conditions[value.name.value] === true;
  return value?.kind === Kind.BOOLEAN && value.value;
}
