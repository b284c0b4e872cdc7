/*
 * The two scalars of the shared fragment. Inside a process a DateTime is a Date or its ISO text, a Date is `YYYY-MM-DD` text.
 */
import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists, as `YYYY-MM-DD`; 2026-02-30 does not. */
export function isCalendarDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const instant = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** `DateTime`: RFC 3339, given out in UTC with milliseconds. */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  serialize: instantText,
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/** `Date`: a day that exists, `YYYY-MM-DD`. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  serialize: parseDay,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

function instantText(value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  return parseInstant(value).toISOString();
}

function parseInstant(value: unknown): Date {
  const instant = typeof value === "string" && INSTANT.test(value) ? new Date(value) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) {
    throw new GraphQLError(
      `DateTime ${JSON.stringify(value)} is not an RFC 3339 instant such as 2026-11-23T08:00:00.000Z`,
    );
  }
  return instant;
}

function parseDay(value: unknown): string {
  if (typeof value !== "string" || !isCalendarDay(value)) {
    throw new GraphQLError(`Date ${JSON.stringify(value)} is not a day of the form YYYY-MM-DD`);
  }
  return value;
}
