/*
 * Kills one thing after the other with kill -9, in an order that a seed gives, and starts each again.
 */
import { setTimeout as pause } from "node:timers/promises";

/** Something that can be killed and started again. */
export interface Victim {
  readonly name: string;
  /** kill -9; resolves when it is dead. */
  kill(): Promise<void>;
  /** Resolves when it is ready again. */
  start(): Promise<void>;
}

const MAX_DEAD_MS = 1_500;
const MAX_ALIVE_MS = 2_500;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Kills in rounds, each round everything once in another order, until the signal, but one whole round; gives the names
 * in their order.
 */
export async function killInTurn(
  victims: readonly Victim[],
  random: () => number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const killed: string[] = [];
  const isOver = (): boolean => signal.aborted && killed.length >= victims.length;
  while (!isOver()) {
    for (const victim of shuffled(victims, random)) {
      await pause(random() * MAX_ALIVE_MS);
      if (isOver()) break;
      await victim.kill();
      killed.push(victim.name);
      await pause(random() * MAX_DEAD_MS);
      await victim.start();
    }
  }
  return killed;
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
