/*
 * Weights of the parts learned from judgments, in folds: fitted on the other demands, measured on those left out.
 * Before: measure-ranking.ts. After: eval-tables.ts. Pure. What is reported is never the training score.
 */
import type { JudgedAnswer } from "./ask-matches";
import { meanQuality, qualityOf, rankedBy, type Quality, type Weights } from "./measure-ranking";

/** How many folds; a demand is left out in exactly one. */
export const FOLDS = 6;
const ROUNDS = 3;
const FACTORS = [0.5, 0.7, 0.85, 1.2, 1.5, 2];
/** How dear it is to leave the weights in use: few judgments must not move them far. */
const PULL = 0.1;
const RECALL_COUNTS = 0.3;

/** One fold: the demands left out, by the weights in use and by those learned from the others. */
export interface Fold {
  readonly inUse: Quality;
  readonly learned: Quality;
  readonly demands: number;
}

/** Measures every fold. */
export function crossValidate(answers: readonly JudgedAnswer[]): readonly Fold[] {
  const inUse = answers[0]?.weights ?? new Map<string, number>();
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = answers.filter((_answer, at) => at % FOLDS === fold);
    const learned = fit(
      answers.filter((_answer, at) => at % FOLDS !== fold),
      inUse,
    );
    return { inUse: measured(held, inUse), learned: measured(held, learned), demands: held.length };
  }).filter(({ demands }) => demands > 0);
}

/** Coordinate ascent from the weights in use, held back by PULL; the weights sum to 1. */
export function fit(answers: readonly JudgedAnswer[], inUse: Weights): Weights {
  const worth = (weights: Weights): number => {
    const { ndcg, recall } = measured(answers, weights);
    const moved = [...inUse].map(([name, weight]) => Math.log((weights.get(name) ?? 0) / weight) ** 2);
    return ndcg + RECALL_COUNTS * recall - (PULL * moved.reduce((sum, value) => sum + value, 0)) / inUse.size;
  };
  let best = { weights: inUse, worth: worth(inUse) };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of inUse.keys()) {
      for (const factor of FACTORS) {
        const weights = new Map(best.weights).set(name, (best.weights.get(name) ?? 0) * factor);
        const found = { weights, worth: worth(weights) };
        best = found.worth > best.worth + 1e-6 ? found : best;
      }
    }
  }
  const sum = [...best.weights.values()].reduce((total, weight) => total + weight, 0);
  return new Map([...best.weights].map(([name, weight]) => [name, weight / sum]));
}

function measured(answers: readonly JudgedAnswer[], weights: Weights): Quality {
  return meanQuality(answers.map((answer) => qualityOf(answer, rankedBy(answer, weights))));
}
