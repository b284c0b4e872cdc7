/*
 * Whether the gateway serves, and the state of each thing that this depends on.
 */

/** The state of one thing that readiness depends on. */
export interface PartState {
  /** Whether it has been there at least once; once true it stays so: a part that goes away later costs its own answers. */
  readonly isKnown: boolean;
  /** How it is now, in a word or two. */
  readonly now: string;
}

/** What /health/ready answers. */
export interface ReadinessReport {
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, PartState>>;
}

/** The report over all parts: ready when each is known. */
export function reportReadiness(parts: Readonly<Record<string, PartState>>): ReadinessReport {
  return { isReady: Object.values(parts).every(({ isKnown }) => isKnown), parts };
}
