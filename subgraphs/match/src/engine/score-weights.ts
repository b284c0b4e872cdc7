/*
 * The numbers of the score, each with where it comes from. A steward's page explains them (infra/docs/matching.md).
 */
import type { ScoreWeights } from "../model/match-result";

/** Weights of the parts; they sum to 1. Chosen by cross-validation over the development judgments, then rounded. */
export const DEFAULT_WEIGHTS: ScoreWeights = {
  TEXT: 0.63,
  FIELD: 0.1,
  AUDIENCE: 0.1,
  FORMAT: 0.03,
  AREA: 0.025,
  BUDGET: 0.035,
  TRIED: 0.035,
  TRACK_RECORD: 0.025,
  FRESHNESS: 0.02,
};

/** One question of a text: its share in the TEXT part, and the share of its terms' weight that scores one half. */
export interface QuestionWeight {
  readonly share: number;
  readonly half: number;
}

/** The four questions of the TEXT part; the shares sum to 1. */
export const TEXT_QUESTIONS = {
  words: { share: 0.3, half: 0.1 },
  bigrams: { share: 0.26, half: 0.06 },
  topics: { share: 0.26, half: 0.4 },
  helpers: { share: 0.18, half: 0.3 },
} as const satisfies Record<string, QuestionWeight>;

/** Declared service fields against those inferred from the text. */
export const DECLARED_FIELD_SHARE = 0.35;

/** A part about which nothing is known. */
export const NEUTRAL = 0.5;

/** A tried method counts from this share of its words on: below it the likeness is by chance. */
export const TRIED_FROM = 0.4;

/**
 * Best total from which the verdict is GOOD, and from which it is WEAK. Set on two judged sets
 * (scripts/calibrate-verdict.ts): of the demands there that have a fitting project, one in fifty gets less than WEAK.
 */
export const VERDICT_FROM = { good: 0.43, weak: 0.35 } as const;

/** Total from which a pair is named as a near miss, and may be planned: a person who reads its reasons may see more in it. */
export const NAMED_FROM = 0.31;

/** The place in the ranking that is kept for a good project of another field. */
export const CROSS_FIELD_PLACE = 10;
