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

/**
 * Gives fields aliases of their own where the planner would ask for the same key with other arguments.
 *
 * `requiredNames` are the fields that some @requires names with arguments. The planner selects them under their plain
 * name beside the client's selections, so that the client's own must be called something else.
 *
 * @throws {GraphQLError} when a field is to be answered as `__proto__`: answers are plain objects.
 */
export function prepareForPlanning(document: DocumentNode, requiredNames: ReadonlySet<string>): PlanningDocument {
  const keys = new Set<string>();
  visit(document, { Field: (field) => void keys.add(keyOf(field)) });
  if (keys.has("__proto__")) {
    throw new GraphQLError('the response key "__proto__" is not allowed', { extensions: { code: "BAD_REQUEST" } });
  }
  const isAliased = (field: FieldNode): boolean =>
    requiredNames.has(field.name.value) || requiredNames.has(keyOf(field));
  const clientKeys = new Map<string, string>();
  if (requiredNames.size === 0) return { document, clientKeys };
  const prefix = freePrefix(keys);
  const aliased = visit(document, {
    Field: (field) => {
      if (!isAliased(field)) return undefined;
      const key = `${prefix}${keyOf(field)}`;
      clientKeys.set(key, keyOf(field));
      return { ...field, alias: { kind: Kind.NAME, value: key } };
    },
  });
  return { document: aliased, clientKeys };
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
