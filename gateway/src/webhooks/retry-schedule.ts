/** How pauses between attempts grow, in ms. */
export interface RetryPauses {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/**
 * The pause before the next attempt, in ms: doubles with every failure up to the longest, with a quarter of jitter so that
 * endpoints that failed together are not asked together.
 *
 * @param failureCount failures in a row, this one included.
 * @param askedForMs what the endpoint asked for (`Retry-After`); kept up to the longest pause.
 */
export function pauseAfter(
  failureCount: number,
  { firstPauseMs, longestPauseMs }: RetryPauses,
  askedForMs: number | null,
  random: () => number = Math.random,
): number {
  const grown = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failureCount - 1, 30));
  const jittered = grown * (0.75 + random() / 2);
  return Math.round(Math.min(longestPauseMs, Math.max(jittered, askedForMs ?? 0)));
}
