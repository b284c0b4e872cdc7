/*
 * A demand list answered in one go. Before: match-demand.ts, suitable-resources.ts. Pure.
 */
import type { DemandSubject } from "../model/demand-subject";
import { GATES } from "../model/match-result";
import type { Gate, MatchList, ProposalEntry } from "../model/match-result";
import { matchDemand } from "./match-demand";
import type { MatchIndex } from "./match-index";
import type { MatchOptions } from "./match-options";
import { VERDICT_FROM } from "./score-weights";
import { suitableResources } from "./suitable-resources";

/** Options of propose(); `limit` is replaced by `firstEach`. */
export interface ProposeOptions extends Omit<MatchOptions, "limit"> {
  /** Matches for each item. Default 5. */
  readonly firstEach?: number;
}

/** So many projects of each draft may serve it in the best set; more than anyone would go through. */
const SET_DEPTH = 20;

/** Answers a demand list: one entry a draft, in the order of the drafts. */
export function propose(
  index: MatchIndex,
  drafts: readonly DemandSubject[],
  options: ProposeOptions = {},
): ProposalEntry[] {
  const { firstEach = 5, ...rest } = options;
  return drafts.map((draft, at) => {
    const list = matchDemand(index, draft, { ...rest, limit: Math.max(SET_DEPTH, firstEach) });
    const { verdict } = list;
    const resources = suitableResources(index, draft, { canSee: rest.canSee });
    const matches = list.matches.slice(0, firstEach);
    const candidates = list.matches.slice(0, SET_DEPTH).filter(({ score }) => score >= VERDICT_FROM.weak);
    return { index: at, matches, candidates, unmet: unmetGate(list), verdict, resources };
  });
}

/**
 * Null when a good match is there. Else the gate that stopped most of the near misses that fit better than the best
 * match; null when none did: then nothing fits by words either.
 */
function unmetGate({ matches, refused, verdict }: MatchList): Gate | null {
  if (verdict === "GOOD") {
    return null;
  }
  const best = matches[0]?.score ?? 0;
  const counts = new Map<Gate, number>();
  for (const { gate, score } of refused) {
    if (score > best) {
      counts.set(gate, (counts.get(gate) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  return GATES.find((gate) => most > 0 && counts.get(gate) === most) ?? null;
}
