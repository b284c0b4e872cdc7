import type { DemandSubject } from "../model/demand-subject";
import type { ResourceMatch } from "../model/match-result";
import type { VisibilityPredicate } from "../model/visibility";
import type { MatchIndex } from "./match-index";

/** Options of suitableResources(). */
export interface ResourceOptions {
  /** Default 5. */
  readonly limit?: number;
  /** Default: only what is public. */
  readonly canSee?: VisibilityPredicate;
}

/** Venues, funds, mentors … that fit the demand by words, area and days, best first. */
export function suitableResources(
  index: MatchIndex,
  subject: DemandSubject,
  options: ResourceOptions = {},
): ResourceMatch[] {
  void index;
  void subject;
  void options;
  return [];
}
