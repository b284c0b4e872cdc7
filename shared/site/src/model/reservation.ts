/*
 * A reservation: one place of a project, kept by the project's owner for a placement of some site.
 * HELD: asked for, the placement has not landed yet. CONFIRMED: the placement has landed; the place is taken for good.
 * RELEASED: given back, or refused in advance (a tombstone: a reserve request of that attempt that comes late is void).
 */
export const RESERVATION_STATES = ["HELD", "CONFIRMED", "RELEASED"] as const;
/** One state of a reservation. */
export type ReservationState = (typeof RESERVATION_STATES)[number];

/** A reservation as the project's owner keeps it. */
export interface Reservation {
  /** The placement; one reservation each. */
  readonly placementId: string;
  /** The holder's attempt that the reservation stands for; attempts sort by age. */
  readonly attemptId: string;
  readonly projectId: string;
  /** Code of the placement's site. */
  readonly holder: string;
  readonly state: ReservationState;
  /** HELD: when the owner asks the holder what became of it. */
  readonly expiresAt: Date;
  /** How often the holder has been asked in vain. */
  readonly asked: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
