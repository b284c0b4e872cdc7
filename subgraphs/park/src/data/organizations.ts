/*
 * Statements over organisations. Every function takes the entity manager of its caller, so it reads within the
 * caller's transaction or outside any.
 */
import type { CreditStanding, OrganizationCategory } from "@park-hub/contracts";
import { pageOf } from "@park-hub/site";
import type { PageArguments } from "@park-hub/subgraph-kit";
import { In, type EntityManager, type SelectQueryBuilder } from "typeorm";
import { OrganizationRow } from "./organization-row";

/** Which organisations; a missing or empty list does not restrict. */
export interface OrganizationSelection {
  readonly categories?: readonly OrganizationCategory[] | null;
  readonly creditStanding?: readonly CreditStanding[] | null;
}

/** The organisations of those ids, in no particular order. */
export function organizationsOf(manager: EntityManager, ids: readonly string[]): Promise<OrganizationRow[]> {
  return manager.findBy(OrganizationRow, { id: In([...ids]) });
}

/** The organisation of that credit code, or null. */
export function findByCreditCode(manager: EntityManager, creditCode: string): Promise<OrganizationRow | null> {
  return manager.findOneBy(OrganizationRow, { creditCode });
}

/** Up to `limit + 1` organisations, newest first. */
export function listOrganizations(
  manager: EntityManager,
  selection: OrganizationSelection,
  page: PageArguments,
): Promise<OrganizationRow[]> {
  return pageOf(select(manager, selection), "o", page).getMany();
}

/** How many organisations there are. */
export function countOrganizations(manager: EntityManager, selection: OrganizationSelection): Promise<number> {
  return select(manager, selection).getCount();
}

function select(manager: EntityManager, selection: OrganizationSelection): SelectQueryBuilder<OrganizationRow> {
  const query = manager.createQueryBuilder(OrganizationRow, "o");
  const { categories, creditStanding } = selection;
  if (categories?.length) query.andWhere("o.category IN (:...categories)", { categories });
  if (creditStanding?.length) query.andWhere("o.creditStanding IN (:...creditStanding)", { creditStanding });
  return query;
}
