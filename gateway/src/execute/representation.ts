/*
 * Compiles what a fetch requires of an object into a function that takes it from the data: a representation.
 */
import type { QueryPlanSelectionNode } from "@apollo/query-planner";

import { mergeData } from "./merge-data";
import { isDataObject, type DataObject } from "./operation-run";
import type { TypeConditions } from "./type-conditions";

/** Takes a representation from an object; null when the object lacks something or is of another type. */
export type Represent = (object: DataObject) => DataObject | null;

/** The representation that a fetch requires; one without `__typename` is none. */
export function compileRequires(selections: readonly QueryPlanSelectionNode[], types: TypeConditions): Represent {
  const represent = compileTopLevel(selections, types);
  return (object) => {
    const representation = represent(object);
    return typeof representation?.__typename === "string" ? representation : null;
  };
}

/**
 * A text that is equal for two representations of one fetch exactly when they are.
 *
 * The fields of a representation of one fetch follow from its type, so values are enough; lengths make them unambiguous.
 */
export function representationKey(representation: DataObject): string {
  let key = "";
  for (const name in representation) {
    const value = representation[name];
    if (typeof value === "string") key += `${value.length}:${value}`;
    else if (typeof value === "number") key += `#${value};`;
    else key += `${JSON.stringify(value)};`;
  }
  return key;
}

type Part = (object: DataObject, representation: DataObject) => boolean;

/** Nearly every fetch requires one fragment on one type: its representation needs no merging. */
function compileTopLevel(selections: readonly QueryPlanSelectionNode[], types: TypeConditions): Represent {
  const [only] = selections;
  if (selections.length !== 1 || only?.kind !== "InlineFragment" || only.typeCondition === undefined) {
    return compileSelections(selections, types);
  }
  const names = types.typesOf(only.typeCondition);
  const inner = compileSelections(only.selections, types);
  return (object) => (typeof object.__typename === "string" && names.has(object.__typename) ? inner(object) : null);
}

function compileSelections(selections: readonly QueryPlanSelectionNode[], types: TypeConditions): Represent {
  const parts = selections.map((node): Part => compileSelection(node, types));
  return (object) => {
    const representation: DataObject = {};
    for (const part of parts) if (!part(object, representation)) return null;
    return representation;
  };
}

function compileSelection(node: QueryPlanSelectionNode, types: TypeConditions): Part {
  if (node.kind === "Field") return compileField(node.alias ?? node.name, node.selections ?? [], types);
  if (node.typeCondition === undefined) return () => true;
  const names = types.typesOf(node.typeCondition);
  const inner = compileSelections(node.selections, types);
  return (object, representation) => {
    const name = object.__typename;
    const part = typeof name === "string" && names.has(name) ? inner(object) : null;
    if (part !== null) mergeData(representation, part, types);
    return true;
  };
}

function compileField(key: string, selections: readonly QueryPlanSelectionNode[], types: TypeConditions): Part {
  const inner = selections.length === 0 ? null : compileSelections(selections, types);
  return (object, representation) => {
    const value = object[key];
    // A function is inherited (`constructor`): JSON has none.
    if (value === undefined || typeof value === "function") return false;
    representation[key] = inner === null ? value : representInside(value, inner);
    return true;
  };
}

function representInside(value: unknown, represent: Represent): unknown {
  if (Array.isArray(value)) return value.map((item) => representInside(item, represent));
  return isDataObject(value) ? represent(value) : null;
}
