/*
 * Merges the definitions of several SDL files into one document, as a package that serves more than one graph needs.
 * Types that stand in several files (the shared fragment, stubs of references) become one type with all fields.
 * Extensions are folded in, `extend schema @link` is dropped. Pure: no I/O.
 */
import { Kind, print } from "graphql";

const FOLDED = {
  [Kind.OBJECT_TYPE_EXTENSION]: Kind.OBJECT_TYPE_DEFINITION,
  [Kind.INTERFACE_TYPE_EXTENSION]: Kind.INTERFACE_TYPE_DEFINITION,
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: Kind.INPUT_OBJECT_TYPE_DEFINITION,
  [Kind.ENUM_TYPE_EXTENSION]: Kind.ENUM_TYPE_DEFINITION,
  [Kind.UNION_TYPE_EXTENSION]: Kind.UNION_TYPE_DEFINITION,
  [Kind.SCALAR_TYPE_EXTENSION]: Kind.SCALAR_TYPE_DEFINITION,
};

/** The node without descriptions and directives: what must agree when something is defined twice. */
function shapeOf(node) {
  return print({
    ...node,
    description: undefined,
    directives: [],
    ...(node.arguments === undefined
      ? {}
      : { arguments: node.arguments.map((argument) => ({ ...argument, description: undefined, directives: [] })) }),
  });
}

function mergeByName(first = [], second = [], owner) {
  const merged = new Map(first.map((member) => [member.name.value, member]));
  for (const member of second) {
    const known = merged.get(member.name.value);
    if (known === undefined) merged.set(member.name.value, member);
    else if (member.kind !== Kind.NAMED_TYPE && shapeOf(known) !== shapeOf(member)) {
      throw new Error(`${owner}.${member.name.value} is defined as "${shapeOf(known)}" and as "${shapeOf(member)}"`);
    }
  }
  return [...merged.values()];
}

function mergeByText(first = [], second = []) {
  const texts = new Set(first.map((node) => print(node)));
  return [...first, ...second.filter((node) => !texts.has(print(node)))];
}

function mergeTwo(first, second) {
  const owner = first.name.value;
  if (first.kind !== second.kind) throw new Error(`${owner} is defined as ${first.kind} and as ${second.kind}`);
  if (first.kind === Kind.DIRECTIVE_DEFINITION) {
    if (shapeOf(first) !== shapeOf(second)) throw new Error(`directive @${owner} is defined in two ways`);
    return first;
  }
  return {
    ...first,
    description: first.description ?? second.description,
    directives: mergeByText(first.directives, second.directives),
    ...(first.fields === undefined ? {} : { fields: mergeByName(first.fields, second.fields, owner) }),
    ...(first.values === undefined ? {} : { values: mergeByName(first.values, second.values, owner) }),
    ...(first.types === undefined ? {} : { types: mergeByName(first.types, second.types, owner) }),
    ...(first.interfaces === undefined ? {} : { interfaces: mergeByName(first.interfaces, second.interfaces, owner) }),
  };
}

/** One document of all definitions, each name once, in order of first appearance. Throws when two of them disagree. */
export function mergeDocuments(documents) {
  const merged = new Map();
  for (const definition of documents.flatMap((document) => document.definitions)) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) continue;
    const node = { ...definition, kind: FOLDED[definition.kind] ?? definition.kind };
    const key = `${node.kind === Kind.DIRECTIVE_DEFINITION ? "@" : ""}${node.name.value}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? node : mergeTwo(known, node));
  }
  return { kind: Kind.DOCUMENT, definitions: [...merged.values()] };
}
