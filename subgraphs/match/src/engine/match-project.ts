/*
 * Demands for a project: the demands' texts are searched with the project's, the likeliest are then scored exactly as
 * matchDemand() scores them. Before: describe-match.ts, text-query.ts. Pure.
 */
import type { DemandFeed, ProjectFeed } from "@park-hub/contracts";
import { subjectOfDemand } from "../model/demand-subject";
import type { MatchList } from "../model/match-result";
import { describeMatch, describeRefusal, gateOf, hasCommonGround, verdictOf } from "./describe-match";
import type { RawPair } from "./describe-match";
import { bitCount } from "./feature-profile";
import { ListedProjects } from "./listed-projects";
import type { MatchIndex } from "./match-index";
import { resolveOptions } from "./match-options";
import type { MatchOptions, ResolvedOptions } from "./match-options";
import type { Entry } from "./object-index";
import { rawTextAt, scoreParts, totalOf } from "./pair-score";
import { prepareDemand } from "./prepared-demand";
import { NAMED_FROM } from "./score-weights";
import { readText, textQueryOf, topicsHelpedBy } from "./text-query";
import { TopK } from "./top-k";

/** So many demands are scored exactly: twice the largest page, few enough for a tenth of a second. */
const CANDIDATES = 200;
/** Likeness of a shared declared field beside shared words, when candidates are chosen. */
const FIELD_LIKENESS = 5;

interface ScoredPair extends RawPair {
  readonly total: number;
}

/**
 * Ranks the open demands that the project may serve, with the same gates, parts and reasons as matchDemand().
 *
 * Near misses are demands that fit but for a gate. An unknown project has no demands.
 */
export function matchProject(index: MatchIndex, projectId: string, options: MatchOptions = {}): MatchList {
  const entry = index.projects.slots.get(projectId);
  if (entry === null) {
    return { matches: [], refused: [], verdict: "NONE" };
  }
  const resolved = resolveOptions(index, options);
  const pairs = scoredPairs(resolved, entry).sort((a, b) => b.total - a.total || (idOf(a) < idOf(b) ? -1 : 1));
  const gated = pairs.map((pair) => ({ pair, gate: gateOf(index, pair.demand, entry) }));
  const eligible = gated.filter(({ gate }) => gate === null).map(({ pair }) => pair);
  const refused = gated.flatMap(({ pair, gate }) =>
    gate === null || pair.total < NAMED_FROM ? [] : [{ pair, gate, score: pair.total }],
  );
  return {
    matches: eligible
      .slice(0, resolved.limit)
      .map((pair, at) => describeMatch(pair, { rank: at + 1, previousRank: null })),
    refused: refused
      .slice(0, resolved.refusedLimit)
      .map((near) => describeRefusal(index, near.pair.demand, entry, near)),
    verdict: verdictOf(eligible[0]?.total ?? 0),
  };
}

function idOf({ demand }: RawPair): string {
  return demand.subject.id;
}

function scoredPairs({ context, canSee }: ResolvedOptions, entry: Entry<ProjectFeed>): ScoredPair[] {
  const { index, weights } = context;
  const listed = new ListedProjects(index);
  listed.add(entry.id);
  return candidates(index, entry, canSee).flatMap((demandEntry) => {
    const demand = prepareDemand(index, subjectOfDemand(demandEntry.value));
    const raw = rawTextAt(listed.texts(demand), 0);
    const total = totalOf(scoreParts(context, demand, entry, raw), weights);
    return hasCommonGround(demand, entry, raw) ? [{ context, demand, entry, raw, total }] : [];
  });
}

/** The open demands that are likest by words, topics and declared fields. */
function candidates(
  index: MatchIndex,
  entry: Entry<ProjectFeed>,
  canSee: ResolvedOptions["canSee"],
): Entry<DemandFeed>[] {
  const { slots } = index.demands;
  const query = textQueryOf(index.reader, readText(index.reader, entry.text.title, entry.text.body));
  const scores = index.demands.score({ ...query, helpers: topicsHelpedBy(index.reader, query.topics) });
  const likeness = (slot: number): number =>
    (scores.words[slot] ?? 0) +
    (scores.bigrams[slot] ?? 0) +
    (scores.topics[slot] ?? 0) * FIELD_LIKENESS +
    (scores.helpers[slot] ?? 0) * FIELD_LIKENESS +
    bitCount((slots.at(slot)?.profile.declaredFields ?? 0) & entry.profile.declaredFields) * FIELD_LIKENESS;
  const likenesses = Float64Array.from({ length: slots.span }, (_, slot) => likeness(slot));
  const idAt = (slot: number): string => slots.at(slot)?.id ?? "";
  const top = new TopK(CANDIDATES, (a, b) => {
    const difference = (likenesses[a] ?? 0) - (likenesses[b] ?? 0);
    return difference === 0 ? idAt(a) < idAt(b) : difference > 0;
  });
  for (let slot = 0; slot < slots.span; slot += 1) {
    const demand = slots.at(slot);
    const isOpen = demand !== null && (demand.value.state === "OPEN" || demand.value.state === "MATCHING");
    if (isOpen && (likenesses[slot] ?? 0) > 0 && canSee(demand.meta.visibility, demand.meta.siteCode)) {
      top.offer(slot);
    }
  }
  return top.best().flatMap((slot) => slots.at(slot) ?? []);
}
