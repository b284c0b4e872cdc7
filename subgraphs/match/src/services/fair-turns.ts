/** Work at a stretch before others get their turn, in ms: a trivial query beside it waits no longer than that. */
const STRETCH_MS = 10;

/** Lets the event loop go round whenever a long piece of work has run for a while. */
export class FairTurns {
  #since = performance.now();

  /** To be awaited between two steps of the work. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < STRETCH_MS) return;
    await new Promise(setImmediate);
    this.#since = performance.now();
  }
}
