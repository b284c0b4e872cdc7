/** What a process has opened, closed in reverse order, once. */
export class ClosingStack {
  private readonly endings: (() => unknown)[] = [];
  private closing: Promise<void> | undefined;

  /** Adds one thing to close and gives it back. */
  add<T>(thing: T, close: (thing: T) => unknown): T {
    this.endings.push(() => close(thing));
    return thing;
  }

  /** Closes everything, the last thing first, even when one of them fails; throws what failed afterwards. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let end = this.endings.pop(); end !== undefined; end = this.endings.pop()) {
      try {
        await end();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} parts of the host could not be closed`);
  }
}
