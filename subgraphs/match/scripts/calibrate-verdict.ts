/*
 * How well the verdict tells a demand that has a fitting project from one that has none, on judged sets:
 * `npx tsx subgraphs/match/scripts/calibrate-verdict.ts folder…`. Each demand is asked as it is, then with the projects
 * judged 2 or better taken out of the index, then with all judged projects taken out. Prints a Markdown table.
 */
import { matchDemand } from "../src/engine/match-demand";
import type { Verdict } from "../src/model/match-result";
import { loadJudgedSet } from "./judged-set";

const VERDICTS: readonly Verdict[] = ["GOOD", "WEAK", "NONE"];
/** Grade from which judged projects are taken out; null: none is. */
const CASES = [
  { name: "a project judged 2 or 3 is there", least: 2, takenFrom: null },
  { name: "those judged 2 or 3 taken out", least: 0, takenFrom: 2 },
  { name: "all judged taken out", least: 0, takenFrom: 1 },
] as const;

interface Answered {
  readonly verdict: Verdict;
  readonly best: number;
}

function answersOf(folder: string, { least, takenFrom }: (typeof CASES)[number]): Answered[] {
  const { demands, grades } = loadJudgedSet(folder);
  return demands.flatMap((subject) => {
    const judged = grades.get(subject.id) ?? new Map<string, number>();
    if (Math.max(0, ...judged.values()) < least) return [];
    const { index } = loadJudgedSet(folder);
    for (const [project, grade] of judged) {
      if (takenFrom !== null && grade >= takenFrom) index.remove(project);
    }
    const { verdict, matches } = matchDemand(index, subject, { limit: 1 });
    return [{ verdict, best: matches[0]?.score ?? 0 }];
  });
}

/** Share of pairs of one answer each in which the first has the greater total: 1 tells them apart always, ½ never. */
function separation(first: readonly Answered[], second: readonly Answered[]): number {
  const wins = first.flatMap((a) => second.map((b) => (a.best > b.best ? 1 : a.best === b.best ? 0.5 : 0)));
  return wins.reduce((sum: number, win) => sum + win, 0) / Math.max(1, wins.length);
}

function main(): void {
  const folders = process.argv.slice(2);
  const byCase = CASES.map((one) => ({ name: one.name, answers: folders.flatMap((folder) => answersOf(folder, one)) }));
  console.log(`| demands of ${folders.length} sets | ${VERDICTS.join(" | ")} | told apart from the first row |`);
  console.log("| --- | --- | --- | --- | --- |");
  for (const { name, answers } of byCase) {
    const shares = VERDICTS.map((verdict) => {
      const count = answers.filter((answer) => answer.verdict === verdict).length;
      return `${Math.round((100 * count) / Math.max(1, answers.length))} %`;
    });
    const apart = separation(byCase[0]?.answers ?? [], answers);
    console.log(`| ${name} (${answers.length}) | ${shares.join(" | ")} | ${apart.toFixed(3)} |`);
  }
}

main();
