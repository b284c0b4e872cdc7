import type { DemandSubject } from "../model/demand-subject";
import type { ProposalEntry } from "../model/match-result";
import type { MatchOptions } from "./match-demand";
import { matchDemand } from "./match-demand";
import type { MatchIndex } from "./match-index";
import { suitableResources } from "./suitable-resources";

/** Options of propose(); `limit` is replaced by `firstEach`. */
export interface ProposeOptions extends Omit<MatchOptions, "limit"> {
  /** Matches for each item. Default 5. */
  readonly firstEach?: number;
}

/** Answers a demand list: one entry a draft, in the order of the drafts. */
export function propose(
  index: MatchIndex,
  drafts: readonly DemandSubject[],
  options: ProposeOptions = {},
): ProposalEntry[] {
  const { firstEach = 5, ...rest } = options;
  return drafts.map((draft, at) => {
    const { matches, verdict } = matchDemand(index, draft, { ...rest, limit: firstEach });
    return { index: at, matches, unmet: null, verdict, resources: suitableResources(index, draft, rest) };
  });
}
