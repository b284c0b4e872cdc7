/*
 * Division codes: 9 digits a township, 6 a district, and 4 digits with `00` a city (330200).
 * A code covers what starts with it; a city's code covers what starts with its first four digits.
 */

/** The digits that everything inside the division starts with: `330200` → `3302`, `330000` → `33`. */
export function divisionPrefix(code: string): string {
  if (code.length !== 6) {
    return code;
  }
  return code.endsWith("0000") ? code.slice(0, 2) : code.endsWith("00") ? code.slice(0, 4) : code;
}

/** Whether the division `outer` covers `inner`; both are division codes, an empty code covers nothing. */
export function covers(outer: string, inner: string): boolean {
  return outer !== "" && inner.startsWith(divisionPrefix(outer));
}

/** Whether any of the codes covers `inner`. */
export function coversAny(outers: readonly string[], inner: string): boolean {
  return outers.some((outer) => covers(outer, inner));
}

/** The narrowest of the codes that covers `inner`, or null when none does. */
export function narrowestCover(outers: readonly string[], inner: string): string | null {
  let best: string | null = null;
  let digits = 0;
  for (const outer of outers) {
    const prefix = divisionPrefix(outer);
    if (prefix.length > digits && inner.startsWith(prefix)) {
      best = outer;
      digits = prefix.length;
    }
  }
  return best;
}

/** The district's code (6 digits) of a township or district; null for a city and wider. */
export function districtOf(code: string): string | null {
  const district = code.slice(0, 6);
  return district.length === 6 && !district.endsWith("00") ? district : null;
}
