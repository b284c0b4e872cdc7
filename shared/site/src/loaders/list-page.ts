/*
 * A page of a list whose total is counted only when somebody asks for it: a count reads far more rows than a page.
 */
import { connectionOf, keysetCursorOf, type Connection } from "@park-hub/subgraph-kit";
import type { PageRequest } from "../data/rows";
import type { Demand } from "../model/demand";
import type { Placement } from "../model/placement";
import type { Project } from "../model/project";
import type { Resource } from "../model/resource";

/** A page of a list. */
export interface ListPage<T> extends Omit<Connection<T>, "totalCount"> {
  /** How many there are in all. */
  countAll(): Promise<number>;
}

/** Makes a page of the rows that were read, one too many if more follow. */
export function listPage<T extends { readonly id: string; readonly createdAt: Date }>(
  rows: readonly T[],
  page: PageRequest,
  countAll: () => Promise<number>,
): ListPage<T> {
  const { totalCount: _total, ...connection } = connectionOf(rows, page, keysetCursorOf, 0);
  return { ...connection, countAll };
}

/** A page of projects. */
export type ProjectPage = ListPage<Project>;
/** A page of demands. */
export type DemandPage = ListPage<Demand>;
/** A page of resources. */
export type ResourcePage = ListPage<Resource>;
/** A page of placements. */
export type PlacementPage = ListPage<Placement>;
