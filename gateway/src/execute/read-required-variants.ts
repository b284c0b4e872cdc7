/*
 * Finds the fields that a supergraph requires several times with different arguments, and gives each its own name.
 */
import { Kind, parse, print, valueFromASTUntyped, visit } from "graphql";
import type {
  ArgumentNode,
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  ObjectTypeDefinitionNode,
  SelectionSetNode,
  TypeNode,
} from "graphql";

import { RequiredVariants, type RequiredVariant } from "./required-variants";

/** A supergraph whose required fields are told apart. */
export interface VariantSupergraph {
  readonly document: DocumentNode;
  readonly variants: RequiredVariants;
}

/** A required field: where it stands, and with what arguments. */
interface Requirement {
  readonly type: string;
  readonly field: string;
  readonly arguments: readonly ArgumentNode[];
  readonly key: string;
}

/** Reads the supergraph; one without such fields is returned as it is. */
export function readRequiredVariants(document: DocumentNode): VariantSupergraph {
  const types = new Map(document.definitions.flatMap((node) => (isObject(node) ? [[node.name.value, node]] : [])));
  const requirements = [...types.values()].flatMap((type) => requirementsOf(type, types));
  const names = nameConflicts(requirements, types);
  if (names.size === 0) return { document, variants: new RequiredVariants(new Map(), new Map()) };
  const needs = new Map<string, Set<string>>();
  const rewrite = (type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode => {
    const fields = (type.fields ?? []).map((field) => renameRequired(type, field, { names, types, needs }));
    return { ...type, fields: [...fields, ...variantFields(type, requirements, names)] };
  };
  const rewritten = visit(document, { ObjectTypeDefinition: rewrite });
  const variants = new Map<string, RequiredVariant>();
  for (const requirement of requirements) {
    const name = names.get(requirement.key);
    if (name !== undefined) variants.set(name, requirement);
  }
  return { document: rewritten, variants: new RequiredVariants(variants, needs) };
}

type ObjectTypes = ReadonlyMap<string, ObjectTypeDefinitionNode>;

function isObject(node: DocumentNode["definitions"][number]): node is ObjectTypeDefinitionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION;
}

function requirementsOf(type: ObjectTypeDefinitionNode, types: ObjectTypes): readonly Requirement[] {
  return (type.fields ?? [])
    .flatMap(({ directives }) => directives ?? [])
    .flatMap((directive) => {
      const set = fieldSetOf(directive);
      return set === null ? [] : requirementsIn(set, type, types);
    });
}

function requirementsIn(
  set: SelectionSetNode,
  type: ObjectTypeDefinitionNode,
  types: ObjectTypes,
): readonly Requirement[] {
  return set.selections.flatMap((node): readonly Requirement[] => {
    if (node.kind !== Kind.FIELD) return [];
    const given = node.arguments ?? [];
    const [name, field] = [type.name.value, node.name.value];
    const takesArguments = (fieldOf(type, field)?.arguments ?? []).length > 0;
    const here = !takesArguments ? [] : [{ type: name, field, arguments: given, key: keyOf(name, field, given) }];
    const inner = typeOfField(type, field, types);
    if (node.selectionSet === undefined || inner === undefined) return here;
    return [...here, ...requirementsIn(node.selectionSet, inner, types)];
  });
}

/** A name for each requirement whose field is required with other arguments too, by the requirement's key. */
function nameConflicts(requirements: readonly Requirement[], types: ObjectTypes): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { type, field, key } of requirements) {
    const others = requirements.filter((other) => other.type === type && other.field === field);
    if (names.has(key) || others.every((other) => other.key === key)) continue;
    let name = `${field}_required${names.size}`;
    while ([...types.values()].some((node) => fieldOf(node, name) !== undefined)) name = `${name}_`;
    names.set(key, name);
  }
  return names;
}

/** The variants as fields of their type, where the field itself is: without arguments, they are in the name. */
function variantFields(
  type: ObjectTypeDefinitionNode,
  requirements: readonly Requirement[],
  names: ReadonlyMap<string, string>,
): readonly FieldDefinitionNode[] {
  const fields = new Map<string, FieldDefinitionNode>();
  for (const requirement of requirements) {
    const name = names.get(requirement.key);
    const field = fieldOf(type, requirement.field);
    if (requirement.type !== type.name.value || name === undefined || field === undefined) continue;
    fields.set(name, { ...field, name: { kind: Kind.NAME, value: name }, arguments: [] });
  }
  return [...fields.values()];
}

interface Renaming {
  readonly names: ReadonlyMap<string, string>;
  readonly types: ObjectTypes;
  /** Filled on the way. */
  readonly needs: Map<string, Set<string>>;
}

function renameRequired(
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
  renaming: Renaming,
): FieldDefinitionNode {
  const used = new Set<string>();
  const directives = (field.directives ?? []).map((directive): ConstDirectiveNode => {
    const set = fieldSetOf(directive);
    if (set === null) return directive;
    const value = print(renameIn(set, type, renaming, used)).slice(1, -1);
    const given = directive.arguments?.map((argument) =>
      argument.name.value === "requires" ? { ...argument, value: { kind: Kind.STRING, value } as const } : argument,
    );
    return { ...directive, arguments: given };
  });
  if (used.size === 0) return field;
  renaming.needs.set(`${type.name.value}.${field.name.value}`, used);
  return { ...field, directives };
}

function renameIn(
  set: SelectionSetNode,
  type: ObjectTypeDefinitionNode,
  renaming: Renaming,
  used: Set<string>,
): SelectionSetNode {
  const selections = set.selections.map((node) => {
    if (node.kind !== Kind.FIELD) return node;
    const name = renaming.names.get(keyOf(type.name.value, node.name.value, node.arguments ?? []));
    const inner = typeOfField(type, node.name.value, renaming.types);
    const { selectionSet } = node;
    const below =
      selectionSet === undefined || inner === undefined
        ? {}
        : { selectionSet: renameIn(selectionSet, inner, renaming, used) };
    if (name === undefined) return { ...node, ...below };
    used.add(name);
    return { ...node, ...below, name: { kind: Kind.NAME, value: name } as const, arguments: [] };
  });
  return { ...set, selections };
}

function fieldSetOf(directive: ConstDirectiveNode): SelectionSetNode | null {
  if (directive.name.value !== "join__field") return null;
  const argument = directive.arguments?.find(({ name }) => name.value === "requires");
  const text: unknown = argument === undefined ? null : valueFromASTUntyped(argument.value);
  if (typeof text !== "string") return null;
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : null;
}

function fieldOf(type: ObjectTypeDefinitionNode, name: string): FieldDefinitionNode | undefined {
  return type.fields?.find((field) => field.name.value === name);
}

function typeOfField(
  type: ObjectTypeDefinitionNode,
  name: string,
  types: ObjectTypes,
): ObjectTypeDefinitionNode | undefined {
  const field = fieldOf(type, name);
  return field === undefined ? undefined : types.get(nameOf(field.type));
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function keyOf(type: string, field: string, given: readonly ArgumentNode[]): string {
  return `${type}.${field}(${given.map(print).sort().join(", ")})`;
}
