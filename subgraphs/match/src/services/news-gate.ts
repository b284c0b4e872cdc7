/** Where one reader waits for news; news that comes between rearm() and the wait is not missed. */
export class NewsGate {
  #hasNews = false;
  #open: (() => void) | null = null;

  /** There is news. */
  wake(): void {
    this.#hasNews = true;
    this.#open?.();
  }

  /** What has come until now is known. */
  rearm(): void {
    this.#hasNews = false;
  }

  /** Resolves with the next news, or when `timeoutMs` are over. */
  async forNews(timeoutMs: number): Promise<void> {
    if (this.#hasNews || timeoutMs <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#open = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#open = null;
  }
}
