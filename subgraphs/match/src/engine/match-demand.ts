/*
 * Projects for a demand: hard gates first, then a score of named parts, the best of them explained.
 * Before: rank-projects.ts, describe-match.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import type { DemandChange, DemandSubject } from "../model/demand-subject";
import { applyChange } from "../model/demand-subject";
import type { MatchList } from "../model/match-result";
import { earlierPlaces, type EarlierPlace } from "./earlier-places";
import { describeMatch, describeRefusal, verdictOf } from "./describe-match";
import type { RawPair, Standing } from "./describe-match";
import { moveSentence } from "./explain-match";
import type { MatchIndex } from "./match-index";
import { resolveOptions } from "./match-options";
import type { MatchOptions, ResolvedOptions } from "./match-options";
import type { Entry } from "./object-index";
import { scoreParts } from "./pair-score";
import { ProjectScorer } from "./project-scorer";
import { placesOf, rankProjectsFor } from "./rank-projects";

const NO_MOVE = { previousRank: null, move: null } as const;

/** Options of matching a demand. */
export interface DemandMatchOptions extends MatchOptions {
  /** Answers for the demand as it would be after this change; `previousRank` then says where a project stood. */
  readonly asIf?: DemandChange | null;
}

/**
 * Ranks the projects that pass every hard gate for the demand, posted or not.
 *
 * Ties are broken by id, so equal data give equal answers. When none of the first ten crosses fields and a good one
 * does, it is given the tenth place.
 */
export function matchDemand(index: MatchIndex, subject: DemandSubject, options: DemandMatchOptions = {}): MatchList {
  const resolved = resolveOptions(index, options);
  const { context } = resolved;
  const change = options.asIf ?? null;
  const ranking = rankProjectsFor(resolved, change === null ? subject : applyChange(subject, change));
  const { demand, rawAt, best, totals } = ranking;
  const places = placesOf(index, ranking);
  const earlier = change === null ? null : placesBefore(resolved, subject, places);
  return {
    matches: places.map((slot, at) => {
      const pair = { context, demand, entry: projectAt(index, slot), raw: rawAt(slot) };
      const place = earlier?.get(slot);
      return describeMatch(pair, { rank: at + 1, ...(place === undefined ? NO_MOVE : moveOf(pair, place, at + 1)) });
    }),
    refused: ranking.refused.map((near) => describeRefusal(index, demand, projectAt(index, near.slot), near)),
    verdict: verdictOf(totals[best[0] ?? -1] ?? 0),
  };
}

function placesBefore(
  resolved: ResolvedOptions,
  subject: DemandSubject,
  slots: readonly number[],
): ReadonlyMap<number, EarlierPlace> {
  const idAt = (slot: number): string => resolved.context.index.projects.slots.at(slot)?.id ?? "";
  return earlierPlaces(new ProjectScorer(resolved, subject), slots, idAt);
}

/** Where the pair stood before the change, and what moved it. */
function moveOf({ context, demand, entry, raw }: RawPair, earlier: EarlierPlace, rank: number): Omit<Standing, "rank"> {
  const move = moveSentence(context.weights, earlier, { rank, parts: scoreParts(context, demand, entry, raw) });
  return { previousRank: earlier.rank, move };
}

function projectAt(index: MatchIndex, slot: number): Entry<ProjectFeed> {
  const entry = index.projects.slots.at(slot);
  if (entry === null) {
    throw new RangeError(`slot ${slot} holds no project`);
  }
  return entry;
}
