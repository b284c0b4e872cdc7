/*
 * Who may use which field, by @authenticated and @requiresScopes. Pure.
 * Before: readFieldRights() of each graph's SDL. After: field-guard.ts, which acts on it before anything is sent.
 */
import type { FieldRight, FieldRights } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import { GraphQLError, isInterfaceType, isObjectType } from "graphql";
import type { GraphQLNamedType, GraphQLSchema } from "graphql";

/** The rights of all graphs together; a graph's SDL names its own fields only. */
export function joinFieldRights(rights: readonly FieldRights[]): FieldRights {
  return new Map(rights.flatMap((ofGraph) => [...ofGraph]));
}

/** A field of an object type. */
export interface FieldOfType {
  readonly typeName: string;
  /** `Type.field`, as rights name it. */
  readonly coordinate: string;
}

/**
 * The fields that an answer may hold where this one is selected.
 *
 * Rights stand on the fields of object types: what is asked of an interface is asked of each type that it may be.
 */
export function fieldsOfTypes(
  schema: GraphQLSchema,
  parent: GraphQLNamedType | null | undefined,
  fieldName: string,
): readonly FieldOfType[] {
  const types = isInterfaceType(parent) ? schema.getPossibleTypes(parent) : isObjectType(parent) ? [parent] : [];
  return types.map(({ name }) => ({ typeName: name, coordinate: `${name}.${fieldName}` }));
}

/** Why the principal may not use a field: UNAUTHENTICATED without a token, else FORBIDDEN. */
export function refusalOf(coordinate: string, { anyOf }: FieldRight, principal: Principal): GraphQLError | null {
  const roles: readonly string[] = principal.roles;
  const isAnonymous = roles.every((role) => role === "PUBLIC");
  if (isAnonymous) return refusal("UNAUTHENTICATED", `${coordinate} needs a token`);
  if (anyOf.length === 0 || anyOf.some((set) => set.every((role) => roles.includes(role)))) return null;
  const needed = anyOf.map((set) => set.join(" and ")).join(", or ");
  return refusal("FORBIDDEN", `${coordinate} needs the role ${needed}; the caller has ${roles.join(", ")}`);
}

function refusal(code: "UNAUTHENTICATED" | "FORBIDDEN", message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
