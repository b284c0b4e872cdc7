/*
 * What of a subgraph's directives matters for generated types: the four that say which fields a reference carries.
 * All others (@shareable, @routedBy, @requiresScopes, …) change no type and are taken off, so they need no definition.
 */
import { Kind, parse, specifiedDirectives, visit } from "graphql";

const definitions = parse(/* GraphQL */ `
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @external on OBJECT | FIELD_DEFINITION
  directive @requires(fields: String!) on FIELD_DEFINITION
  directive @provides(fields: String!) on FIELD_DEFINITION
`).definitions;

const kept = new Set([...definitions, ...specifiedDirectives].map(({ name }) => name.value ?? name));

/** The document with those four directives defined, and no other directive defined or used. */
export function withFederationDirectives(document) {
  const stripped = visit(document, {
    Directive: (node) => (kept.has(node.name.value) ? undefined : null),
    DirectiveDefinition: () => null,
  });
  return { kind: Kind.DOCUMENT, definitions: [...definitions, ...stripped.definitions] };
}
