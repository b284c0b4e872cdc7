/*
 * What callers may choose when they match, and its defaults.
 */
import type { ScoreWeights } from "../model/match-result";
import type { VisibilityPredicate } from "../model/visibility";
import { seesOnlyPublic } from "../model/visibility";
import type { MatchIndex } from "./match-index";
import type { ScoreContext } from "./pair-score";
import { DEFAULT_WEIGHTS } from "./score-weights";

/** Options of matching. */
export interface MatchOptions {
  /** How many matches are ranked with parts and reasons. Default 100: as many as a page may have. */
  readonly limit?: number;
  /** How many near misses are named. Default 10: more than anyone reads. */
  readonly refusedLimit?: number;
  /** Default: only what is public. */
  readonly canSee?: VisibilityPredicate;
  /** The day (YYYY-MM-DD) that freshness counts back from. Default: the newest day on which a held project changed. */
  readonly today?: string;
  /** Default DEFAULT_WEIGHTS. */
  readonly weights?: ScoreWeights;
}

/** The options with their defaults filled in. */
export interface ResolvedOptions {
  readonly limit: number;
  readonly refusedLimit: number;
  readonly canSee: VisibilityPredicate;
  readonly context: ScoreContext;
}

/** Fills in the defaults. */
export function resolveOptions(index: MatchIndex, options: MatchOptions): ResolvedOptions {
  const { limit = 100, refusedLimit = 10, canSee = seesOnlyPublic, weights = DEFAULT_WEIGHTS } = options;
  return { limit, refusedLimit, canSee, context: { index, weights, today: options.today ?? index.newestDay } };
}
