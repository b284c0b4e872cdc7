/*
 * A commitment: the demand's side of a landing whose project lives at another site; one a placement.
 * PENDING: an attempt is under way until its deadline. COMMITTED: the placement has landed, the owner is yet to be told.
 * DONE: the owner knows. RELEASING: the attempt failed or its outcome is unknown, the owner is yet to be told.
 * ABANDONED: the owner holds nothing for it. From RELEASING and ABANDONED a new attempt may start.
 */
export const COMMITMENT_STATES = ["PENDING", "COMMITTED", "RELEASING", "DONE", "ABANDONED"] as const;
/** One state of a commitment. */
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** A commitment as the demand's site keeps it. */
export interface Commitment {
  readonly placementId: string;
  /** Names the attempt; later attempts of a placement sort after earlier ones. */
  readonly attemptId: string;
  readonly projectId: string;
  /** Code of the project's site. */
  readonly owner: string;
  readonly state: CommitmentState;
  /** PENDING: until when the attempt may still commit unasked. */
  readonly deadline: Date;
  /** When the reconciler looks at it next; PENDING: the deadline. */
  readonly nextTryAt: Date;
  /** How often the owner has been told in vain. */
  readonly tries: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What the holder says of a placement's commitment; NONE: it knows of none. */
export interface CommitmentAnswer {
  readonly state: CommitmentState | "NONE";
  readonly attemptId: string | null;
}
