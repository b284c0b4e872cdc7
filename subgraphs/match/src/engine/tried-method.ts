/*
 * Whether a project does again what the demand's people tried without success.
 * Before: prepared-demand.ts. After: pair-score.ts (in bulk), explain-match.ts (one by one). Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import type { MatchIndex } from "./match-index";
import { normalizeText } from "./normalize-text";
import type { Entry } from "./object-index";
import type { PreparedDemand } from "./prepared-demand";
import { wordsOf } from "./segment-text";

/** The tried method that a project resembles most. */
export interface TriedLikeness {
  readonly phrase: string;
  /** Share of the method's words, by their weight, that stand in the project's title, text or organisation, 0 to 1. */
  readonly share: number;
  /** Those words. */
  readonly words: readonly string[];
}

/** For each slot the largest share of a tried method's words that the project holds. */
export function triedShares(index: MatchIndex, demand: PreparedDemand): Float64Array {
  const span = index.projects.slots.span;
  const shares = new Float64Array(span);
  for (const { words, mass } of demand.tried) {
    const covered = new Float64Array(span);
    index.projects.words.cover(words, covered);
    covered.forEach((weight, slot) => {
      shares[slot] = mass === 0 ? (shares[slot] ?? 0) : Math.max(shares[slot] ?? 0, weight / mass);
    });
  }
  return shares;
}

/** The tried method that the project resembles most, or null when nothing was tried or no word is shared. */
export function mostTried(
  index: MatchIndex,
  demand: PreparedDemand,
  project: Entry<ProjectFeed>,
): TriedLikeness | null {
  if (demand.tried.length === 0) return null;
  const held = heldWords(index, project);
  let most: TriedLikeness | null = null;
  for (const { phrase, words, mass } of demand.tried) {
    const shared = words.filter(({ key }) => held.has(key));
    const share = mass === 0 ? 0 : index.projects.words.massOf(shared) / mass;
    if (share > (most?.share ?? 0)) {
      most = { phrase, share, words: shared.map(({ key }) => held.get(key) ?? "") };
    }
  }
  return most;
}

/** The project's words by key. */
function heldWords(index: MatchIndex, { text }: Entry<ProjectFeed>): Map<string, string> {
  const held = new Map<string, string>();
  for (const part of [text.title, text.body, text.names].map(normalizeText)) {
    for (const { key, from, to } of wordsOf(part, index.reader.stopWords)) {
      held.set(key, part.normal.slice(from, to));
    }
  }
  return held;
}
