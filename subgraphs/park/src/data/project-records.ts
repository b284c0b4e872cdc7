/*
 * What the park keeps about projects of any site: residencies and lineage, read by many ids at once.
 */
import { In, type EntityManager } from "typeorm";
import { LineageRow } from "./lineage-row";
import { ResidencyRow } from "./residency-row";

/** The residencies of those projects, of each project the latest last. */
export function residenciesOf(manager: EntityManager, projectIds: readonly string[]): Promise<ResidencyRow[]> {
  return manager.find(ResidencyRow, {
    where: { projectId: In([...projectIds]) },
    order: { createdAt: "ASC", id: "ASC" },
  });
}

/** The parents of those projects. */
export function parentsOf(manager: EntityManager, projectIds: readonly string[]): Promise<LineageRow[]> {
  return manager.findBy(LineageRow, { projectId: In([...projectIds]) });
}

/** The ancestors of a project, the nearest first. */
export async function ancestorsOf(manager: EntityManager, projectId: string): Promise<readonly string[]> {
  const ancestors: string[] = [];
  let row = await manager.findOneBy(LineageRow, { projectId });
  while (row !== null && !ancestors.includes(row.derivedFromId)) {
    ancestors.push(row.derivedFromId);
    row = await manager.findOneBy(LineageRow, { projectId: row.derivedFromId });
  }
  return ancestors;
}
