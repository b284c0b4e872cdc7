import type { Logger } from "typeorm";

/** TypeORM's own messages go nowhere: every error is thrown too, and processes have a log of their own. */
export class QuietLogger implements Logger {
  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
