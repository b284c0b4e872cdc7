/*
 * Projects for a demand: hard gates first, then a score of named parts.
 */
import type { DemandChange, DemandSubject } from "../model/demand-subject";
import type { MatchList, ScoreWeights } from "../model/match-result";
import type { VisibilityPredicate } from "../model/visibility";
import type { MatchIndex } from "./match-index";

/** Options of matching. */
export interface MatchOptions {
  /** How many matches are ranked with parts and reasons. Default 100. */
  readonly limit?: number;
  /** How many near misses are named. Default 10. */
  readonly refusedLimit?: number;
  /** Default: only what is public. */
  readonly canSee?: VisibilityPredicate;
  /** The day (YYYY-MM-DD) that freshness counts back from. Default: the newest day of any held object. */
  readonly today?: string;
  /** Default DEFAULT_WEIGHTS. */
  readonly weights?: ScoreWeights;
}

/** Options of matching a demand. */
export interface DemandMatchOptions extends MatchOptions {
  /** Answers for the demand as it would be after this change; `previousRank` then says where a project stood. */
  readonly asIf?: DemandChange | null;
}

/**
 * Ranks the projects that pass every hard gate for the demand, posted or not.
 *
 * Ties are broken by id, so equal data give equal answers.
 */
export function matchDemand(index: MatchIndex, subject: DemandSubject, options: DemandMatchOptions = {}): MatchList {
  void index;
  void subject;
  void options;
  return { matches: [], eligibleCount: 0, refused: [], verdict: "NONE" };
}
