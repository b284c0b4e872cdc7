/*
 * The pairs of one demand with the projects of a list: those that fit, and the near misses with their gates.
 * Unlike rank-projects.ts it scores all of the list, since a plan may need any of them.
 * Before: listed-projects.ts, pair-score.ts. After: services/matchmaking-planner.ts. Pure.
 */
import type { DemandSubject } from "../model/demand-subject";
import type { Gate, Match, Refusal } from "../model/match-result";
import { describeMatch, describeRefusal, gateOf, hasCommonGround } from "./describe-match";
import type { ListedProjects } from "./listed-projects";
import type { MatchIndex } from "./match-index";
import { resolveOptions } from "./match-options";
import type { MatchOptions } from "./match-options";
import { rawTextAt, scoreParts, totalOf } from "./pair-score";
import { prepareDemand } from "./prepared-demand";
import { NAMED_FROM } from "./score-weights";

/** A pair that passes every gate and is a weak match at least. */
export interface FittingPair {
  readonly projectId: string;
  readonly score: number;
  /** The match with its parts and reasons, put into words when it is called. */
  readonly describe: () => Match;
}

/** A pair that would fit but for a gate. */
export interface RefusedPair {
  readonly projectId: string;
  readonly gate: Gate;
  readonly score: number;
  readonly describe: () => Refusal;
}

/** What became of a demand and each project of the list; a project that does not fit by words stands in neither. */
export interface ListedPairs {
  readonly fitting: readonly FittingPair[];
  readonly refused: readonly RefusedPair[];
}

/** Scores the demand with every project of the list. */
export function listedPairs(
  index: MatchIndex,
  subject: DemandSubject,
  listed: ListedProjects,
  options: MatchOptions = {},
): ListedPairs {
  const { context } = resolveOptions(index, options);
  const demand = prepareDemand(index, subject);
  const texts = listed.texts(demand);
  const fitting: FittingPair[] = [];
  const refused: RefusedPair[] = [];
  const standing = { rank: 1, previousRank: null };
  for (const place of listed.bounds(context).placesFrom(NAMED_FROM, demand, texts, listed.likenesses(demand))) {
    const entry = listed.entries[place];
    const raw = rawTextAt(texts, place);
    if (entry === undefined || !hasCommonGround(demand, entry, raw)) continue;
    const score = totalOf(scoreParts(context, demand, entry, raw), context.weights);
    if (score < NAMED_FROM) continue;
    const { id: projectId } = entry;
    const gate = gateOf(index, demand, entry);
    if (gate === null) {
      fitting.push({ projectId, score, describe: () => describeMatch({ context, demand, entry, raw }, standing) });
    } else {
      refused.push({ projectId, gate, score, describe: () => describeRefusal(index, demand, entry, { gate, score }) });
    }
  }
  return { fitting, refused };
}
