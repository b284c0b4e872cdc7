import { HubError } from "@park-hub/errors";

/** A fair mutex: whoever asks first is served first. */
export class WriterLock {
  #tail: Promise<void> = Promise.resolve();

  /**
   * Waits for the lock and gives the function that frees it.
   *
   * @throws {HubError} TIMEOUT after `timeoutMs`: somebody holds the lock across something slow, or asks for it again while holding it.
   */
  async acquire(timeoutMs: number): Promise<() => void> {
    const before = this.#tail;
    let release: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#tail = before.then(() => mine);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(lockTimeout(timeoutMs)), timeoutMs);
    });
    try {
      await Promise.race([before, timeout]);
      return release;
    } catch (error) {
      release();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function lockTimeout(timeoutMs: number): HubError {
  return new HubError(
    "TIMEOUT",
    `the writer of the embedded database was not free within ${timeoutMs} ms; a transaction waits for something slow, or queries outside its own entity manager`,
    { retryable: true },
  );
}
