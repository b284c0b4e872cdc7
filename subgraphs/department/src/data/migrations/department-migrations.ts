import type { MigrationClass } from "@park-hub/database";
import { DepartmentProgrammes1795392100000 } from "./department-programmes-1795392100000";

/** The migrations of a department's own tables, in their order; they come after those that every site has. */
export const DEPARTMENT_MIGRATIONS: readonly MigrationClass[] = [DepartmentProgrammes1795392100000];
