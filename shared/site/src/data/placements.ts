/*
 * The statements of placements and their history.
 * Whoever changes a placement holds the lock of its demand (demands.ts), so what is read here stays true until the commit.
 */
import { streamById, updateWithVersion } from "@park-hub/database";
import type { DeclineReason, PlacementState } from "@park-hub/contracts";
import { In, type EntityManager, type SelectQueryBuilder } from "typeorm";
import type { Placement, PlacementStep } from "../model/placement";
import { isFinalPlacement } from "../model/placement-state";
import { PlacementRow, PlacementStepRow } from "./entities/placement-row";
import { afterCursor, insertRows, loadRows, pageOf, type PageRequest } from "./rows";

/** What a step changes of a placement. */
export type PlacementChanges = Pick<Placement, "state" | "updatedAt"> &
  Partial<Pick<Placement, "outcome" | "declineReason">>;

/** The placements with those ids, in no particular order. */
export function loadPlacements(em: EntityManager, ids: readonly string[]): Promise<Placement[]> {
  return loadRows(em, PlacementRow, ids);
}

/** A placement, or null. */
export function findPlacement(em: EntityManager, id: string): Promise<Placement | null> {
  return em.findOneBy(PlacementRow, { id });
}

/** All placements of a demand. */
export function placementsOf(em: EntityManager, demandId: string): Promise<Placement[]> {
  return em.findBy(PlacementRow, { demandId });
}

/** Adds a placement with its first step. */
export async function insertPlacement(em: EntityManager, placement: Placement, first: PlacementStep): Promise<void> {
  await insertRows(em, PlacementRow, [{ ...placement, openPair: pairOf(placement) }]);
  await insertRows(em, PlacementStepRow, [first]);
}

/** Moves a placement of that version one step on; false: it has another version. */
export async function writeStep(
  em: EntityManager,
  id: string,
  changes: PlacementChanges,
  step: PlacementStep,
): Promise<boolean> {
  const free = isFinalPlacement(changes.state) ? { openPair: null } : {};
  if (!(await updateWithVersion(em, PlacementRow, id, step.step - 1, { ...changes, ...free }))) return false;
  await insertRows(em, PlacementStepRow, [step]);
  return true;
}

/** Declines several placements at once, each with its next step. */
export async function declinePlacements(
  em: EntityManager,
  reason: DeclineReason,
  at: Date,
  steps: readonly PlacementStep[],
): Promise<void> {
  if (steps.length === 0) return;
  await em
    .createQueryBuilder()
    .update(PlacementRow)
    .set({ state: "DECLINED", declineReason: reason, openPair: null, updatedAt: at, version: () => "version + 1" })
    .where("id IN (:...ids)", { ids: steps.map(({ placementId }) => placementId) })
    .execute();
  await insertRows(em, PlacementStepRow, steps);
}

/** The steps of those placements, oldest first. */
export function loadSteps(em: EntityManager, placementIds: readonly string[]): Promise<PlacementStep[]> {
  return em.find(PlacementStepRow, {
    where: { placementId: In([...placementIds]) },
    order: { placementId: "ASC", step: "ASC" },
  });
}

/** A page of the site's placements, newest first, with one too many if more follow. */
export function listPlacements(
  em: EntityManager,
  states: readonly PlacementState[] | null,
  page: PageRequest,
): Promise<Placement[]> {
  return pageOf(selected(em, states), "placement", page).getMany();
}

/** How many placements the site has in all. */
export function countPlacements(em: EntityManager, states: readonly PlacementState[] | null): Promise<number> {
  return selected(em, states).getCount();
}

/** The same page of each demand's placements in one statement: newest first within a demand, one too many if more follow. */
export function listPlacementsOfDemands(
  em: EntityManager,
  demandIds: readonly string[],
  page: PageRequest,
): Promise<Placement[]> {
  const newestFirst =
    "ROW_NUMBER() OVER (PARTITION BY candidate.demand_id ORDER BY candidate.created_at DESC, candidate.id DESC)";
  return em
    .createQueryBuilder(PlacementRow, "placement")
    .innerJoin(
      (sub) =>
        afterCursor(
          sub
            .select("candidate.id", "id")
            .addSelect(newestFirst, "place")
            .from(PlacementRow, "candidate")
            .where("candidate.demandId IN (:...demandIds)", { demandIds: [...demandIds] }),
          "candidate",
          page.after,
        ),
      "placed",
      "placed.id = placement.id",
    )
    .where("placed.place <= :most", { most: page.limit + 1 })
    .orderBy("placement.createdAt", "DESC")
    .addOrderBy("placement.id", "DESC")
    .getMany();
}

/** How many placements each of those demands has; demands without any are missing. */
export async function countPlacementsOfDemands(
  em: EntityManager,
  demandIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await em
    .createQueryBuilder(PlacementRow, "placement")
    .select("placement.demandId", "demandId")
    .addSelect("COUNT(*)", "count")
    .where("placement.demandId IN (:...demandIds)", { demandIds: [...demandIds] })
    .groupBy("placement.demandId")
    .getRawMany<{ demandId: string; count: number | string }>();
  return new Map(rows.map(({ demandId, count }) => [demandId, Number(count)]));
}

/** Every placement, in the order of ids, a page at a time. */
export function streamPlacements(em: EntityManager): AsyncIterable<Placement> {
  return streamById(em, PlacementRow);
}

function selected(em: EntityManager, states: readonly PlacementState[] | null): SelectQueryBuilder<PlacementRow> {
  const query = em.createQueryBuilder(PlacementRow, "placement").where("1 = 1");
  return states === null ? query : query.andWhere("placement.state IN (:...states)", { states: [...states] });
}

function pairOf(placement: Placement): string {
  return `${placement.demandId} ${placement.projectId}`;
}
