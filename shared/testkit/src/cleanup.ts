/** What a test started, undone in reverse order. */
export interface Cleanup {
  /** Adds one thing to undo and gives the thing back: `const stack = cleanup.add(await start(), (s) => s.stop())`. */
  add<T>(thing: T, undo: (thing: T) => unknown): T;
  /** Undoes everything, last first, even when one of them fails; throws what failed afterwards. */
  dispose(): Promise<void>;
}

/**
 * A list of things to undo; call dispose() in afterEach or afterAll.
 *
 * @throws {AggregateError} from dispose(), with every failure, when undoing failed.
 */
export function collectCleanup(): Cleanup {
  const undoings: (() => unknown)[] = [];
  return {
    add: (thing, undo) => {
      undoings.push(() => undo(thing));
      return thing;
    },
    dispose: async () => {
      const failures: unknown[] = [];
      for (let undo = undoings.pop(); undo !== undefined; undo = undoings.pop()) {
        try {
          await undo();
        } catch (failure) {
          failures.push(failure);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be undone`);
    },
  };
}
