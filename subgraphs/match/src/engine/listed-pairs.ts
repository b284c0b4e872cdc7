/*
 * The pairs of one demand with the projects of a list: those that fit, and the near misses with their gates.
 * Unlike rank-projects.ts it scores all of the list, since a plan may need any of them.
 * Before: prepared-demand.ts, pair-score.ts. After: services/matchmaking-planner.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import type { DemandSubject } from "../model/demand-subject";
import type { Gate, Match, Refusal } from "../model/match-result";
import { describeMatch, describeRefusal, gateOf, hasCommonGround } from "./describe-match";
import type { MatchOptions } from "./match-options";
import { resolveOptions } from "./match-options";
import type { MatchIndex } from "./match-index";
import type { Entry } from "./object-index";
import { scoreParts, totalOf } from "./pair-score";
import type { RawText } from "./pair-score";
import { prepareDemand } from "./prepared-demand";
import { rawTexts } from "./rank-projects";
import { VERDICT_FROM } from "./score-weights";
import { triedShares } from "./tried-method";

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

/** Scores the demand with every project of the list; ids that the index does not know are left out. */
export function listedPairs(
  index: MatchIndex,
  subject: DemandSubject,
  projectIds: readonly string[],
  options: MatchOptions = {},
): ListedPairs {
  const { context } = resolveOptions(index, options);
  const demand = prepareDemand(index, subject);
  const rawAt = rawTexts(index.projects.score(demand.query), triedShares(index, demand));
  const fitting: FittingPair[] = [];
  const refused: RefusedPair[] = [];
  const scored = (entry: Entry<ProjectFeed>, raw: RawText): number =>
    totalOf(scoreParts(context, demand, entry, raw), context.weights);
  for (const projectId of projectIds) {
    const slot = index.projects.slots.slotOf(projectId);
    const entry = slot === null ? null : index.projects.slots.at(slot);
    if (slot === null || entry === null) continue;
    const raw = rawAt(slot);
    if (!hasCommonGround(demand, entry, raw)) continue;
    const score = scored(entry, raw);
    if (score < VERDICT_FROM.weak) continue;
    const gate = gateOf(index, demand, entry);
    const standing = { rank: 1, previousRank: null };
    if (gate === null) {
      fitting.push({ projectId, score, describe: () => describeMatch({ context, demand, entry, raw }, standing) });
    } else {
      refused.push({ projectId, gate, score, describe: () => describeRefusal(index, demand, entry, { gate, score }) });
    }
  }
  return { fitting, refused };
}
