/*
 * Prepares a client's document for planning.
 * Before: the document is valid. After: the planner, and everything that speaks of the planner's response keys.
 */
import { GraphQLError, Kind, visit } from "graphql";
import type { DocumentNode, FieldNode } from "graphql";

/** A document to plan, and the way back to the client's response keys. */
export interface PlanningDocument {
  readonly document: DocumentNode;
  /** The client's key for each key of the document that is not the client's own. */
  readonly clientKeys: ReadonlyMap<string, string>;
}

/** Names under which the planner selects fields of its own accord, beside what the client selects. */
export interface PlannerNames {
  /** Fields of keys and of @requires, and `__typename`. */
  readonly selected: ReadonlySet<string>;
  /** Those that some @requires names with arguments. */
  readonly withArguments: ReadonlySet<string>;
}

/**
 * Gives the client's fields other aliases for planning where the planner would take one for its own.
 *
 * It selects keys and required fields under their plain names. A client's `id: title` would be taken for the key, and
 * its `price(in: "EUR")` for the required `price(in: "USD")`: wrong data, without an error.
 *
 * @throws {GraphQLError} when a field is to be answered as `__proto__`: answers are plain objects.
 */
export function prepareForPlanning(document: DocumentNode, names: PlannerNames): PlanningDocument {
  const keys = new Set<string>();
  let isAmbiguous = false;
  visit(document, {
    Field: (field) => {
      keys.add(keyOf(field));
      isAmbiguous ||= mayBeMistaken(field, names);
    },
  });
  if (keys.has("__proto__")) {
    throw new GraphQLError('the response key "__proto__" is not allowed', { extensions: { code: "BAD_REQUEST" } });
  }
  const clientKeys = new Map<string, string>();
  if (!isAmbiguous) return { document, clientKeys };
  const prefix = freePrefix(keys);
  const aliased = visit(document, {
    Field: (field) => {
      if (!mayBeMistaken(field, names)) return undefined;
      const key = `${prefix}${keyOf(field)}`;
      clientKeys.set(key, keyOf(field));
      return { ...field, alias: { kind: Kind.NAME, value: key } };
    },
  });
  return { document: aliased, clientKeys };
}

function mayBeMistaken(field: FieldNode, { selected, withArguments }: PlannerNames): boolean {
  const [key, name] = [keyOf(field), field.name.value];
  return withArguments.has(name) || withArguments.has(key) || (key !== name && selected.has(key));
}

function keyOf(field: FieldNode): string {
  return (field.alias ?? field.name).value;
}

/** The beginning of new keys: one that none of the document's keys has. */
function freePrefix(keys: ReadonlySet<string>): string {
  let prefix = "client_";
  while ([...keys].some((key) => key.startsWith(prefix))) prefix = `${prefix}_`;
  return prefix;
}
