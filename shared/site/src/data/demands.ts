/*
 * The statements of the demand list.
 */
import { streamById, updateWithVersion } from "@park-hub/database";
import type { DemandState } from "@park-hub/contracts";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Demand } from "../model/demand";
import { DemandRow } from "./entities/demand-row";
import { insertRows, loadRows, lockRow, pageOf, type PageRequest } from "./rows";

/** Which demands to list. */
export interface DemandSelection {
  /** Only these states; null: all. */
  readonly states: readonly DemandState[] | null;
  /** Whether drafts are listed too. */
  readonly withDrafts: boolean;
}

/** The demands with those ids, in no particular order. */
export function loadDemands(em: EntityManager, ids: readonly string[]): Promise<Demand[]> {
  return loadRows(em, DemandRow, ids);
}

/** A demand, or null. */
export function findDemand(em: EntityManager, id: string): Promise<Demand | null> {
  return em.findOneBy(DemandRow, { id });
}

/** A demand that nobody else changes until the transaction ends, or null. Who changes a placement locks its demand first. */
export function lockDemand(em: EntityManager, id: string): Promise<Demand | null> {
  return lockRow(em, DemandRow, id);
}

/** Adds a demand. */
export function insertDemand(em: EntityManager, demand: Demand): Promise<void> {
  return insertRows(em, DemandRow, [demand]);
}

/** Writes changes to a demand of that version; false: it has another one. */
export function writeDemand(
  em: EntityManager,
  id: string,
  version: number,
  changes: Partial<Omit<Demand, "id" | "version">>,
): Promise<boolean> {
  return updateWithVersion(em, DemandRow, id, version, changes);
}

/** A page of demands, newest first, with one too many if more follow. */
export function listDemands(em: EntityManager, selection: DemandSelection, page: PageRequest): Promise<Demand[]> {
  return pageOf(selected(em, selection), "demand", page).getMany();
}

/** How many demands there are in all. */
export function countDemands(em: EntityManager, selection: DemandSelection): Promise<number> {
  return selected(em, selection).getCount();
}

/** Every demand, in the order of ids, a page at a time. */
export function streamDemands(em: EntityManager): AsyncIterable<Demand> {
  return streamById(em, DemandRow);
}

function selected(em: EntityManager, { states, withDrafts }: DemandSelection): SelectQueryBuilder<DemandRow> {
  const query = em.createQueryBuilder(DemandRow, "demand").where("1 = 1");
  if (states !== null) query.andWhere("demand.state IN (:...states)", { states: [...states] });
  if (!withDrafts) query.andWhere("demand.publishedAt IS NOT NULL");
  return query;
}
