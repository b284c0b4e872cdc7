import type { MigrationClass } from "@park-hub/database";
import { StationDesk1795392100000 } from "./station-desk-1795392100000";

/** The migrations of a station's own table, in their order; they come after those that every site has. */
export const STATION_MIGRATIONS: readonly MigrationClass[] = [StationDesk1795392100000];
