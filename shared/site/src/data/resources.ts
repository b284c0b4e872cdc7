/*
 * The statements of the resource list.
 */
import { streamById, updateWithVersion } from "@park-hub/database";
import type { ResourceKind } from "@park-hub/contracts";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Resource } from "../model/resource";
import { ResourceRow } from "./entities/resource-row";
import { insertRows, loadRows, lockRow, pageOf, type PageRequest } from "./rows";

/** The resources with those ids, withdrawn ones included, in no particular order. */
export function loadResources(em: EntityManager, ids: readonly string[]): Promise<Resource[]> {
  return loadRows(em, ResourceRow, ids);
}

/** A resource, or null. */
export function findResource(em: EntityManager, id: string): Promise<Resource | null> {
  return em.findOneBy(ResourceRow, { id });
}

/** A resource that nobody else changes until the transaction ends, or null. */
export function lockResource(em: EntityManager, id: string): Promise<Resource | null> {
  return lockRow(em, ResourceRow, id);
}

/** Adds a resource. */
export function insertResource(em: EntityManager, resource: Resource): Promise<void> {
  return insertRows(em, ResourceRow, [resource]);
}

/** Writes changes to a resource of that version; false: it has another one. */
export function writeResource(
  em: EntityManager,
  id: string,
  version: number,
  changes: Partial<Omit<Resource, "id" | "version">>,
): Promise<boolean> {
  return updateWithVersion(em, ResourceRow, id, version, changes);
}

/** A page of resources that are not withdrawn, newest first, with one too many if more follow. */
export function listResources(
  em: EntityManager,
  kinds: readonly ResourceKind[] | null,
  page: PageRequest,
): Promise<Resource[]> {
  return pageOf(selected(em, kinds), "resource", page).getMany();
}

/** How many resources there are that are not withdrawn. */
export function countResources(em: EntityManager, kinds: readonly ResourceKind[] | null): Promise<number> {
  return selected(em, kinds).getCount();
}

/** Every resource, withdrawn ones included, in the order of ids, a page at a time. */
export function streamResources(em: EntityManager): AsyncIterable<Resource> {
  return streamById(em, ResourceRow);
}

function selected(em: EntityManager, kinds: readonly ResourceKind[] | null): SelectQueryBuilder<ResourceRow> {
  const query = em
    .createQueryBuilder(ResourceRow, "resource")
    .where("resource.isWithdrawn = :isWithdrawn", { isWithdrawn: false });
  if (kinds !== null) query.andWhere("resource.kind IN (:...kinds)", { kinds: [...kinds] });
  return query;
}
