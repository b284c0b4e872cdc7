/*
 * The host of departments: what every site is (shared/site) with the graph `department` beside it.
 * Leaves alone: the environment and signals (main.ts).
 */
import { startSiteHost, type SiteHost, type SiteHostStart } from "@park-hub/site";
import { hostProgram } from "./config";
import { DEPARTMENT_ENTITIES } from "./data/department-rows";
import { DEPARTMENT_MIGRATIONS } from "./data/migrations/department-migrations";
import { departmentGraph } from "./schema";

/** Starts the host; resolves when it listens. @throws {HubError} CONFIG_INVALID, STORAGE when it cannot start. */
export function startDepartmentHost(host: SiteHostStart): Promise<SiteHost> {
  return startSiteHost({
    ...host,
    name: hostProgram.name,
    kind: "DEPARTMENT",
    publicUrl: host.publicUrl ?? undefined,
    ownGraph: departmentGraph(),
    ownEntities: DEPARTMENT_ENTITIES,
    ownMigrations: DEPARTMENT_MIGRATIONS,
  });
}
