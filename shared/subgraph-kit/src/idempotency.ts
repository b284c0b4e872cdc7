/*
 * Idempotency keys of creating mutations: the same key with the same input gives the first answer, for seven days;
 * a key that begins with `ref:` names a line of an imported list and is kept for good.
 * The claim is a row written in the mutation's own transaction, so an answer and its key stand or fall together.
 * Leaves alone: what a replay returns (the service reads the object by its id).
 */
import { createHash } from "node:crypto";
import { CodeColumn, ddl, faultOf, IdColumn, RefColumn, TimeColumn } from "@park-hub/database";
import { Entity, LessThan, type DataSource, type EntityManager, type QueryRunner } from "typeorm";

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const KEPT_FOR_GOOD = "ref:";

/** One key that was used. */
@Entity("idempotency_keys")
export class IdempotencyKeyRow {
  /** SHA-256 of principal, operation and key, in hex. */
  @IdColumn() id!: string;
  @CodeColumn() operation!: string;
  /** SHA-256 of the input, in hex. */
  @RefColumn() inputHash!: string;
  /** Id of the object that the first call made. */
  @RefColumn() resultId!: string;
  /** Until when the key holds; null for good. */
  @TimeColumn({ nullable: true }) keptUntil!: Date | null;
}

/** Makes the table; called from a site's first migration. */
export async function createIdempotencyTable(queryRunner: QueryRunner): Promise<void> {
  const d = ddl(queryRunner);
  await d.createTable({
    name: "idempotency_keys",
    columns: [
      d.id("id", { primary: true }),
      d.code("operation"),
      d.id("input_hash"),
      d.id("result_id"),
      d.time("kept_until", { nullable: true }),
    ],
    indices: [{ columns: ["kept_until"] }],
  });
}

/** A key to claim. */
export interface IdempotencyClaim {
  /** Subject of the caller. */
  readonly principal: string;
  /** Name of the mutation. */
  readonly operation: string;
  /** What the client sent; null or missing claims nothing and is always new. */
  readonly key: string | null | undefined;
  /** The mutation's input; compared by its JSON with keys in order. */
  readonly input: unknown;
  /** Id of the object that this call is about to make. */
  readonly resultId: string;
  readonly now: Date;
}

/** What a claim met. */
export type ClaimOutcome =
  { readonly kind: "new" } | { readonly kind: "replay"; readonly resultId: string } | { readonly kind: "mismatch" };

/**
 * Claims a key inside the mutation's transaction, after the input was checked. Of two equal calls at once one waits for the other.
 * When the work finds problems after a claim, throw `ProblemsFound` so that the claim rolls back with it.
 */
export async function claimIdempotencyKey(em: EntityManager, claim: IdempotencyClaim): Promise<ClaimOutcome> {
  if (claim.key === null || claim.key === undefined) return { kind: "new" };
  const id = sha256(JSON.stringify([claim.principal, claim.operation, claim.key]));
  const inputHash = sha256(stableJson(claim.input));
  const row = { id, operation: claim.operation, inputHash, resultId: claim.resultId, keptUntil: keptUntil(claim) };
  const known = (await em.findOneBy(IdempotencyKeyRow, { id })) ?? (await insertOrFind(em, row));
  if (known === null) return { kind: "new" };
  if (known.keptUntil !== null && known.keptUntil.getTime() < claim.now.getTime()) {
    await em.update(IdempotencyKeyRow, { id }, row);
    return { kind: "new" };
  }
  return known.inputHash === inputHash ? { kind: "replay", resultId: known.resultId } : { kind: "mismatch" };
}

/** Removes keys that hold no more. */
export async function purgeIdempotencyKeys(dataSource: DataSource, now: Date): Promise<void> {
  await dataSource.getRepository(IdempotencyKeyRow).delete({ keptUntil: LessThan(now) });
}

function keptUntil(claim: IdempotencyClaim): Date | null {
  return claim.key?.startsWith(KEPT_FOR_GOOD) === true ? null : new Date(claim.now.getTime() + KEPT_MS);
}

/** Null when the row was inserted, else the row that another transaction committed first. */
async function insertOrFind(em: EntityManager, row: IdempotencyKeyRow): Promise<IdempotencyKeyRow | null> {
  try {
    await em.insert(IdempotencyKeyRow, row);
    return null;
  } catch (error) {
    if (faultOf(error) !== "unique") throw error;
    return em.findOneByOrFail(IdempotencyKeyRow, { id: row.id });
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
