/*
 * Values of leaf types as JSON text, where they are values of their type in the API schema. Pure.
 */
import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from "graphql";

/** The JSON of a value of the type; null for null and for what is no value of it. */
export type LeafText = (value: unknown) => string | null;

/** What JSON escapes; lone halves of surrogate pairs among them, so every half goes the long way. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A text as JSON. */
export function quote(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The JSON of a leaf type's values; any value belongs to a custom scalar. An @inaccessible enum value is no value. */
export function leafText(type: GraphQLLeafType): LeafText {
  if (isEnumType(type)) {
    const names = new Map<unknown, string>(type.getValues().map(({ name }) => [name, quote(name)]));
    return (value) => names.get(value) ?? null;
  }
  if (!isSpecifiedScalarType(type)) return anyText;
  switch (type.name) {
    case "Boolean":
      return (value) => (typeof value === "boolean" ? String(value) : null);
    case "Int":
      return integerText;
    case "Float":
      return (value) => (typeof value === "number" && Number.isFinite(value) ? numberText(value) : null);
    case "ID":
      return (value) => (typeof value === "string" ? quote(value) : integerText(value));
    default:
      return (value) => (typeof value === "string" ? quote(value) : null);
  }
}

function integerText(value: unknown): string | null {
  return typeof value === "number" && Number.isInteger(value) ? numberText(value) : null;
}

/** JSON writes numbers as JavaScript does; minus zero is zero in both. */
function numberText(value: number): string {
  return String(value);
}

/** A function is inherited (`constructor`): JSON has none. */
function anyText(value: unknown): string | null {
  if (value === null || value === undefined || typeof value === "function") return null;
  return JSON.stringify(value);
}
