import type { MigrationClass } from "@park-hub/database";
import { CreatePark1795392100000 } from "./create-park-1795392100000";

/** The migrations of the park's own tables, in their order; they come after those that every site has. */
export const PARK_MIGRATIONS: readonly MigrationClass[] = [CreatePark1795392100000];
