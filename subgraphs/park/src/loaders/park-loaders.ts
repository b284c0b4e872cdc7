/*
 * Batched reading for one request: one statement a table, however many objects ask.
 */
import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { organizationsOf } from "../data/organizations";
import { parentsOf, residenciesOf } from "../data/project-records";
import type { Organization } from "../model/organization";
import type { Residency } from "../model/residency";

/** The loaders of one request. */
export interface ParkLoaders {
  readonly organizations: DataLoader<string, Organization | null>;
  /** By project: the active residency, else the latest one. */
  readonly residencies: DataLoader<string, Residency | null>;
  /** By project: the id of the project that it grew out of. */
  readonly parents: DataLoader<string, string | null>;
}

/** Makes the loaders of one request. */
export function createParkLoaders({ manager }: DataSource): ParkLoaders {
  return {
    organizations: new DataLoader(async (ids: readonly string[]) => {
      const rows = await organizationsOf(manager, ids);
      return inOrder(ids, new Map(rows.map((row) => [row.id, row])));
    }),
    residencies: new DataLoader(async (projectIds: readonly string[]) => {
      const rows = await residenciesOf(manager, projectIds);
      const latest = new Map(rows.map((row): [string, Residency] => [row.projectId, row]));
      for (const row of rows) if (row.state === "ACTIVE") latest.set(row.projectId, row);
      return inOrder(projectIds, latest);
    }),
    parents: new DataLoader(async (projectIds: readonly string[]) => {
      const rows = await parentsOf(manager, projectIds);
      return inOrder(projectIds, new Map(rows.map((row) => [row.projectId, row.derivedFromId])));
    }),
  };
}

function inOrder<T>(keys: readonly string[], found: ReadonlyMap<string, T>): (T | null)[] {
  return keys.map((key) => found.get(key) ?? null);
}
