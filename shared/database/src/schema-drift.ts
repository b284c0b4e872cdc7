/*
 * Compares entities with the migrated tables: names, type families, lengths, nullability, primary keys and unique indices.
 * Used by a test of each package that has migrations. TypeORM's own schema log is full of false differences here.
 */
import type { DataSource, EntityMetadata, Table, TableColumn } from "typeorm";

type EntityColumn = EntityMetadata["columns"][number];

/** Gives one sentence for each difference between the entities and their tables; none when they agree. */
export async function findSchemaDrift(dataSource: DataSource): Promise<string[]> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    const differences: string[] = [];
    for (const entity of dataSource.entityMetadatas) {
      const table = await queryRunner.getTable(entity.tableName);
      differences.push(
        ...(table === undefined ? [`${entity.tableName}: no table`] : compareTable(dataSource, entity, table)),
      );
    }
    return differences;
  } finally {
    await queryRunner.release();
  }
}

function compareTable(dataSource: DataSource, entity: EntityMetadata, table: Table): string[] {
  const name = entity.tableName;
  const known = new Set(entity.columns.map((column) => column.databaseName));
  return [
    ...entity.columns.flatMap((column) => compareColumn(dataSource, name, column, table)),
    ...table.columns
      .filter((column) => !known.has(column.name))
      .map((column) => `${name}.${column.name}: no entity property`),
    ...missingUniques(entity, table),
  ];
}

function compareColumn(dataSource: DataSource, table: string, column: EntityColumn, existing: Table): string[] {
  const place = `${table}.${column.databaseName}`;
  const found = existing.columns.find((candidate) => candidate.name === column.databaseName);
  if (found === undefined) return [`${place}: no column`];
  return [
    ...differ(place, "type", typeFamily(dataSource.driver.normalizeType(column)), typeFamily(found.type)),
    ...differ(place, "length", lengthOf(column), lengthOf(found)),
    ...differ(place, "nullable", column.isNullable, found.isNullable),
    ...differ(place, "primary", column.isPrimary, found.isPrimary),
  ];
}

function differ<T>(place: string, what: string, entity: T, table: T): string[] {
  return entity === table
    ? []
    : [`${place}: ${what} is ${String(entity)} in the entity, ${String(table)} in the table`];
}

/** Names of one logical type on the three databases. */
function typeFamily(type: string): string {
  if (/text$/.test(type)) return "text";
  if (/^(boolean|tinyint)$/.test(type)) return "boolean";
  return /^int(eger)?$/.test(type) ? "int" : type;
}

function lengthOf(column: EntityColumn | TableColumn): string {
  return column.type === "varchar" ? column.length : "";
}

function missingUniques(entity: EntityMetadata, table: Table): string[] {
  const existing = new Set([
    ...table.indices.filter((index) => index.isUnique).map((index) => index.columnNames.join()),
    ...table.uniques.map((unique) => unique.columnNames.join()),
  ]);
  return entity.indices
    .filter((index) => index.isUnique)
    .map((index) => index.columns.map((column) => column.databaseName).join())
    .filter((columns) => !existing.has(columns))
    .map((columns) => `${entity.tableName}: no unique index over (${columns})`);
}
