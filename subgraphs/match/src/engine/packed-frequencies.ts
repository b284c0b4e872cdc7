/*
 * How often a document holds a term in each of its fields, in the 16 bits of a posting. After: text-index.ts. Pure.
 */

/** At most this many fields: a posting packs their frequencies into 16 bits. */
export const MAX_FIELDS = 3;
/** Bits and largest frequency of each field inside a posting: a title, a body, and names and labels. */
const SHIFTS = [0, 4, 12] as const;
const CEILINGS = [15, 255, 15] as const;

/** Each key of the fields with its packed frequencies; more than a field's share can say counts as the most it can. */
export function packFrequencies(fields: readonly (readonly string[])[]): Map<string, number> {
  const packed = new Map<string, number>();
  fields.slice(0, MAX_FIELDS).forEach((keys, field) => {
    const shift = SHIFTS[field] ?? 0;
    const ceiling = CEILINGS[field] ?? 0;
    for (const key of keys) {
      const before = packed.get(key) ?? 0;
      if (((before >> shift) & ceiling) < ceiling) {
        packed.set(key, before + (1 << shift));
      }
    }
  });
  return packed;
}

/** How often the field holds the term. */
export function frequencyIn(packed: number, field: number): number {
  return (packed >> (SHIFTS[field] ?? 0)) & (CEILINGS[field] ?? 0);
}
