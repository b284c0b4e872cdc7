/*
 * Makes what matching answers out of scored pairs: matches, near misses, the verdict.
 * Before: pair-score.ts, explain-match.ts. After: match-demand.ts, match-project.ts. Pure.
 */
import type { CreditStanding, ProjectFeed } from "@park-hub/contracts";
import type { Gate, Match, Refusal, ScorePart, Verdict } from "../model/match-result";
import { explainParts, reasonsOf } from "./explain-match";
import { failedGate, gateDetail } from "./gates";
import type { MatchIndex } from "./match-index";
import type { Entry } from "./object-index";
import { scoreParts, totalOf } from "./pair-score";
import type { RawText, ScoreContext } from "./pair-score";
import type { PreparedDemand } from "./prepared-demand";
import { VERDICT_FROM } from "./score-weights";

/** A demand and a project with what the text indexes say of them. */
export interface RawPair {
  readonly context: ScoreContext;
  readonly demand: PreparedDemand;
  readonly entry: Entry<ProjectFeed>;
  readonly raw: RawText;
}

/** Where a match stands. */
export interface Standing {
  readonly rank: number;
  readonly previousRank: number | null;
  /** A sentence about the move from the previous rank, when there was one. */
  readonly move?: string | null;
}

/**
 * The match of a pair. Parts and reasons are put into words when they are first read: a list of a hundred is made
 * at once, of which mostly ten are shown.
 */
export function describeMatch({ context, demand, entry, raw }: RawPair, { rank, previousRank, move }: Standing): Match {
  const scores = scoreParts(context, demand, entry, raw);
  const crossField = crossesFields(demand, entry);
  let explained: readonly ScorePart[] | null = null;
  const explain = (): readonly ScorePart[] => (explained ??= explainParts({ context, demand, entry, parts: scores }));
  return {
    projectId: entry.id,
    demandId: demand.subject.id,
    rank,
    previousRank,
    score: totalOf(scores, context.weights),
    crossField,
    get parts() {
      return explain();
    },
    get reasons() {
      return [...(move === null || move === undefined ? [] : [move]), ...reasonsOf(explain(), crossField)];
    },
  };
}

/** The near miss of a pair that the gate stopped. */
export function describeRefusal(
  index: MatchIndex,
  demand: PreparedDemand,
  entry: Entry<ProjectFeed>,
  { gate, score }: { readonly gate: Gate; readonly score: number },
): Refusal {
  const areaName = (code: string): string => index.areaName(code);
  const detail = gateDetail(gate, demand.subject, entry.value, standingOf(index, entry), areaName);
  return { projectId: entry.id, demandId: demand.subject.id, gate, detail, score };
}

/** The gate that stops the pair, or null. */
export function gateOf(index: MatchIndex, demand: PreparedDemand, entry: Entry<ProjectFeed>): Gate | null {
  return failedGate(demand.subject, entry.value, standingOf(index, entry));
}

/** How good a best total is. */
export function verdictOf(bestTotal: number): Verdict {
  return bestTotal >= VERDICT_FROM.good ? "GOOD" : bestTotal >= VERDICT_FROM.weak ? "WEAK" : "NONE";
}

/** Both declare fields and share none of them. */
export function crossesFields({ profile }: PreparedDemand, project: Entry<ProjectFeed>): boolean {
  const [asked, offered] = [profile.declaredFields, project.profile.declaredFields];
  return asked !== 0 && offered !== 0 && (asked & offered) === 0;
}

/** A project that shares neither a word nor a declared field with the demand is not ranked at all. */
export function hasCommonGround(demand: PreparedDemand, project: Entry<ProjectFeed>, raw: RawText): boolean {
  return (
    raw.words + raw.bigrams + raw.topics + raw.helpers > 0 ||
    (demand.profile.declaredFields & project.profile.declaredFields) !== 0
  );
}

function standingOf(index: MatchIndex, project: Entry<ProjectFeed>): CreditStanding | null {
  return index.organization(project.value.organizationId)?.value.creditStanding ?? null;
}
