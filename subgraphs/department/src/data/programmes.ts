import { pageOf } from "@park-hub/site";
import type { PageArguments } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { ProgrammeRow } from "./department-rows";

/** Up to `limit + 1` programmes, newest first. */
export function listProgrammes(manager: EntityManager, page: PageArguments): Promise<ProgrammeRow[]> {
  return pageOf(manager.createQueryBuilder(ProgrammeRow, "p"), "p", page).getMany();
}

/** How many programmes there are. */
export function countProgrammes(manager: EntityManager): Promise<number> {
  return manager.count(ProgrammeRow);
}
