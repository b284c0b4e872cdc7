/*
 * Walks the fields of an SDL document's object types, extensions included. Pure; for readers of directives.
 */
import { Kind } from "graphql";
import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode } from "graphql";

/** A field with the name of the object type that it stands in. */
export interface TypedField {
  readonly typeName: string;
  readonly field: FieldDefinitionNode;
}

/** Every field of every object type of the document, in the order of the text. */
export function listFields(document: DocumentNode): readonly TypedField[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? (definition.fields ?? []).map((field) => ({ typeName: definition.name.value, field }))
      : [],
  );
}

/** The field's directive of that name, or undefined. */
export function findDirective(field: FieldDefinitionNode, name: string): ConstDirectiveNode | undefined {
  return field.directives?.find((directive) => directive.name.value === name);
}
