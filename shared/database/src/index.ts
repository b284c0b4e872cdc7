export { databaseTargetFor, parseServerUrl } from "./database-target";
export type { DatabaseLocation, DatabaseTarget, ServerAddress } from "./database-target";
export { openDatabase } from "./open-database";
export type { EntityClass, MigrationClass, OpenDatabaseOptions } from "./open-database";
export { onCommit, unitOfWork } from "./unit-of-work";
export type { UnitOfWorkOptions } from "./unit-of-work";
export { nowMsSql, readNowMs } from "./database-clock";
export { readSnapshot } from "./read-snapshot";
export { streamById } from "./stream-by-id";
export { faultOf } from "./fault";
export type { DatabaseFault } from "./fault";
export {
  BoolColumn,
  CodeColumn,
  CodeKeyColumn,
  CODE_LENGTH,
  DateColumn,
  DoubleColumn,
  IdColumn,
  ID_LENGTH,
  Int53Column,
  Int53KeyColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  StringColumn,
  TextColumn,
  TimeColumn,
} from "./columns";
export type { ColumnSettings, KeySettings } from "./columns";
export { ddl } from "./ddl";
export type { Ddl, DdlColumnSettings, DdlForeignKey, DdlIndex, DdlTable } from "./ddl";
export { findSchemaDrift } from "./schema-drift";
export { updateWithVersion } from "./update-with-version";
export type { VersionedRow } from "./update-with-version";
