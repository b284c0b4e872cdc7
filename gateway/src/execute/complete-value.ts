/*
 * Compiles selections into functions that write the client's answer from the merged data in one pass, as JSON text:
 * only what was selected, in its order, valid for the API schema, nulls carried up to the nearest field that may be null.
 * Before: the plan has run. One compilation holds for one outcome of @skip and @include.
 */
import {
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import type {
  FieldNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLList,
  GraphQLOutputType,
  SelectionSetNode,
} from "graphql";

import { collectFields, type SelectionScope } from "./collect-fields";
import { writeOnce, type CompletionState, type Outcome, type Write } from "./completion-state";
import { leafText, quote, type LeafText } from "./leaf-text";
import { isDataObject, type DataObject } from "./operation-run";
import { UnfitValueError } from "./unfit-values";

/** What fields are compiled with. */
export interface CompletionScope extends SelectionScope {
  /** The client's response key for one that planning changed. */
  readonly clientKeys: ReadonlyMap<string, string>;
  /** Places of objects that are fetched by reference, which may be one for several: data keys joined by dots. */
  readonly referencePlaces: ReadonlySet<string>;
}

/** How one field of an object is written. */
export interface FieldWriter {
  /** Response key for the client. */
  readonly key: string;
  /** Response key in the data. */
  readonly dataKey: string;
  /** What stands before the value: the brace or comma, the key, the colon. */
  readonly lead: string;
  /** `__typename`: the name of the object's type. */
  readonly isTypename: boolean;
  /** The text of a leaf that can be taken as it is, without further ado; null when the field is no leaf. */
  readonly leaf: LeafText | null;
  readonly write: Write;
}

/** Writes an object; `typename` is null when only an interface is known of its type. */
export function writeObject(
  fields: readonly FieldWriter[],
  input: DataObject,
  typename: string | null,
  state: CompletionState,
): Outcome {
  const before = state.text;
  let text = before;
  for (const { key, dataKey, lead, isTypename, leaf, write } of fields) {
    const value = input[dataKey];
    const leafJson = leaf === null ? null : leaf(value);
    if (leafJson !== null) {
      text += lead + leafJson;
      continue;
    }
    if (isTypename) {
      if (typename === null) return takenBack(state, before);
      text += `${lead}"${typename}"`;
      continue;
    }
    state.text = text + lead;
    state.path.push(key);
    // A function is inherited (`constructor`): JSON has none.
    const outcome = write(value === undefined || typeof value === "function" ? null : value, state);
    state.path.pop();
    if (outcome === "UNFIT") return takenBack(state, before);
    text = outcome === "WRITTEN" ? state.text : `${state.text}null`;
  }
  state.text = fields.length === 0 ? `${text}{}` : `${text}}`;
  return "WRITTEN";
}

function takenBack(state: CompletionState, before: string): Outcome {
  state.text = before;
  return "NULLED";
}

/** The fields that selections ask of a type; `outer` is where its objects stand. */
export function compileFields(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  scope: CompletionScope,
  outer: Pick<Where, "place" | "coordinates"> = { place: "", coordinates: [] },
): readonly FieldWriter[] {
  const fields = [...collectFields(type, sets, scope)].flatMap(([dataKey, nodes]) => {
    const field = compileField(type, dataKey, nodes, scope, outer);
    return field === null ? [] : [field];
  });
  return fields.map((field, index) => ({ ...field, lead: `${index === 0 ? "{" : ","}${quote(field.key)}:` }));
}

function compileField(
  type: GraphQLCompositeType,
  dataKey: string,
  nodes: readonly FieldNode[],
  scope: CompletionScope,
  outer: Pick<Where, "place" | "coordinates">,
): Omit<FieldWriter, "lead"> | null {
  const name = nodes[0]?.name.value ?? "";
  const field = { key: scope.clientKeys.get(dataKey) ?? dataKey, dataKey, isTypename: false, leaf: null };
  if (name === TypeNameMetaFieldDef.name) return { ...field, isTypename: true, write: writeAsItIs };
  if (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name) return { ...field, write: writeAsItIs };
  const definition = fieldOf(type, name);
  if (definition === undefined) return null;
  const where = {
    name: `field ${type.name}.${field.key}`,
    place: outer.place === "" ? dataKey : `${outer.place}.${dataKey}`,
    coordinates: [`${type.name}.${name}`, ...outer.coordinates],
  };
  const write = compileType(definition.type, nodes, scope, where);
  return { ...field, leaf: leafOf(definition.type), write };
}

const writeAsItIs: Write = (value, state) => {
  if (value === null) return "NULL";
  state.text += JSON.stringify(value);
  return "WRITTEN";
};

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return "getFields" in type ? type.getFields()[name] : undefined;
}

function leafOf(type: GraphQLOutputType): LeafText | null {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isLeafType(inner) ? leafText(inner) : null;
}

