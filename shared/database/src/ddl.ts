/*
 * The physical type of each logical column, and tables made of them: the one place that knows the dialects, for hand-written migrations.
 * Text is compared byte by byte everywhere (utf8mb4_bin: other collations take 😀 for 😁; an ascii column makes it a fault to look for
 * an id that holds anything else). The embedded database ignores lengths, so a check bounds them, in characters as the servers do.
 */
import {
  Table,
  TableCheck,
  TableColumn,
  TableForeignKey,
  TableIndex,
  type QueryRunner,
  type TableColumnOptions,
} from "typeorm";
import { CODE_LENGTH, ID_LENGTH } from "./columns";
import { LENGTH_CHECK_PREFIX } from "./length-check";

/** What a column of a table may say beyond its type. */
export interface DdlColumnSettings {
  /** Default false. */
  readonly nullable?: boolean;
  /** Part of the primary key. Default false. */
  readonly primary?: boolean;
  /** What existing and later rows get where a statement names no value. */
  readonly default?: string | number | boolean;
}

/** An index over columns. */
export interface DdlIndex {
  readonly columns: readonly string[];
  readonly unique?: boolean;
  /** Default `ix_<table>_<columns>`, `uq_…` when unique. */
  readonly name?: string;
}

/** A reference to another table of the same database. */
export interface DdlForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  /** Default `["id"]`. */
  readonly references?: readonly string[];
  readonly onDelete?: "CASCADE" | "RESTRICT" | "SET NULL";
}

/** A table to make. */
export interface DdlTable {
  readonly name: string;
  readonly columns: readonly TableColumnOptions[];
  readonly indices?: readonly DdlIndex[];
  readonly foreignKeys?: readonly DdlForeignKey[];
}

type ColumnOf = (name: string, settings?: DdlColumnSettings) => TableColumnOptions;

/** The vocabulary of a migration: one function a logical column type, and statements over tables. */
export interface Ddl {
  /** `@IdColumn` (with `primary: true`) and `@RefColumn`. */
  readonly id: ColumnOf;
  /** `@CodeColumn`. */
  readonly code: ColumnOf;
  /** `@StringColumn`. */
  readonly string: (name: string, length: number, settings?: DdlColumnSettings) => TableColumnOptions;
  /** `@TextColumn`. */
  readonly text: ColumnOf;
  /** `@JsonColumn`. */
  readonly json: ColumnOf;
  /** `@TimeColumn`. */
  readonly time: ColumnOf;
  /** `@DateColumn`. */
  readonly date: ColumnOf;
  /** `@IntColumn`. */
  readonly int: ColumnOf;
  /** `@Int53Column`. */
  readonly int53: ColumnOf;
  /** `@DoubleColumn`. */
  readonly double: ColumnOf;
  /** `@BoolColumn`. */
  readonly bool: ColumnOf;
  createTable(table: DdlTable): Promise<void>;
  addColumn(table: string, column: TableColumnOptions): Promise<void>;
  dropColumn(table: string, column: string): Promise<void>;
  createIndex(table: string, index: DdlIndex): Promise<void>;
  dropIndex(table: string, index: DdlIndex): Promise<void>;
  dropTable(table: string): Promise<void>;
}

/** Gives the vocabulary for the database of that query runner. */
export function ddl(queryRunner: QueryRunner): Ddl {
  const isEmbedded = queryRunner.dataSource.options.type === "better-sqlite3";
  const bytewise = isEmbedded ? {} : { charset: "utf8mb4", collation: "utf8mb4_bin" };
  const plain =
    (options: Omit<TableColumnOptions, "name">): ColumnOf =>
    (name, settings = {}) => ({ name, ...options, ...settingsOf(settings) });
  const text = plain({ type: isEmbedded ? "text" : "mediumtext", ...bytewise });
  return {
    id: plain({ type: "varchar", length: String(ID_LENGTH), ...bytewise }),
    code: plain({ type: "varchar", length: String(CODE_LENGTH), ...bytewise }),
    string: (name, length, settings = {}) => ({
      name,
      type: "varchar",
      length: String(length),
      ...bytewise,
      ...settingsOf(settings),
    }),
    text,
    json: text,
    time: plain({ type: "datetime", precision: 3 }),
    date: plain({ type: "varchar", length: "10", ...bytewise }),
    int: plain({ type: isEmbedded ? "integer" : "int" }),
    int53: plain({ type: "bigint" }),
    double: plain({ type: "double" }),
    bool: plain({ type: isEmbedded ? "boolean" : "tinyint" }),
    async createTable(table) {
      await queryRunner.createTable(tableOf(table, isEmbedded), true);
    },
    async addColumn(table, column) {
      await queryRunner.addColumn(table, new TableColumn(column));
      if (!isEmbedded) return;
      for (const check of lengthChecks(table, [column])) await queryRunner.createCheckConstraint(table, check);
    },
    async dropColumn(table, column) {
      await queryRunner.dropColumn(table, column);
    },
    async createIndex(table, index) {
      await queryRunner.createIndex(table, indexOf(table, index));
    },
    async dropIndex(table, index) {
      await queryRunner.dropIndex(table, indexOf(table, index));
    },
    async dropTable(table) {
      await queryRunner.dropTable(table, true);
    },
  };
}

function tableOf(table: DdlTable, isEmbedded: boolean): Table {
  return new Table({
    name: table.name,
    columns: [...table.columns],
    indices: (table.indices ?? []).map((index) => indexOf(table.name, index)),
    foreignKeys: (table.foreignKeys ?? []).map((key) => foreignKeyOf(table.name, key)),
    checks: isEmbedded ? lengthChecks(table.name, table.columns) : [],
    ...(isEmbedded ? {} : { engine: "InnoDB" }),
  });
}

function indexOf(table: string, index: DdlIndex): TableIndex {
  const isUnique = index.unique === true;
  const name = index.name ?? shortName(isUnique ? "uq" : "ix", table, index.columns);
  return new TableIndex({ name, columnNames: [...index.columns], isUnique });
}

function foreignKeyOf(table: string, key: DdlForeignKey): TableForeignKey {
  return new TableForeignKey({
    name: shortName("fk", table, key.columns),
    columnNames: [...key.columns],
    referencedTableName: key.table,
    referencedColumnNames: [...(key.references ?? ["id"])],
    ...(key.onDelete === undefined ? {} : { onDelete: key.onDelete }),
  });
}

function lengthChecks(table: string, columns: readonly TableColumnOptions[]): TableCheck[] {
  return columns
    .filter((column) => column.type === "varchar" && column.length !== undefined)
    .map(
      (column) =>
        new TableCheck({
          name: `${LENGTH_CHECK_PREFIX}${table}_${column.name}`,
          columnNames: [column.name],
          expression: `length("${column.name}") <= ${column.length}`,
        }),
    );
}

function settingsOf(settings: DdlColumnSettings): Partial<TableColumnOptions> {
  return {
    isNullable: settings.nullable ?? false,
    isPrimary: settings.primary ?? false,
    ...(settings.default === undefined ? {} : { default: literal(settings.default) }),
  };
}

function literal(value: string | number | boolean): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
}

/** MySQL allows 64 characters for a name. */
function shortName(prefix: string, table: string, columns: readonly string[]): string {
  return [prefix, table, ...columns].join("_").slice(0, 64);
}
