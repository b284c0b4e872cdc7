/*
 * Loaded before a program under test (`node --expose-gc --require`): collects garbage when asked, so that what is left
 * of the heap is what is held.
 */
process.on("SIGUSR2", () => globalThis.gc?.());
