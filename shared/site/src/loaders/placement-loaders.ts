/*
 * Placements of many demands and steps of many placements, each in one statement.
 */
import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";
import { countPlacementsOfDemands, listPlacementsOfDemands, loadSteps } from "../data/placements";
import type { PageRequest } from "../data/rows";
import type { Placement, PlacementStep } from "../model/placement";
import { listPage, type ListPage } from "./list-page";

/** Gives a page of a demand's placements; demands that ask for the same page share a statement. */
export type DemandPlacementsLoader = (demandId: string, page: PageRequest) => Promise<ListPage<Placement>>;

/** Every step of a placement, oldest first. */
export function stepsLoader(em: EntityManager): DataLoader<string, readonly PlacementStep[]> {
  return new DataLoader(async (ids) => {
    const byPlacement = groupBy(await loadSteps(em, ids), (step) => step.placementId);
    return ids.map((id) => byPlacement.get(id) ?? []);
  });
}

/** Pages of demands' placements. */
export function demandPlacementsLoader(em: EntityManager): DemandPlacementsLoader {
  const pages = new Map<string, DataLoader<string, readonly Placement[]>>();
  const counts = new DataLoader<string, number>(async (ids) => {
    const found = await countPlacementsOfDemands(em, ids);
    return ids.map((id) => found.get(id) ?? 0);
  });
  const loaderOf = (page: PageRequest): DataLoader<string, readonly Placement[]> => {
    const key = JSON.stringify([page.limit, page.after]);
    const known = pages.get(key) ?? pageLoader(em, page);
    pages.set(key, known);
    return known;
  };
  return async (demandId, page) => listPage(await loaderOf(page).load(demandId), page, () => counts.load(demandId));
}

function pageLoader(em: EntityManager, page: PageRequest): DataLoader<string, readonly Placement[]> {
  return new DataLoader(async (ids) => {
    const byDemand = groupBy(await listPlacementsOfDemands(em, ids, page), (placement) => placement.demandId);
    return ids.map((id) => byDemand.get(id) ?? []);
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
