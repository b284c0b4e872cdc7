/*
 * What matching answers. The names are those of the public schema (Match, ScorePart, Refusal, ProposalItem).
 */

/** Hard gates, in the order in which they are tried. */
export const GATES = ["STAGE", "CAPACITY", "CREDIT_STANDING", "AREA", "BUDGET", "DATES", "BUSY"] as const;
/** One hard gate. */
export type Gate = (typeof GATES)[number];

/** Named parts of a score, in the order in which they are shown. */
export const SCORE_PART_NAMES = [
  "TEXT",
  "FIELD",
  "AUDIENCE",
  "FORMAT",
  "AREA",
  "BUDGET",
  "TRIED",
  "TRACK_RECORD",
  "FRESHNESS",
] as const;
/** One named part of a score. */
export type ScorePartName = (typeof SCORE_PART_NAMES)[number];

/** How good the best of the answer is. */
export type Verdict = "GOOD" | "WEAK" | "NONE";

/** Weight of each part; the weights of a set sum to 1. */
export type ScoreWeights = Readonly<Record<ScorePartName, number>>;

/** One part of a score. */
export interface ScorePart {
  readonly name: ScorePartName;
  /** 0 to 1. */
  readonly score: number;
  /** Share in the total: total = Σ score × weight. */
  readonly weight: number;
  /** Chinese sentences or words; each is true of the two objects. Empty when there is nothing to say. */
  readonly evidence: readonly string[];
}

/** One project for one demand. */
export interface Match {
  readonly projectId: string;
  readonly demandId: string;
  /** 1 for the best; ranks have no gaps. */
  readonly rank: number;
  /** Rank without `asIf`; null when `asIf` was not asked or the project was refused without it. */
  readonly previousRank: number | null;
  /** Weighted sum of the parts, 0 to 1. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly reasons: readonly string[];
  /** True when project and demand share no declared service field. */
  readonly crossField: boolean;
}

/** A near miss: good by words, refused by a gate. */
export interface Refusal {
  readonly projectId: string;
  readonly demandId: string;
  readonly gate: Gate;
  /** One Chinese sentence with the two values that do not agree. */
  readonly detail: string;
  /** What its score would have been. */
  readonly score: number;
}

/** Ranked matches of one demand or one project. */
export interface MatchList {
  /** Best first, at most the asked limit; a page is cut out of it. */
  readonly matches: readonly Match[];
  readonly refused: readonly Refusal[];
  readonly verdict: Verdict;
}

/** A resource that would serve a demand. */
export interface ResourceMatch {
  readonly resourceId: string;
  readonly score: number;
  readonly matchedTerms: readonly string[];
  readonly reasons: readonly string[];
}

/** The answer to one draft of a demand list. */
export interface ProposalEntry {
  readonly index: number;
  readonly matches: readonly Match[];
  /** What may serve it in the best set: weak matches at least, best first, more of them than `matches` shows. */
  readonly candidates: readonly Match[];
  /** The gate that stopped most of the fitting projects; null when something fits. */
  readonly unmet: Gate | null;
  readonly verdict: Verdict;
  readonly resources: readonly ResourceMatch[];
}

/** One draft of a list, served by one project of the set. */
export interface ProposalSetItem {
  readonly index: number;
  readonly projectId: string;
  readonly score: number;
  /** Its place among all projects for this draft alone. */
  readonly rank: number;
  readonly reasons: readonly string[];
}

/** An organisation of the set with what it serves, in the order of the list. */
export interface ProposalSetMember {
  readonly organizationId: string;
  /** Null when the index does not know the organisation. */
  readonly name: string | null;
  readonly items: readonly ProposalSetItem[];
}

/** The best set of organisations for a list of drafts. */
export interface ProposalSet {
  /** Those that serve most first. */
  readonly organizations: readonly ProposalSetMember[];
  /** Positions of drafts that nobody serves. */
  readonly unserved: readonly number[];
  /** Sum of the scores of what is served. */
  readonly totalScore: number;
  /** No set of the candidates is better by more than this; 0: proven best. */
  readonly gap: number;
  readonly reasons: readonly string[];
}
