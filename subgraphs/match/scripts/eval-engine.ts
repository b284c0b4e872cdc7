/*
 * Quality of matching on a judged set, straight on the engine: `npx tsx subgraphs/match/scripts/eval-engine.ts [folder]`.
 * Prints a line per demand, the means, an ablation row per part; exit code 1 when an ineligible pair was matched.
 */
import { join } from "node:path";
import { matchDemand } from "../src/engine/match-demand";
import { DEFAULT_WEIGHTS } from "../src/engine/score-weights";
import { SCORE_PART_NAMES } from "../src/model/match-result";
import type { ScoreWeights } from "../src/model/match-result";
import { loadJudgedSet } from "./judged-set";
import type { JudgedSet } from "./judged-set";
import { ndcgAt, rankOfGrade, recallAt } from "./ranking-measures";

const DEMO = join(__dirname, "../../../infra/demo/yinzhou");
const NOTHING: ReadonlyMap<string, number> = new Map();

interface Row {
  readonly demand: string;
  readonly ndcg: number;
  readonly recall: number;
  readonly first: number | null;
  readonly verdict: string;
  readonly best: string;
}

function evaluate({ index, demands, grades }: JudgedSet, weights: ScoreWeights): Row[] {
  return demands.map((subject) => {
    const judged = grades.get(subject.id) ?? NOTHING;
    const { matches, verdict } = matchDemand(index, subject, { weights, limit: 20 });
    const ranked = matches.map(({ projectId }) => projectId);
    const best = matches.slice(0, 10).map(({ projectId, score }) => {
      return `${projectId}:${judged.get(projectId) ?? 0}(${score.toFixed(2)})`;
    });
    return {
      demand: subject.id,
      ndcg: ndcgAt(10, ranked, judged),
      recall: recallAt(10, ranked, judged),
      first: rankOfGrade(3, ranked, judged),
      verdict,
      best: best.join(" "),
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function summary(name: string, rows: readonly Row[]): string {
  const [ndcg, recall] = [mean(rows.map((row) => row.ndcg)), mean(rows.map((row) => row.recall))];
  return `${name.padEnd(16)} nDCG@10 ${ndcg.toFixed(4)}  recall@10 ${recall.toFixed(4)}`;
}

function leaks({ index, demands, ineligible }: JudgedSet): string[] {
  return demands.flatMap((subject) => {
    const matched = new Set(matchDemand(index, subject, { limit: 100_000 }).matches.map(({ projectId }) => projectId));
    return ineligible
      .filter(({ demand, project }) => demand === subject.id && matched.has(project))
      .map(({ demand, project, gate }) => `${demand} ${project} ${gate}`);
  });
}

function main(): void {
  const set = loadJudgedSet(process.argv[2] ?? DEMO);
  const rows = evaluate(set, DEFAULT_WEIGHTS);
  for (const row of rows) {
    const measures = `${row.ndcg.toFixed(3)} ${row.recall.toFixed(2)} first3=${row.first ?? "-"} ${row.verdict}`;
    console.log(`${row.demand} ${measures} ${row.best}`);
  }
  console.log(summary("all parts", rows));
  for (const name of SCORE_PART_NAMES) {
    console.log(summary(`without ${name}`, evaluate(set, { ...DEFAULT_WEIGHTS, [name]: 0 })));
  }
  const found = leaks(set);
  console.log(`ineligible pairs matched: ${found.length}`, ...found);
  process.exitCode = found.length === 0 ? 0 : 1;
}

main();
