/*
 * The parts of the score of one demand and one project, as numbers. Before: prepared-demand.ts, object-index.ts.
 * After: match-demand.ts, match-project.ts; explain-*.ts puts the same facts into words. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import { divisionPrefix, narrowestCover } from "../model/area-code";
import { daysBetween } from "../model/date-window";
import { SCORE_PART_NAMES } from "../model/match-result";
import type { ScorePartName, ScoreWeights } from "../model/match-result";
import { bitCount, dot } from "./feature-profile";
import type { MatchIndex } from "./match-index";
import type { Entry, QueryMass } from "./object-index";
import type { PreparedDemand } from "./prepared-demand";
import { DECLARED_FIELD_SHARE, NEUTRAL, TEXT_QUESTIONS, TRIED_FROM } from "./score-weights";
import type { QuestionWeight } from "./score-weights";

/** What the text indexes say of a pair, not normalised. */
export interface RawText {
  readonly words: number;
  readonly bigrams: number;
  readonly topics: number;
  readonly helpers: number;
  /** Largest share of a tried method's words that the project holds, 0 to 1. */
  readonly tried: number;
}

/** What a score depends on beside the pair. */
export interface ScoreContext {
  readonly index: MatchIndex;
  readonly weights: ScoreWeights;
  /** The day that freshness counts back from; null: nothing is known of freshness. */
  readonly today: string | null;
}

/** Scores of the parts in the order of SCORE_PART_NAMES, each 0 to 1. */
export type PartScores = Float64Array;

const HALF_LIFE_DAYS = 365;
/** Nearness of a service area that covers the demand, by the digits of its prefix: township, district, city, wider. */
const TOWNSHIP_DIGITS = 9;
const DISTRICT_DIGITS = 6;
const CITY_DIGITS = 4;
/** The weight of "nothing known" beside real placements in a track record. */
const TRACK_PRIOR = 1;
const OUTCOME_VALUES = { MET: 1, PARTLY_MET: 0.6, NOT_MET: 0 } as const;

/** The parts of the pair's score. */
export function scoreParts(
  context: ScoreContext,
  demand: PreparedDemand,
  project: Entry<ProjectFeed>,
  raw: RawText,
): PartScores {
  const scores: Record<ScorePartName, number> = {
    TEXT: answeredShare(demand.mass, raw),
    FIELD: fieldScore(demand, project),
    AUDIENCE: dot(demand.profile.audiences, project.profile.audiences),
    FORMAT: formatScore(demand, project),
    AREA: areaScore(context.index, demand, project),
    BUDGET: budgetScore(demand.subject.budgetMax, project.value),
    TRIED: raw.tried < TRIED_FROM ? 1 : 1 - raw.tried,
    TRACK_RECORD: trackScore(context.index, demand, project),
    FRESHNESS: freshnessScore(context.today, project.value.updatedAt),
  };
  return Float64Array.from(SCORE_PART_NAMES, (name) => scores[name]);
}

/** The weighted sum of the parts. */
export function totalOf(parts: PartScores, weights: ScoreWeights): number {
  return SCORE_PART_NAMES.reduce((sum, name, at) => sum + (parts[at] ?? 0) * weights[name], 0);
}

/** Share of the demand's wanted formats that the project has; null when the demand wants none in particular. */
export function formatShare(demand: PreparedDemand, project: Entry<ProjectFeed>): number | null {
  const { wantedFormats } = demand;
  let wanted = 0;
  let had = 0;
  wantedFormats.forEach((weight, at) => {
    wanted += weight;
    had += weight * (project.profile.formats[at] ?? 0);
  });
  return wanted === 0 ? null : had / wanted;
}

/** How alike two demands are by their fields, 0 to 1: how much one's experience says of the other. */
export function fieldLikeness(a: PreparedDemand["profile"], b: PreparedDemand["profile"]): number {
  const shared = bitCount(a.declaredFields & b.declaredFields);
  const all = bitCount(a.declaredFields | b.declaredFields);
  return (dot(a.inferredFields, b.inferredFields) + (all === 0 ? 0 : shared / all)) / 2;
}

/** How much of a text's four questions an object answers, 0 to 1, whatever the length of the text. */
export function answeredShare(mass: QueryMass, raw: Omit<RawText, "tried">): number {
  const { words, bigrams, topics, helpers } = TEXT_QUESTIONS;
  return (
    answered(words, raw.words, mass.words) +
    answered(bigrams, raw.bigrams, mass.bigrams) +
    answered(topics, raw.topics, mass.topics) +
    answered(helpers, raw.helpers, mass.topics)
  );
}

function answered({ share, half }: QuestionWeight, raw: number, mass: number): number {
  return raw === 0 ? 0 : (share * raw) / (raw + half * mass);
}

function fieldScore(demand: PreparedDemand, project: Entry<ProjectFeed>): number {
  const a = demand.profile.declaredFields;
  const b = project.profile.declaredFields;
  const inferred = dot(demand.profile.inferredFields, project.profile.inferredFields);
  if (a === 0 || b === 0) {
    return inferred;
  }
  const declared = bitCount(a & b) / Math.sqrt(bitCount(a) * bitCount(b));
  return DECLARED_FIELD_SHARE * declared + (1 - DECLARED_FIELD_SHARE) * inferred;
}

function formatScore(demand: PreparedDemand, project: Entry<ProjectFeed>): number {
  return formatShare(demand, project) ?? NEUTRAL;
}

function areaScore(index: MatchIndex, demand: PreparedDemand, project: Entry<ProjectFeed>): number {
  const { areaCode } = demand.subject;
  if (areaCode === null) {
    return NEUTRAL;
  }
  const cover = narrowestCover(project.value.serviceAreaCodes, areaCode);
  const served = cover === null ? 0 : nearness(divisionPrefix(cover).length);
  const home = index.site(project.meta.siteCode)?.areaCode;
  return home === areaCode ? Math.max(served, 1) : served;
}

function nearness(digits: number): number {
  return digits >= TOWNSHIP_DIGITS ? 1 : digits >= DISTRICT_DIGITS ? 0.8 : digits >= CITY_DIGITS ? 0.6 : 0.4;
}

function budgetScore(ceiling: number | null, project: ProjectFeed): number {
  if (ceiling === null || project.budgetMin === null) {
    return NEUTRAL;
  }
  if (ceiling <= 0) {
    return project.budgetMin <= 0 ? 1 : 0;
  }
  return Math.max(0, 1 - (0.7 * project.budgetMin) / ceiling);
}

function trackScore(index: MatchIndex, demand: PreparedDemand, project: Entry<ProjectFeed>): number {
  let value = NEUTRAL * TRACK_PRIOR;
  let weight = TRACK_PRIOR;
  for (const { demandId, outcome } of index.trackRecords.of(project.id)) {
    const served = index.demands.slots.get(demandId);
    const likeness = served === null ? 0 : fieldLikeness(demand.profile, served.profile);
    value += likeness * OUTCOME_VALUES[outcome];
    weight += likeness;
  }
  return value / weight;
}

function freshnessScore(today: string | null, updatedAt: string): number {
  return today === null ? NEUTRAL : 0.5 ** (Math.max(0, daysBetween(updatedAt, today)) / HALF_LIFE_DAYS);
}
