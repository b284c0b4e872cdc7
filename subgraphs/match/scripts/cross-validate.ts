/*
 * Weights of the parts learned from judgments: `npx tsx subgraphs/match/scripts/cross-validate.ts [folder]`.
 * Six folds over the demands: weights are fitted on five, measured on the sixth. Prints the fold scores (never the
 * training score), and the weights that all demands together would give, beside the ones in use.
 */
import { join } from "node:path";
import { gateOf } from "../src/engine/describe-match";
import { scoreParts, totalOf } from "../src/engine/pair-score";
import type { PartScores } from "../src/engine/pair-score";
import { prepareDemand } from "../src/engine/prepared-demand";
import { DEFAULT_WEIGHTS } from "../src/engine/score-weights";
import { triedShares } from "../src/engine/tried-method";
import { SCORE_PART_NAMES } from "../src/model/match-result";
import type { ScoreWeights } from "../src/model/match-result";
import { loadJudgedSet } from "./judged-set";
import type { JudgedSet } from "./judged-set";
import { ndcgAt, recallAt } from "./ranking-measures";

const DEMO = join(__dirname, "../../../infra/demo/yinzhou");
const FOLDS = 6;
const ROUNDS = 3;
const FACTORS = [0.5, 0.7, 0.85, 1.2, 1.5, 2];
/** How dear it is to leave the weights in use: few judgments must not move them far. */
const PULL = 0.1;

interface Scored {
  readonly grades: ReadonlyMap<string, number>;
  readonly projects: readonly { readonly id: string; readonly parts: PartScores }[];
}

function scoredDemands({ index, demands, grades }: JudgedSet): Scored[] {
  const context = { index, weights: DEFAULT_WEIGHTS, today: index.newestDay };
  return demands.map((subject) => {
    const demand = prepareDemand(index, subject);
    const texts = index.projects.score(demand.query);
    const tried = triedShares(index, demand);
    const projects = [...index.projects.slots.values()].flatMap((entry) => {
      const slot = index.projects.slots.slotOf(entry.id) ?? 0;
      const raw = {
        words: texts.words[slot] ?? 0,
        bigrams: texts.bigrams[slot] ?? 0,
        topics: texts.topics[slot] ?? 0,
        helpers: texts.helpers[slot] ?? 0,
        tried: tried[slot] ?? 0,
      };
      return gateOf(index, demand, entry) === null
        ? [{ id: entry.id, parts: scoreParts(context, demand, entry, raw) }]
        : [];
    });
    return { grades: grades.get(subject.id) ?? new Map<string, number>(), projects };
  });
}

function measure(
  demands: readonly Scored[],
  weights: ScoreWeights,
): { readonly ndcg: number; readonly recall: number } {
  let [ndcg, recall] = [0, 0];
  for (const { grades, projects } of demands) {
    const ranked = projects
      .map(({ id, parts }) => ({ id, total: totalOf(parts, weights) }))
      .sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    ndcg += ndcgAt(10, ranked, grades) / demands.length;
    recall += recallAt(10, ranked, grades) / demands.length;
  }
  return { ndcg, recall };
}

/** Coordinate ascent from the weights in use, held back by PULL. */
function fit(demands: readonly Scored[]): ScoreWeights {
  const worth = (weights: ScoreWeights): number => {
    const { ndcg, recall } = measure(demands, weights);
    const moved = SCORE_PART_NAMES.map((name) => Math.log(weights[name] / DEFAULT_WEIGHTS[name]) ** 2);
    return ndcg + 0.3 * recall - (PULL * moved.reduce((sum, value) => sum + value, 0)) / SCORE_PART_NAMES.length;
  };
  let best = { weights: DEFAULT_WEIGHTS, worth: worth(DEFAULT_WEIGHTS) };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of SCORE_PART_NAMES) {
      for (const factor of FACTORS) {
        const weights = { ...best.weights, [name]: best.weights[name] * factor };
        const found = { weights, worth: worth(weights) };
        best = found.worth > best.worth + 1e-6 ? found : best;
      }
    }
  }
  return best.weights;
}

function main(): void {
  const demands = scoredDemands(loadJudgedSet(process.argv[2] ?? DEMO));
  let [ndcg, recall] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = demands.filter((_, at) => at % FOLDS === fold);
    const learned = measure(held, fit(demands.filter((_, at) => at % FOLDS !== fold)));
    const used = measure(held, DEFAULT_WEIGHTS);
    console.log(`fold ${fold + 1}: learned nDCG@10 ${learned.ndcg.toFixed(4)}, in use ${used.ndcg.toFixed(4)}`);
    ndcg += (learned.ndcg * held.length) / demands.length;
    recall += (learned.recall * held.length) / demands.length;
  }
  console.log(`learned, over the folds: nDCG@10 ${ndcg.toFixed(4)} recall@10 ${recall.toFixed(4)}`);
  const all = fit(demands);
  const sum = SCORE_PART_NAMES.reduce((total, name) => total + all[name], 0);
  for (const name of SCORE_PART_NAMES) {
    console.log(
      `${name.padEnd(14)} in use ${DEFAULT_WEIGHTS[name].toFixed(3)}  learned ${(all[name] / sum).toFixed(3)}`,
    );
  }
}

main();
