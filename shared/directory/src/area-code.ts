/**
 * Whether one division code covers another by its digits alone (GB/T 2260 and 10114): a code covers what starts with
 * it, and the pairs of noughts that fill a province's or city's code up to six digits do not count. 330212 covers
 * 330212011, 330200 covers 330212 and 330212011, 330000 covers all of them; 330212011 covers no sibling.
 */
export function coversByCode(outer: string, inner: string): boolean {
  if (outer === "") return false;
  const significant = outer.length === 6 ? outer.replace(/(00)+$/, "") : outer;
  return significant === "" ? false : inner.startsWith(significant);
}
