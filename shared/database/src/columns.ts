/*
 * The logical column types of the hub's entities; ddl.ts has the physical type of each, by the same name.
 * Columns are named after their properties in snake case. Lengths are counted in characters on every database.
 */
import { Column, PrimaryColumn, type ValueTransformer } from "typeorm";
import { HubError } from "@park-hub/errors";

/** What a column may say beyond its type. */
export interface ColumnSettings {
  /** The column's name in the database. Default: the property in snake case. */
  readonly name?: string;
  readonly nullable?: boolean;
  /** Leaves the column out of reads that do not name it. Default true. */
  readonly select?: boolean;
}

/** What a primary key may say beyond its type. */
export type KeySettings = Pick<ColumnSettings, "name">;

/** Characters of an object id: `<site code>:<ULID>` needs at most 58. */
export const ID_LENGTH = 64;
/** Characters of a code: enum values, area codes, site codes. */
export const CODE_LENGTH = 32;

/** A bigint column as a number; refuses what a number cannot hold exactly. */
const int53: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | number | bigint | null | undefined) => {
    if (value === null || value === undefined) return value;
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw new HubError("STORAGE", `integer ${value} exceeds the safe range of a number`);
    return number;
  },
};

/** Text on purpose: byte for byte what was written, on every database alike. */
const jsonText: ValueTransformer = {
  to: (value: unknown) => (value === undefined || value === null ? value : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === "string" ? (JSON.parse(value) as unknown) : value),
};

/** The primary key: an object id. */
export function IdColumn(settings: KeySettings = {}): PropertyDecorator {
  return PrimaryColumn({ ...settings, type: "varchar", length: ID_LENGTH });
}

/** The id of another object. */
export function RefColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "varchar", length: ID_LENGTH });
}

/** The primary key, where it is a code. */
export function CodeKeyColumn(settings: KeySettings = {}): PropertyDecorator {
  return PrimaryColumn({ ...settings, type: "varchar", length: CODE_LENGTH });
}

/** A value of a closed list, a site code or an area code (at most 32 characters). */
export function CodeColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "varchar", length: CODE_LENGTH });
}

/** Text of at most `length` characters; distinguishes case, accents and every character beyond the basic plane. */
export function StringColumn(length: number, settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "varchar", length });
}

/** Long text (up to 16 MB). */
export function TextColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "text" });
}

/** Any JSON value, kept as text. */
export function JsonColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "text", transformer: jsonText });
}

/** An instant as a Date, to the millisecond, in UTC. */
export function TimeColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "datetime", precision: 3 });
}

/** A day as `YYYY-MM-DD`: text, so that no time zone can move it. */
export function DateColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "varchar", length: 10 });
}

/** A whole number of 32 bits. */
export function IntColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "int" });
}

/** A whole number within the safe range of a number. */
export function Int53Column(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "bigint", transformer: int53 });
}

/** The primary key, where it is a whole number. */
export function Int53KeyColumn(settings: KeySettings = {}): PropertyDecorator {
  return PrimaryColumn({ ...settings, type: "bigint", transformer: int53 });
}

/** A number with a fraction. */
export function DoubleColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "double" });
}

/** True or false. */
export function BoolColumn(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ ...settings, type: "boolean" });
}
