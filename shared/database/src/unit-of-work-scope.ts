/*
 * Knows which unit of work the running code belongs to, so that a query past its entity manager, which would wait for that very unit
 * of work, is refused at once instead of after a timeout.
 * Used by: unit-of-work.ts (enters), isolated-sqlite-driver.ts (asks).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { DataSource } from "typeorm";

interface Scope {
  readonly dataSource: DataSource;
  isOver: boolean;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work` as a unit of work of that database; what it started and did not await is no longer part of it afterwards. */
export async function enterUnitOfWork<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const scope: Scope = { dataSource, isOver: false };
  try {
    return await scopes.run(scope, work);
  } finally {
    scope.isOver = true;
  }
}

/** Whether the running code is part of a unit of work of that database. */
export function isInsideUnitOfWork(dataSource: DataSource): boolean {
  const scope = scopes.getStore();
  return scope !== undefined && !scope.isOver && scope.dataSource === dataSource;
}