/** The field that a value is of. */
interface Where {
  /** As messages call it. */
  readonly name: string;
  /** Where it stands: data keys joined by dots. */
  readonly place: string;
  /** The fields that it stands in as `Type.field`, itself first. */
  readonly coordinates: readonly string[];
}

function compileType(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  scope: CompletionScope,
  where: Where,
): Write {
  if (isNonNullType(type)) return compileNonNull(type.ofType, compileType(type.ofType, nodes, scope, where), where);
  if (isListType(type)) return compileList(type, compileType(type.ofType, nodes, scope, where), where);
  if (isCompositeType(type)) return compileComposite(type, nodes, scope, where);
  const leaf = leafText(type);
  return (value, state) => {
    if (value === null) return "NULL";
    const json = leaf(value);
    if (json === null) return refuse(state, where, `Invalid value found for ${placeOf(state, where, type)}.`);
    state.text += json;
    return "WRITTEN";
  };
}

function compileNonNull(type: GraphQLOutputType, inner: Write, where: Where): Write {
  return (value, state) => {
    const outcome = inner(value, state);
    if (outcome === "NULL" && !state.isExplained)
      refuse(state, where, `Cannot return null for non-nullable ${placeOf(state, where, type)}.`);
    return outcome === "WRITTEN" ? outcome : "UNFIT";
  };
}

function compileList(type: GraphQLList<GraphQLOutputType>, item: Write, where: Where): Write {
  const selection = {};
  const writeList: Write = (items, state) => writeItems(items as readonly unknown[], item, state);
  return (value, state) => {
    if (value === null) return "NULL";
    if (!Array.isArray(value))
      return refuse(state, where, `Invalid non-list value found for ${placeOf(state, where, type)}.`);
    return state.repeated === null ? writeList(value, state) : writeOnce(selection, value, state, writeList);
  };
}

function writeItems(items: readonly unknown[], item: Write, state: CompletionState): Outcome {
  const before = state.text;
  const depth = state.path.push(0) - 1;
  let isUnfit = false;
  state.text += "[";
  for (let index = 0; index < items.length; index++) {
    state.path[depth] = index;
    if (index > 0) state.text += ",";
    const outcome = item(items[index] ?? null, state);
    if (outcome === "UNFIT") isUnfit = true;
    if (outcome !== "WRITTEN") state.text += "null";
  }
  state.path.pop();
  if (isUnfit) return takenBack(state, before);
  state.text += "]";
  return "WRITTEN";
}

/** How objects of one runtime type are written. */
interface RuntimeType {
  readonly fields: readonly FieldWriter[];
  /** What `__typename` says; null when only an interface is known. */
  readonly typename: string | null;
}

function compileComposite(
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  scope: CompletionScope,
  where: Where,
): Write {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  const runtimeTypes = new Map<unknown, RuntimeType | null>();
  const runtimeTypeOf = (name: unknown): RuntimeType | null => {
    const known = runtimeTypes.get(name);
    if (known !== undefined) return known;
    const found = findType(name, type, scope);
    const typename = isObjectType(found) ? found.name : null;
    const runtimeType = found === null ? null : { fields: compileFields(found, sets, scope, where), typename };
    runtimeTypes.set(name, runtimeType);
    return runtimeType;
  };
  const writeOfType: Write = (value, state) => {
    const object = value as DataObject;
    const runtimeType = runtimeTypeOf(object.__typename);
    if (runtimeType === null) {
      return refuse(state, where, `Invalid __typename found for object at ${placeOf(state, where, type)}.`);
    }
    return writeObject(runtimeType.fields, object, runtimeType.typename, state);
  };
  const selection = {};
  const mayRepeat = scope.referencePlaces.has(where.place);
  return (value, state) => {
    if (value === null) return "NULL";
    if (!isDataObject(value))
      return refuse(state, where, `Invalid non-object value found for ${placeOf(state, where, type)}.`);
    const isOnce = !mayRepeat || state.repeated === null;
    return isOnce ? writeOfType(value, state) : writeOnce(selection, value, state, writeOfType);
  };
}

/** The type of an object that calls itself so; null when the API schema has no such type (it may be @inaccessible). */
function findType(name: unknown, declared: GraphQLCompositeType, scope: CompletionScope): GraphQLCompositeType | null {
  if (typeof name !== "string" || name === "") return declared;
  const type = scope.schema.getType(name);
  if (type === undefined || !isCompositeType(type)) return null;
  // An @interfaceObject answers with the interface's name where the schema may know better.
  return isObjectType(declared) && !isObjectType(type) ? declared : type;
}

function refuse(state: CompletionState, { coordinates }: Where, message: string): Outcome {
  state.errors.push(new UnfitValueError(message, [...state.path], coordinates));
  return "NULLED";
}

function placeOf({ path }: CompletionState, where: Where, type: GraphQLOutputType): string {
  const last = path.at(-1);
  return typeof last === "number" ? `array element of type ${String(type)} at index ${last}` : where.name;
}
