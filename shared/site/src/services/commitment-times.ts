/** How long the parts of a commitment take, in ms. */
export interface CommitmentTimes {
  /** A request to another site. Default 5000: within a person's patience. */
  readonly requestMs: number;
  /** An attempt to land, until it may no longer commit. Default 15,000: well above a request and two transactions. */
  readonly attemptMs: number;
  /** A place is held before its owner asks the holder. Default 30,000: above an attempt, so that it asks in vain rarely. */
  readonly holdMs: number;
  /** Between two rounds of the reconciler; each failure of a commitment doubles its own pause. Default 3000. */
  readonly roundMs: number;
  /** The longest pause of one commitment. Default 60,000. */
  readonly maxPauseMs: number;
}

/** The times that a hub runs with. */
export const DEFAULT_COMMITMENT_TIMES: CommitmentTimes = {
  requestMs: 5_000,
  attemptMs: 15_000,
  holdMs: 30_000,
  roundMs: 3_000,
  maxPauseMs: 60_000,
};

/** The pause after so many failures: doubled with each, up to the longest. */
export function pauseAfter(failures: number, times: CommitmentTimes): number {
  return Math.min(times.maxPauseMs, times.roundMs * 2 ** Math.min(failures, 16));
}
