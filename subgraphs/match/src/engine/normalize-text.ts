/*
 * One form for texts that mean the same: NFKC (full-width and half-width alike) and lower case, character by
 * character, so that every place in the normal form can be traced back to what was written. Pure.
 */

/** A text in normal form, with the way back to the original. */
export interface NormalText {
  readonly original: string;
  readonly normal: string;
  /** `starts[k]` is where, in `original`, the character begins that gave the k-th UTF-16 unit of `normal`. */
  readonly starts: Uint32Array;
  /** `ends[k]` is where, in `original`, that character ends. */
  readonly ends: Uint32Array;
}

const SURROGATE = /[\uD800-\uDFFF]/;
/** Outside of these ranges a character may give several units, or join with its neighbours. */
const MAY_CHANGE_LENGTH = /[^\u0000-\u00A0\u2014\u2018-\u201D\u3000-\u3029\u4E00-\u9FFF\uFF01-\uFF5E]/;

/** The normal form alone. */
export function normalForm(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/**
 * The normal form with its way back.
 *
 * Shape: characters outside the basic plane (𠮷) stay whole; `starts` and `ends` hold one entry for each UTF-16 unit
 * of `normal`.
 */
export function normalizeText(text: string): NormalText {
  const original = text.normalize("NFC");
  const plain = foldPlain(original);
  if (plain !== null) {
    return plain;
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let normal = "";
  let at = 0;
  for (const character of original) {
    const form = normalForm(character);
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    normal += form;
    at += character.length;
  }
  return { original, normal, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The short way for texts whose every character gives exactly one unit, which is nearly all; null for the others. */
function foldPlain(original: string): NormalText | null {
  const normal = normalForm(original);
  if (normal.length !== original.length || SURROGATE.test(original) || MAY_CHANGE_LENGTH.test(original)) {
    return null;
  }
  const starts = Uint32Array.from(original, (_, at) => at);
  return { original, normal, starts, ends: starts.map((at) => at + 1) };
}

/** What was written for the units `from` to `to` (exclusive) of the normal form. */
export function writtenAs(text: NormalText, from: number, to: number): string {
  return text.original.slice(text.starts[from] ?? 0, text.ends[to - 1] ?? 0);
}
