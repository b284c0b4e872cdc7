/*
 * The tables of `npm run eval`, ready to print and to write into a page. Before: measure-ranking.ts,
 * learned-weights.ts. After: eval.ts. Pure.
 */
import type { MeasuredTable } from "../report/write-table";
import type { JudgedAnswer } from "./ask-matches";
import { crossValidate, FOLDS, type Fold } from "./learned-weights";
import { ablations, K, meanQuality, qualityOf, type Quality } from "./measure-ranking";

const QUALITY_COLUMNS = [`nDCG@${K}`, `recall@${K}`, "first grade 3"];

/** One row a demand, and the mean. */
export function demandTable(answers: readonly JudgedAnswer[]): MeasuredTable {
  return {
    columns: ["demand", ...QUALITY_COLUMNS, "verdict", "ineligible", "title"],
    rows: [
      ...answers.map((answer) => [
        answer.demand.ref,
        ...qualityCells(qualityOf(answer)),
        answer.verdict,
        ineligibleOf(answer).join(" ") || null,
        answer.demand.title,
      ]),
      [
        `**mean of ${answers.length}**`,
        ...qualityCells(meanQuality(answers.map((answer) => qualityOf(answer)))).map((cell) => `**${cell ?? "–"}**`),
        "",
        answers.reduce((sum, answer) => sum + ineligibleOf(answer).length, 0),
        "",
      ],
    ],
  };
}

/** One row a set: its means and nothing of its demands. */
export function setTable(sets: ReadonlyMap<string, readonly JudgedAnswer[]>): MeasuredTable {
  return {
    columns: ["judged set", "demands", ...QUALITY_COLUMNS, "GOOD", "WEAK", "NONE"],
    rows: [...sets].map(([name, answers]) => [
      name,
      answers.length,
      ...qualityCells(meanQuality(answers.map((answer) => qualityOf(answer)))),
      ...["GOOD", "WEAK", "NONE"].map((verdict) => answers.filter((answer) => answer.verdict === verdict).length),
    ]),
  };
}

/** One row a part that is left out, with what it costs on each set. */
export function ablationTable(sets: ReadonlyMap<string, readonly JudgedAnswer[]>): MeasuredTable {
  const measured = [...sets.values()].map(ablations);
  const [first = []] = measured;
  return {
    columns: ["score", ...[...sets.keys()].flatMap((name) => [`${name} nDCG@${K}`, `recall@${K}`])],
    rows: first.map(({ without }, row) => [
      without === null ? "all parts" : `without ${without}`,
      ...measured.flatMap((rows) => {
        const quality = rows[row]?.quality;
        return [decimal(quality?.ndcg), decimal(quality?.recall)];
      }),
    ]),
    notes: ["Ranked anew by the parts as answered, without the place kept for another field."],
  };
}

/** One row a fold: weights learned from the other folds beside the weights in use. */
export function foldTable(answers: readonly JudgedAnswer[]): MeasuredTable {
  const folds = crossValidate(answers);
  const over = (pick: (fold: Fold) => number): string =>
    decimal(folds.reduce((sum, fold) => sum + pick(fold) * fold.demands, 0) / Math.max(1, answers.length));
  return {
    columns: [
      "fold",
      "demands left out",
      `learned nDCG@${K}`,
      `in use nDCG@${K}`,
      `learned recall@${K}`,
      `in use recall@${K}`,
    ],
    rows: [
      ...folds.map(({ learned, inUse, demands }, at) => [
        at + 1,
        demands,
        decimal(learned.ndcg),
        decimal(inUse.ndcg),
        decimal(learned.recall),
        decimal(inUse.recall),
      ]),
      [
        `**over ${FOLDS} folds**`,
        answers.length,
        ...[
          over(({ learned }) => learned.ndcg),
          over(({ inUse }) => inUse.ndcg),
          over(({ learned }) => learned.recall),
          over(({ inUse }) => inUse.recall),
        ].map((cell) => `**${cell}**`),
      ],
    ],
    notes: ["Each fold is measured with weights that were learned without it."],
  };
}

/** Refs of judged-ineligible projects among the answered matches. */
export function ineligibleOf({ demand, matches }: JudgedAnswer): readonly string[] {
  return matches.map(({ project }) => project).filter((project) => demand.ineligible.has(project));
}

function qualityCells({ ndcg, recall, firstBest }: Quality): (string | null)[] {
  const isMean = firstBest !== null && !Number.isInteger(firstBest);
  return [
    decimal(ndcg),
    decimal(recall),
    firstBest === null ? null : isMean ? firstBest.toFixed(2) : String(firstBest),
  ];
}

function decimal(value: number | undefined): string {
  return (value ?? 0).toFixed(3);
}
