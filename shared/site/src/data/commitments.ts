/*
 * The statements of commitments. Every change of state is guarded by the attempt and the state it starts from,
 * so of two that decide about one attempt (a request and the reconciler, say) one wins.
 */
import { In, LessThanOrEqual, type EntityManager } from "typeorm";
import type { Commitment, CommitmentState } from "../model/commitment";
import { CommitmentRow } from "./entities/commitment-rows";
import { insertRows } from "./rows";

const UNFINISHED_STATES: CommitmentState[] = ["PENDING", "COMMITTED", "RELEASING"];

/** What moves with a change of state. */
export type CommitmentChanges = Partial<Pick<Commitment, "nextTryAt" | "tries" | "updatedAt">>;

/** The commitment of a placement, or null. */
export function findCommitment(em: EntityManager, placementId: string): Promise<Commitment | null> {
  return em.findOneBy(CommitmentRow, { placementId });
}

/** Puts a new attempt in the place of the placement's former one, if any. Needs the lock of the placement's demand. */
export async function replaceCommitment(em: EntityManager, commitment: Commitment): Promise<void> {
  await em.delete(CommitmentRow, { placementId: commitment.placementId });
  await insertRows(em, CommitmentRow, [commitment]);
}

/** Moves an attempt from one state to another; false: it is another attempt's turn, or the state is another one. */
export async function moveCommitment(
  em: EntityManager,
  attempt: Pick<Commitment, "placementId" | "attemptId">,
  from: CommitmentState,
  to: CommitmentState,
  changes: CommitmentChanges = {},
): Promise<boolean> {
  const { placementId, attemptId } = attempt;
  const result = await em.update(CommitmentRow, { placementId, attemptId, state: from }, { ...changes, state: to });
  return result.affected === 1;
}

/** Attempts that are due, longest first: their owner is to be told something, or their deadline has passed. */
export function listDueCommitments(em: EntityManager, now: Date, limit: number): Promise<Commitment[]> {
  return em.find(CommitmentRow, {
    where: { state: In(UNFINISHED_STATES), nextTryAt: LessThanOrEqual(now) },
    order: { nextTryAt: "ASC" },
    take: limit,
  });
}

/** Gives up every attempt under way: the process that began them is gone. */
export async function releasePending(em: EntityManager, now: Date): Promise<void> {
  await em.update(CommitmentRow, { state: "PENDING" }, { state: "RELEASING", nextTryAt: now, updatedAt: now });
}
