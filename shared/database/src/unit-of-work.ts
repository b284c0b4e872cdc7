/*
 * The one way to write: a transaction that is run again when the database asks for it, and those who want to know of a commit.
 * Promises: READ COMMITTED on servers (the outbox's counter row needs it), serialised writers on the embedded database.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { DataSource, EntityManager } from "typeorm";
import { faultOf } from "./fault";
import { enterUnitOfWork } from "./unit-of-work-scope";

/** How often a unit of work is tried. */
export interface UnitOfWorkOptions {
  /** Tries in all before a deadlock, lock wait or busy database is thrown. Default 8. */
  readonly attempts?: number;
  /** First pause in ms; doubles with each try up to a second, with jitter. Default 10. */
  readonly baseDelayMs?: number;
}

const MAX_DELAY_MS = 1_000;
const listeners = new WeakMap<DataSource, Set<() => void>>();

/**
 * Runs `work` in a transaction and gives its result once that is committed.
 *
 * Shape: `work` uses its entity manager only, has no effect outside it (it may run several times), and appends to the outbox last.
 *
 * @throws what `work` throws, after a rollback; a fault of kind `retry` only after the last try.
 */
export async function unitOfWork<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  options: UnitOfWorkOptions = {},
): Promise<T> {
  const attempts = options.attempts ?? 8;
  const baseDelayMs = options.baseDelayMs ?? 10;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await dataSource.transaction("READ COMMITTED", (manager) =>
        enterUnitOfWork(dataSource, () => work(manager)),
      );
      for (const listener of listeners.get(dataSource) ?? []) listener();
      return result;
    } catch (error) {
      if (attempt >= attempts || faultOf(error) !== "retry") throw error;
      await delay(Math.min(MAX_DELAY_MS, baseDelayMs * 2 ** (attempt - 1)) * (0.5 + Math.random()));
    }
  }
}

/** Calls `listener` after each committed unit of work of this process; gives the function that ends that. */
export function onCommit(dataSource: DataSource, listener: () => void): () => void {
  const known = listeners.get(dataSource) ?? new Set();
  listeners.set(dataSource, known.add(listener));
  return () => known.delete(listener);
}
