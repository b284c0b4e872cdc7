/*
 * Compiles selections into functions that build the client's answer from the merged data in one pass: only what was
 * selected, in its order, valid for the API schema, nulls carried up to the nearest field that may be null.
 * Before: the plan has run. One compilation holds for one outcome of @skip and @include.
 */
import {
  GraphQLError,
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

import type { PathStep } from "../operation";
import { collectFields, type SelectionScope } from "./collect-fields";
import { leafTest, type LeafTest } from "./leaf-test";
import { isDataObject, type DataObject } from "./operation-run";

/** What completing one answer writes down. */
export interface CompletionState {
  /** What was wrong with the values; null when the operation has errors already, which say why values are missing. */
  readonly errors: GraphQLError[] | null;
  /** Where completion is. */
  readonly path: PathStep[];
}

/** What fields are compiled with. */
export interface CompletionScope extends SelectionScope {
  /** The client's response key for one that planning changed. */
  readonly clientKeys: ReadonlyMap<string, string>;
}

/** Null because of something that is told already. */
export const NULLED = Symbol("nulled");
/** Null where none may be: the parent is null in its place. */
const UNFIT = Symbol("unfit");

/** The value for the client: or null, NULLED, UNFIT. */
type Complete = (value: unknown, state: CompletionState) => unknown;

/** How one field of an object is completed. */
export interface FieldCompletion {
  /** Response key for the client. */
  readonly key: string;
  /** Response key in the data. */
  readonly dataKey: string;
  /** `__typename`: the name of the object's type. */
  readonly isTypename: boolean;
  /** True for a leaf that can be taken as it is, without further ado; null when the field is no leaf. */
  readonly isFit: LeafTest | null;
  readonly complete: Complete;
}

/** An object's fields; `typename` is null when only an interface is known of its type. */
export function completeObject(
  fields: readonly FieldCompletion[],
  input: DataObject,
  typename: string | null,
  state: CompletionState,
): unknown {
  const output: DataObject = {};
  for (const { key, dataKey, isTypename, isFit, complete } of fields) {
    const value = input[dataKey];
    if (isFit !== null && isFit(value)) {
      output[key] = value;
      continue;
    }
    if (isTypename) {
      if (typename === null) return NULLED;
      output[key] = typename;
      continue;
    }
    state.path.push(key);
    // A function is inherited (`constructor`): JSON has none.
    const completed = complete(value === undefined || typeof value === "function" ? null : value, state);
    state.path.pop();
    if (completed === UNFIT) return NULLED;
    output[key] = completed === NULLED ? null : completed;
  }
  return output;
}

/** The fields that selections ask of a type. */
export function compileFields(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  scope: CompletionScope,
): readonly FieldCompletion[] {
  return [...collectFields(type, sets, scope)].flatMap(([dataKey, nodes]): readonly FieldCompletion[] => {
    const name = nodes[0]?.name.value ?? "";
    const field = { key: scope.clientKeys.get(dataKey) ?? dataKey, dataKey, isTypename: false, isFit: null };
    if (name === TypeNameMetaFieldDef.name) return [{ ...field, isTypename: true, complete: asItIs }];
    if (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name) return [{ ...field, complete: asItIs }];
    const definition = fieldOf(type, name);
    if (definition === undefined) return [];
    const where = `field ${type.name}.${field.key}`;
    const complete = compileType(definition.type, nodes, scope, where);
    return [{ ...field, isFit: fitTest(definition.type), complete }];
  });
}

function asItIs(value: unknown): unknown {
  return value;
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return "getFields" in type ? type.getFields()[name] : undefined;
}

function fitTest(type: GraphQLOutputType): LeafTest | null {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (!isLeafType(inner)) return null;
  const test = leafTest(inner);
  return (value) => typeof value !== "function" && test(value);
}

function compileType(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  scope: CompletionScope,
  where: string,
): Complete {
  if (isNonNullType(type)) return compileNonNull(type.ofType, compileType(type.ofType, nodes, scope, where), where);
  if (isListType(type)) return compileList(type, compileType(type.ofType, nodes, scope, where), where);
  if (isCompositeType(type)) return compileComposite(type, nodes, scope, where);
  const test = leafTest(type);
  return (value, state) => {
    if (value === null || test(value)) return value;
    return refuse(state, `Invalid value found for ${placeOf(state, where, type)}.`);
  };
}

function compileNonNull(type: GraphQLOutputType, inner: Complete, where: string): Complete {
  return (value, state) => {
    const completed = inner(value, state);
    if (completed === null) refuse(state, `Cannot return null for non-nullable ${placeOf(state, where, type)}.`);
    return completed === null || completed === NULLED ? UNFIT : completed;
  };
}

function compileList(type: GraphQLList<GraphQLOutputType>, item: Complete, where: string): Complete {
  return (value, state) => {
    if (value === null) return null;
    if (!Array.isArray(value)) return refuse(state, `Invalid non-list value found for ${placeOf(state, where, type)}.`);
    const output = new Array<unknown>(value.length);
    const depth = state.path.push(0) - 1;
    let isUnfit = false;
    for (let index = 0; index < output.length; index++) {
      state.path[depth] = index;
      const completed = item(value[index] ?? null, state);
      if (completed === UNFIT) isUnfit = true;
      output[index] = completed === NULLED ? null : completed;
    }
    state.path.pop();
    return isUnfit ? NULLED : output;
  };
}

/** How objects of one runtime type are completed. */
interface RuntimeType {
  readonly fields: readonly FieldCompletion[];
  /** What `__typename` says; null when only an interface is known. */
  readonly typename: string | null;
}

function compileComposite(
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  scope: CompletionScope,
  where: string,
): Complete {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  const runtimeTypes = new Map<unknown, RuntimeType | null>();
  const runtimeTypeOf = (name: unknown): RuntimeType | null => {
    const known = runtimeTypes.get(name);
    if (known !== undefined) return known;
    const found = findType(name, type, scope);
    const typename = isObjectType(found) ? found.name : null;
    const runtimeType = found === null ? null : { fields: compileFields(found, sets, scope), typename };
    runtimeTypes.set(name, runtimeType);
    return runtimeType;
  };
  return (value, state) => {
    if (value === null) return null;
    if (!isDataObject(value))
      return refuse(state, `Invalid non-object value found for ${placeOf(state, where, type)}.`);
    const runtimeType = runtimeTypeOf(value.__typename);
    if (runtimeType === null) {
      return refuse(state, `Invalid __typename found for object at ${placeOf(state, where, type)}.`);
    }
    return completeObject(runtimeType.fields, value, runtimeType.typename, state);
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

function refuse(state: CompletionState, message: string): typeof NULLED {
  const extensions = { code: "INVALID_GRAPHQL" };
  state.errors?.push(new GraphQLError(message, { path: [...state.path], extensions }));
  return NULLED;
}

function placeOf({ path }: CompletionState, where: string, type: GraphQLOutputType): string {
  const last = path.at(-1);
  return typeof last === "number" ? `array element of type ${String(type)} at index ${last}` : where;
}
