/*
 * What became of a mutation, as services tell it and resolvers map it.
 */
import { unitOfWork } from "@park-hub/database";
import {
  claimIdempotencyKey,
  type ProblemCollector,
  ProblemsFound,
  type IdempotencyClaim,
  type Problem,
} from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { PATH_ID, PATH_IDEMPOTENCY_KEY, PATH_VERSION } from "../model/input-path";

/** The object as it is now (null: there is none, or it was not made) and what kept it from changing. */
export interface Outcome<T> {
  readonly object: T | null;
  /** Empty: all went well. */
  readonly problems: readonly Problem[];
}

/** All went well. */
export function done<T>(object: T): Outcome<T> {
  return { object, problems: [] };
}

/** Nothing was changed, and why. */
export function refused<T>(problems: ProblemCollector, object: T | null = null): Outcome<T> {
  return { object, problems: problems.list };
}

/** Nothing was changed, for one reason. */
export function refusedFor<T>(problem: Problem, object: T | null = null): Outcome<T> {
  return { object, problems: [problem] };
}

/** The problem that there is no such object here. @param label what it is called, e.g. 项目 */
export function notFound(label: string, id: string, field: readonly string[] = PATH_ID): Problem {
  return { field, code: "NOT_FOUND", message: `${label}「${id}」不存在,须为已有的编号` };
}

/** The problem that a change is based on another version than the present one. */
export function conflict(label: string, given: number, present: number): Problem {
  return {
    field: PATH_VERSION,
    code: "CONFLICT",
    message: `${label}的版本号为 ${given},现为 ${present},已被他人修改,请按当前版本重新提交`,
  };
}

/** Runs work whose problems were thrown to roll it back, and gives them as its outcome. */
export async function caught<T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProblemsFound) return { object: null, problems: error.problems };
    throw error;
  }
}

/**
 * Makes an object once for each idempotency key, inside the transaction that makes it: the first answer's object comes
 * back to whoever repeats the request.
 *
 * @throws {ProblemsFound} IDEMPOTENCY_MISMATCH; rolls the transaction back.
 */
export async function madeOnce<T>(
  em: EntityManager,
  claim: IdempotencyClaim,
  ways: { readonly make: () => Promise<T>; readonly find: (id: string) => Promise<T | null> },
): Promise<Outcome<T>> {
  const claimed = await claimIdempotencyKey(em, claim);
  switch (claimed.kind) {
    case "new":
      return done(await ways.make());
    case "replay":
      return { object: await ways.find(claimed.resultId), problems: [] };
    case "mismatch":
      throw new ProblemsFound([mismatch(claim.key ?? "")]);
    default:
      return claimed satisfies never;
  }
}

function mismatch(key: string): Problem {
  return {
    field: PATH_IDEMPOTENCY_KEY,
    code: "IDEMPOTENCY_MISMATCH",
    message: `幂等键「${key}」七天内已用于内容不同的请求,须换用新的幂等键`,
  };
}

/** The first answer to a key that was used before, for work that asks others before its transaction; null: the key is new. */
export async function replayed<T>(
  database: DataSource,
  claim: IdempotencyClaim,
  find: (em: EntityManager, id: string) => Promise<T | null>,
): Promise<Outcome<T> | null> {
  if (claim.key === null || claim.key === undefined) return null;
  // A claim is the one way to look a key up; thrown, this takes it back.
  const unclaimed = new ProblemsFound([]);
  try {
    return await unitOfWork(database, async (em) => {
      const claimed = await claimIdempotencyKey(em, claim);
      if (claimed.kind === "new") throw unclaimed;
      if (claimed.kind === "mismatch") return refusedFor<T>(mismatch(claim.key ?? ""));
      return { object: await find(em, claimed.resultId), problems: [] };
    });
  } catch (error) {
    if (error === unclaimed) return null;
    throw error;
  }
}
