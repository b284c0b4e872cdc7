/** A place where a test waits until something that it observes has come true: no clocks, no polling. */
export class Condition {
  readonly #waiting = new Set<() => void>();

  /** Something observed has changed. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves once `holds` is true, looked at now and after each change. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }
}
