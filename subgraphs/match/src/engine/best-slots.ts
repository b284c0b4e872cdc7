/*
 * The best of many slots in order, by a number first: a selection of the best, then a sort of these alone.
 * After: find.ts. Pure.
 */

/**
 * The `depth` slots with the greatest keys, best first.
 *
 * @param found slots, each once; the array is reordered.
 * @param keyOf a number by slot; greater is better.
 * @param isBefore a total order among slots of equal keys.
 */
export function bestSlots(
  found: Uint32Array,
  keyOf: Float64Array,
  isBefore: (a: number, b: number) => boolean,
  depth: number,
): Uint32Array {
  const inOrder = (a: number, b: number): number => {
    const difference = (keyOf[b] ?? 0) - (keyOf[a] ?? 0);
    return difference !== 0 ? difference : a === b ? 0 : isBefore(a, b) ? -1 : 1;
  };
  if (found.length <= depth) return found.sort(inOrder);
  if (depth <= 0) return new Uint32Array(0);
  const least = nthKey(found, keyOf, depth);
  const better = found.filter((slot) => (keyOf[slot] ?? 0) > least).sort(inOrder);
  const equal = found.filter((slot) => (keyOf[slot] ?? 0) === least).sort(inOrder);
  const kept = new Uint32Array(depth);
  kept.set(better);
  kept.set(equal.subarray(0, depth - better.length), better.length);
  return kept;
}

/** The n-th greatest key (Hoare's selection over a copy). */
function nthKey(found: Uint32Array, keyOf: Float64Array, n: number): number {
  const keys = Float64Array.from({ length: found.length }, () => 0);
  for (let at = 0; at < found.length; at += 1) keys[at] = keyOf[found[at] ?? 0] ?? 0;
  let [from, to] = [0, keys.length - 1];
  while (from < to) {
    const middle = keys[(from + to) >> 1] ?? 0;
    let [left, right] = [from, to];
    while (left <= right) {
      while ((keys[left] ?? 0) > middle) left += 1;
      while ((keys[right] ?? 0) < middle) right -= 1;
      if (left > right) break;
      const held = keys[left] ?? 0;
      keys[left] = keys[right] ?? 0;
      keys[right] = held;
      left += 1;
      right -= 1;
    }
    if (n - 1 <= right) to = right;
    else if (n - 1 >= left) from = left;
    else break;
  }
  return keys[n - 1] ?? 0;
}
