/*
 * The statements of reservations. Whoever changes one holds the lock of its project (projects.ts).
 */
import { LessThanOrEqual, type EntityManager } from "typeorm";
import type { Reservation } from "../model/reservation";
import { ReservationRow } from "./entities/commitment-rows";
import { insertRows } from "./rows";

/** The reservation of a placement, or null. */
export function findReservation(em: EntityManager, placementId: string): Promise<Reservation | null> {
  return em.findOneBy(ReservationRow, { placementId });
}

/** Adds a reservation. */
export function insertReservation(em: EntityManager, reservation: Reservation): Promise<void> {
  return insertRows(em, ReservationRow, [reservation]);
}

/** Writes changes to the reservation of a placement. */
export async function writeReservation(
  em: EntityManager,
  placementId: string,
  changes: Partial<Omit<Reservation, "placementId" | "projectId">>,
): Promise<void> {
  await em.update(ReservationRow, { placementId }, changes);
}

/** Places that are held and whose time is over, longest first. */
export function listExpiredReservations(em: EntityManager, now: Date, limit: number): Promise<Reservation[]> {
  return em.find(ReservationRow, {
    where: { state: "HELD", expiresAt: LessThanOrEqual(now) },
    order: { expiresAt: "ASC" },
    take: limit,
  });
}

/** Asks again later what became of a held place; without effect when another attempt holds it meanwhile. */
export async function postponeExpiry(em: EntityManager, reservation: Reservation, expiresAt: Date): Promise<void> {
  const { placementId, attemptId, asked } = reservation;
  await em.update(ReservationRow, { placementId, attemptId, state: "HELD" }, { expiresAt, asked: asked + 1 });
}
