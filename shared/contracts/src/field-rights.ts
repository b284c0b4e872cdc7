/*
 * Reads from an SDL who may use a field (@authenticated, @requiresScopes). Pure.
 * The gateway enforces these itself: the library it plans with refuses supergraphs that carry the two directives.
 */
import { HubError } from "@park-hub/errors";
import { Kind, parse } from "graphql";
import type { ConstDirectiveNode, ConstValueNode, DocumentNode, FieldDefinitionNode } from "graphql";

import { findDirective, listFields } from "./object-types";

/** Who may use a field. */
export interface FieldRight {
  /**
   * Sets of roles of which the caller must hold every role of at least one; empty when any authenticated caller may.
   */
  readonly anyOf: readonly (readonly string[])[];
}

/** Rights of a graph: `Type.field` → right; a field that is not named is open to all. */
export type FieldRights = ReadonlyMap<string, FieldRight>;

const RIGHTS: readonly string[] = ["authenticated", "requiresScopes"];

/**
 * The rights of every restricted field of the SDL.
 *
 * @throws {HubError} CONFIG_INVALID when @requiresScopes is not a list of lists of texts, or when either directive
 * stands elsewhere than on a field of an object type: there nobody would heed it.
 */
export function readFieldRights(sdl: string): FieldRights {
  const rights = new Map<string, FieldRight>();
  const document = parse(sdl, { noLocation: true });
  refuseOtherPlaces(document);
  for (const { typeName, field } of listFields(document)) {
    const right = rightOf(`${typeName}.${field.name.value}`, field);
    if (right !== null) rights.set(`${typeName}.${field.name.value}`, right);
  }
  return rights;
}

function refuseOtherPlaces(document: DocumentNode): void {
  const refuse = (name: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    const right = directives?.find((directive) => RIGHTS.includes(directive.name.value));
    if (right === undefined) return;
    throw new HubError("CONFIG_INVALID", `${name}: @${right.name.value} stands on fields of object types only`);
  };
  for (const definition of document.definitions) {
    if (!("name" in definition) || !("directives" in definition)) continue;
    const name = definition.name?.value ?? "";
    refuse(name, definition.directives as readonly ConstDirectiveNode[] | undefined);
    const isInterface =
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
    if (!isInterface) continue;
    for (const field of definition.fields ?? []) refuse(`${name}.${field.name.value}`, field.directives);
  }
}

function rightOf(coordinate: string, field: FieldDefinitionNode): FieldRight | null {
  const scopes = findDirective(field, "requiresScopes");
  if (scopes !== undefined) return { anyOf: scopesOf(coordinate, scopes) };
  return findDirective(field, "authenticated") === undefined ? null : { anyOf: [] };
}

function scopesOf(coordinate: string, directive: ConstDirectiveNode): readonly (readonly string[])[] {
  const value = directive.arguments?.find(({ name }) => name.value === "scopes")?.value;
  return listOf(coordinate, value).map((set) =>
    listOf(coordinate, set).map((scope) => {
      if (scope.kind !== Kind.STRING) throw malformed(coordinate);
      return scope.value;
    }),
  );
}

function listOf(coordinate: string, value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (value?.kind !== Kind.LIST || value.values.length === 0) throw malformed(coordinate);
  return value.values;
}

function malformed(coordinate: string): HubError {
  return new HubError("CONFIG_INVALID", `${coordinate}: @requiresScopes takes a list of lists of role names`);
}
