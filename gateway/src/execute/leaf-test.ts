/*
 * Whether a value of an answer is a value of a leaf type of the API schema. Pure.
 */
import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from "graphql";

/** Says whether a value that is not null belongs to the type. */
export type LeafTest = (value: unknown) => boolean;

/** The test of a leaf type; any value belongs to a custom scalar. An @inaccessible enum value is no value. */
export function leafTest(type: GraphQLLeafType): LeafTest {
  if (isEnumType(type)) {
    const names: ReadonlySet<unknown> = new Set(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  if (!isSpecifiedScalarType(type)) return (value) => value !== null && value !== undefined;
  switch (type.name) {
    case "Boolean":
      return (value) => typeof value === "boolean";
    case "Int":
      return Number.isInteger;
    case "Float":
      return Number.isFinite;
    case "ID":
      return (value) => typeof value === "string" || Number.isInteger(value);
    default:
      return (value) => typeof value === "string";
  }
}
