/*
 * How a phrase of the lexicon is written: a run of characters, or two with a gap between them (`甲…乙`). The rules that
 * a file must keep (lexicon.ts) and the parts that the matcher looks for (engine/phrase-matcher.ts) stand on this. Pure.
 */

/** What the phrase says first, and what must follow near by; null: nothing needs to. */
export interface PhraseParts {
  readonly head: string;
  readonly tail: string | null;
}

/** Stands for other characters, between the two parts of a phrase. */
export const GAP = "…";
/** Ways to type a gap that are none: they would be looked for as they stand, and never be found. */
const LIKE_A_GAP = /\.\.|⋯|‥/;

/** The parts of a phrase that keeps the rules. */
export function partsOf(phrase: string): PhraseParts {
  const [head = "", tail = null] = phrase.split(GAP).map((part) => part.trim());
  return { head, tail };
}

/** The rule that the phrase breaks, as the end of a sentence about it, or null. */
export function brokenPhraseRule(phrase: string): string | null {
  if (LIKE_A_GAP.test(phrase)) {
    return `holds dots that are no gap: a gap is written ${GAP}`;
  }
  const parts = phrase.split(GAP).map((part) => part.trim());
  if (parts.includes("")) {
    return "has nothing on one side of a gap: a gap stands between two parts";
  }
  return parts.length > 2 ? `has ${parts.length - 1} gaps: a phrase has one at most` : null;
}
