/*
 * Waits for a state that the hub reaches by itself: asks until it is there, within a limit.
 */

const INTERVAL_MS = 100;

/** The first answer that satisfies the test. @throws {Error} with the last answer when the limit passes. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  limitMs = 90_000,
): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > until) throw new Error(`not there after ${limitMs} ms: ${JSON.stringify(answer).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
