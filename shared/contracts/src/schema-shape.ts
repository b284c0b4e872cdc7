/*
 * An SDL as plain facts that two schemas can be compared by: names, types, arguments; no descriptions, no order.
 * Pure. Leaves alone: what a difference means (compare-contract.ts).
 * Not built with buildASTSchema: a subgraph's SDL may extend types it does not define and use federation's directives
 * without defining them.
 */
import { Kind, parse, print } from "graphql";
import type {
  DefinitionNode,
  EnumTypeDefinitionNode,
  EnumTypeExtensionNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  ObjectTypeDefinitionNode,
  ObjectTypeExtensionNode,
  InterfaceTypeDefinitionNode,
  InterfaceTypeExtensionNode,
} from "graphql";

/** An argument or an input field. */
export interface InputShape {
  /** As SDL writes it: `[ID!]!`. */
  readonly type: string;
  /** The default as SDL writes it, or null when there is none. */
  readonly defaultValue: string | null;
}

/** A field of an object type or interface. */
export interface FieldShape {
  readonly type: string;
  readonly args: ReadonlyMap<string, InputShape>;
}

/** What a schema says of one name. */
export type TypeShape =
  | { readonly kind: "OBJECT"; readonly fields: Map<string, FieldShape>; readonly keys: Set<string> }
  | { readonly kind: "INPUT"; readonly fields: Map<string, InputShape> }
  | { readonly kind: "CHOICE"; readonly values: Set<string> }
  | { readonly kind: "SCALAR" };

/** A schema as facts: type name → shape. Federation's own names (`_Entity`, `link__Import`) are left out. */
export type SchemaShape = ReadonlyMap<string, TypeShape>;

/**
 * The facts of an SDL; extensions are merged with what they extend.
 *
 * @throws {GraphQLError} when the text is not SDL.
 */
export function shapeOf(sdl: string): SchemaShape {
  const types = new Map<string, TypeShape>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) addDefinition(types, definition);
  // A graph without root fields serves a Query with federation's own ones, which do not count.
  for (const [name, shape] of types) if (shape.kind === "OBJECT" && shape.fields.size === 0) types.delete(name);
  return types;
}

function addDefinition(types: Map<string, TypeShape>, definition: DefinitionNode): void {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return addObject(types, definition);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION: {
      const shape = shapeFor(types, definition.name.value, "INPUT", () => ({ kind: "INPUT", fields: new Map() }));
      for (const field of definition.fields ?? []) shape?.fields.set(field.name.value, inputOf(field));
      return;
    }
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return addValues(types, definition.name.value, namesOf(definition));
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION:
      return addValues(
        types,
        definition.name.value,
        (definition.types ?? []).map((type) => type.name.value),
      );
    case Kind.SCALAR_TYPE_DEFINITION:
      shapeFor(types, definition.name.value, "SCALAR", () => ({ kind: "SCALAR" }));
      return;
    default:
      return;
  }
}

type ObjectNode =
  ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode | InterfaceTypeExtensionNode;

function addObject(types: Map<string, TypeShape>, node: ObjectNode): void {
  const shape = shapeFor(types, node.name.value, "OBJECT", () => ({
    kind: "OBJECT",
    fields: new Map(),
    keys: new Set(),
  }));
  if (shape === null) return;
  for (const field of node.fields ?? []) {
    if (!field.name.value.startsWith("_")) shape.fields.set(field.name.value, fieldOf(field));
  }
  for (const directive of node.directives ?? []) {
    if (directive.name.value === "key") shape.keys.add((directive.arguments ?? []).map(print).sort().join(", "));
  }
}

function addValues(types: Map<string, TypeShape>, name: string, values: readonly string[]): void {
  const shape = shapeFor(types, name, "CHOICE", () => ({ kind: "CHOICE", values: new Set() }));
  for (const value of values) shape?.values.add(value);
}

/** The shape of that name and kind, made when missing; null for a name of federation's or of another kind. */
function shapeFor<K extends TypeShape["kind"]>(
  types: Map<string, TypeShape>,
  name: string,
  kind: K,
  make: () => Extract<TypeShape, { kind: K }>,
): Extract<TypeShape, { kind: K }> | null {
  if (name.startsWith("_") || name.includes("__")) return null;
  const known = types.get(name);
  if (known !== undefined) return isOfKind(known, kind) ? known : null;
  const made = make();
  types.set(name, made);
  return made;
}

function isOfKind<K extends TypeShape["kind"]>(shape: TypeShape, kind: K): shape is Extract<TypeShape, { kind: K }> {
  return shape.kind === kind;
}

function namesOf(node: EnumTypeDefinitionNode | EnumTypeExtensionNode): readonly string[] {
  return (node.values ?? []).map((value) => value.name.value);
}

function fieldOf(field: FieldDefinitionNode): FieldShape {
  return {
    type: print(field.type),
    args: new Map((field.arguments ?? []).map((argument) => [argument.name.value, inputOf(argument)])),
  };
}

function inputOf(node: InputValueDefinitionNode): InputShape {
  return {
    type: print(node.type),
    defaultValue: node.defaultValue === undefined ? null : print(node.defaultValue),
  };
}
