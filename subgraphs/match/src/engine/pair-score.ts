/*
 * The parts of the score of one demand and one project, as numbers. Before: prepared-demand.ts, object-index.ts.
 * After: match-demand.ts, match-project.ts; explain-*.ts puts the same facts into words. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import { divisionPrefix, narrowestCover } from "../model/area-code";
import { daysBetween } from "../model/date-window";
import { SCORE_PART_NAMES } from "../model/match-result";
import type { ScoreWeights } from "../model/match-result";
import { audienceScore, bitCount, dot, fieldScore } from "./feature-profile";
import type { MatchIndex } from "./match-index";
import type { Entry, QueryMass, TextScores } from "./object-index";
import type { PreparedDemand } from "./prepared-demand";
import { NEUTRAL, TEXT_QUESTIONS, TRIED_FROM } from "./score-weights";
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

/** RawText of each object, a column for each of its numbers. */
export interface TextColumns extends TextScores {
  readonly tried: Float64Array;
}

/** What the columns say of one object. */
export function rawTextAt({ words, bigrams, topics, helpers, tried }: TextColumns, at: number): RawText {
  return {
    words: words[at] ?? 0,
    bigrams: bigrams[at] ?? 0,
    topics: topics[at] ?? 0,
    helpers: helpers[at] ?? 0,
    tried: tried[at] ?? 0,
  };
}

/** What a score depends on beside the pair. */
export interface ScoreContext {
  readonly index: MatchIndex;
  readonly weights: ScoreWeights;
  /** The day that freshness counts back from; null: nothing is known of freshness. */
  readonly today: string | null;
}

/** Scores of the parts in the order of SCORE_PART_NAMES, each 0 to 1. */
export type PartScores = readonly number[];

/** Sums of the same numbers in another order may differ by this much; a bound must not be below the total. */
export const ROUNDING = 1e-6;
const HALF_LIFE_DAYS = 365;
/** Nearness of a service area that covers the demand, by the digits of its prefix: township, district, city, wider. */
const TOWNSHIP_DIGITS = 9;
const DISTRICT_DIGITS = 6;
const CITY_DIGITS = 4;
/** The weight of "nothing known" beside real placements in a track record. */
const TRACK_PRIOR = 1;
const OUTCOME_VALUES = { MET: 1, PARTLY_MET: 0.6, NOT_MET: 0 } as const;

/** The parts of the pair's score, in the order of SCORE_PART_NAMES. */
export function scoreParts(
  context: ScoreContext,
  demand: PreparedDemand,
  project: Entry<ProjectFeed>,
  raw: RawText,
): PartScores {
  return [
    answeredShare(demand.mass, raw),
    fieldScore(
      demand.profile.declaredFields,
      project.profile.declaredFields,
      dot(demand.profile.inferredFields, project.profile.inferredFields),
    ),
    audienceScore(dot(demand.profile.audiences, project.profile.audiences)),
    formatShare(demand, project) ?? NEUTRAL,
    areaScore(context.index, demand.subject.areaCode, project),
    budgetScoreOf(demand.subject.budgetMax, project.value.budgetMin),
    triedScore(raw.tried),
    trackScore(context.index, demand, project),
    freshnessScore(context.today, project.value.updatedAt.slice(0, 10)),
  ];
}

/** The weighted sum of the parts. */
export function totalOf(parts: PartScores, weights: ScoreWeights): number {
  let total = 0;
  for (let at = 0; at < SCORE_PART_NAMES.length; at += 1) {
    const name = SCORE_PART_NAMES[at];
    total += name === undefined ? 0 : (parts[at] ?? 0) * weights[name];
  }
  return total;
}

/** What the parts beside text, fields and people add to the demand's total with any project at most. */
export function othersAtMost({ index, weights, today }: ScoreContext, demand: PreparedDemand): number {
  const { areaCode, budgetMax } = demand.subject;
  const wantsNoFormat = demand.wantedFormats.every((wanted) => wanted === 0);
  return (
    weights.FORMAT * (wantsNoFormat ? NEUTRAL : 1) +
    weights.AREA * (areaCode === null ? NEUTRAL : 1) +
    weights.BUDGET * (budgetMax === null ? NEUTRAL : 1) +
    weights.TRIED +
    weights.TRACK_RECORD * (index.trackRecords.isEmpty ? NEUTRAL : 1) +
    weights.FRESHNESS * (today === null ? NEUTRAL : 1)
  );
}

/** Share of the demand's wanted formats that the project has; null when the demand wants none in particular. */
export function formatShare(demand: PreparedDemand, project: Entry<ProjectFeed>): number | null {
  const { wantedFormats } = demand;
  let wanted = 0;
  let had = 0;
  for (let at = 0; at < wantedFormats.length; at += 1) {
    const weight = wantedFormats[at] ?? 0;
    wanted += weight;
    had += weight * (project.profile.formats[at] ?? 0);
  }
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

/** answeredShare() of the object in the slot. */
export function answeredAt(mass: QueryMass, texts: TextScores, slot: number): number {
  const { words, bigrams, topics, helpers } = TEXT_QUESTIONS;
  return (
    answered(words, texts.words[slot] ?? 0, mass.words) +
    answered(bigrams, texts.bigrams[slot] ?? 0, mass.bigrams) +
    answered(topics, texts.topics[slot] ?? 0, mass.topics) +
    answered(helpers, texts.helpers[slot] ?? 0, mass.topics)
  );
}

function answered({ share, half }: QuestionWeight, raw: number, mass: number): number {
  return raw === 0 ? 0 : (share * raw) / (raw + half * mass);
}

/** How near the project's areas and its site are to the area of a demand, 0 to 1; null: the demand names none. */
export function areaScore(index: MatchIndex, areaCode: string | null, project: Entry<ProjectFeed>): number {
  if (areaCode === null) {
    return NEUTRAL;
  }
  const cover = narrowestCover(project.value.serviceAreaCodes, areaCode);
  const served = cover === null ? 0 : nearness(divisionPrefix(cover).length);
  const home = index.site(project.meta.siteCode)?.areaCode;
  return home === areaCode ? Math.max(served, 1) : served;
}

/** How near an area is that covers the demand's, 0 to 1, by the digits of its prefix. */
export function nearness(digits: number): number {
  return digits >= TOWNSHIP_DIGITS ? 1 : digits >= DISTRICT_DIGITS ? 0.8 : digits >= CITY_DIGITS ? 0.6 : 0.4;
}

/** The score of a project that holds this share of a tried method's words, 0 to 1. */
export function triedScore(share: number): number {
  return share < TRIED_FROM ? 1 : 1 - share;
}

/** The score of a project's least price against a demand's ceiling, 0 to 1; null: not said. */
export function budgetScoreOf(ceiling: number | null, budgetMin: number | null): number {
  if (ceiling === null || budgetMin === null) {
    return NEUTRAL;
  }
  if (ceiling <= 0) {
    return budgetMin <= 0 ? 1 : 0;
  }
  return Math.max(0, 1 - (0.7 * budgetMin) / ceiling);
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

/** The score of a day of change seen from another, 0 to 1; `today` null: nothing is known. */
export function freshnessScore(today: string | null, updatedOn: string): number {
  return today === null ? NEUTRAL : 0.5 ** (Math.max(0, daysBetween(updatedOn, today)) / HALF_LIFE_DAYS);
}
