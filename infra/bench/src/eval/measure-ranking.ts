/*
 * How good answered rankings are: as they were answered, and by other weights of the parts (ablation, learning).
 * Before: ask-matches.ts, ranking-measures.ts. After: learned-weights.ts, eval-tables.ts. Pure.
 */
import type { JudgedAnswer } from "./ask-matches";
import { ndcgAt, rankOfFirst, recallAt } from "./ranking-measures";

/** How deep a ranking is looked at. */
export const K = 10;

/** Weight of each part by its name. */
export type Weights = ReadonlyMap<string, number>;

/** How good a ranking is. */
export interface Quality {
  readonly ndcg: number;
  readonly recall: number;
  /** Rank of the first grade 3; null when none was answered or none is judged. */
  readonly firstBest: number | null;
}

/** The projects in the order of the weighted sums of their parts; equal sums by ref. */
export function rankedBy({ matches }: JudgedAnswer, weights: Weights): readonly string[] {
  return matches
    .map(({ project, parts }) => ({
      project,
      total: [...parts].reduce((sum, [name, score]) => sum + score * (weights.get(name) ?? 0), 0),
    }))
    .sort((a, b) => b.total - a.total || (a.project < b.project ? -1 : 1))
    .map(({ project }) => project);
}

/** The quality of one ranking of an answer; the answered one unless told. */
export function qualityOf(
  answer: JudgedAnswer,
  ranked: readonly string[] = answer.matches.map((m) => m.project),
): Quality {
  const { grades } = answer.demand;
  return {
    ndcg: ndcgAt(K, ranked, grades),
    recall: recallAt(K, ranked, grades),
    firstBest: rankOfFirst(3, ranked, grades),
  };
}

/** The means; `firstBest` over the demands that have a grade 3 and got it. */
export function meanQuality(qualities: readonly Quality[]): Quality {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    ndcg: mean(qualities.map(({ ndcg }) => ndcg)),
    recall: mean(qualities.map(({ recall }) => recall)),
    firstBest: mean(qualities.flatMap(({ firstBest }) => firstBest ?? [])),
  };
}

/** One row of an ablation. */
export interface Ablation {
  /** The part left out; null: none. */
  readonly without: string | null;
  readonly quality: Quality;
}

/** The quality with all parts, and with each of them left out. */
export function ablations(answers: readonly JudgedAnswer[]): readonly Ablation[] {
  const weights = answers[0]?.weights ?? new Map<string, number>();
  const measured = (without: string | null): Ablation => ({
    without,
    quality: meanQuality(
      answers.map((answer) => {
        const kept = new Map([...weights].filter(([name]) => name !== without));
        return qualityOf(answer, rankedBy(answer, kept));
      }),
    ),
  });
  return [measured(null), ...[...weights.keys()].map(measured)];
}
