/** Where one reader waits for news; news that comes between rearm() and the wait is not missed. */
export class NewsGate {
  private hasNews = false;
  private open: (() => void) | null = null;

  /** There is news. */
  wake(): void {
    this.hasNews = true;
    this.open?.();
  }

  /** What has come until now is known. */
  rearm(): void {
    this.hasNews = false;
  }

  /** Resolves with the next news. */
  async forNews(): Promise<void> {
    if (this.hasNews) return;
    await new Promise<void>((resolve) => {
      this.open = resolve;
    });
    this.open = null;
  }
}
