/*
 * `npm run eval [folder]`: how good Demand.matches is on judged bundles, asked through the graph of really started hubs.
 * Without a folder: the development set, two validation sets, and the means (only) of the sealed one; the tables are
 * written into infra/docs/matching.md. With one: that bundle, printed. Exit code 1 when a judged-ineligible pair is matched.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { hostPlans, startHub } from "@park-hub/dev";
import { askMatches, type JudgedAnswer } from "./eval/ask-matches";
import { ablationTable, demandTable, foldTable, ineligibleOf, setTable } from "./eval/eval-tables";
import { sitesOf } from "./eval/judged-sites";
import { renderTable, writeTable, type MeasuredTable } from "./report/write-table";

const INFRA = resolve(__dirname, "../..");
const PAGE = join(INFRA, "docs/matching.md");
const DEVELOPMENT = join(INFRA, "demo/yinzhou");
const VALIDATION = [join(INFRA, "bench/judged/ningbo-a"), join(INFRA, "bench/judged/ningbo-b")];
const SEALED = join(INFRA, "bench/judged/ningbo-c");

async function answersFor(folder: string): Promise<readonly JudgedAnswer[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hub-eval-"));
  const hub = await startHub({ dataDir, hosts: hostPlans(sitesOf(folder)) });
  try {
    return await askMatches(hub, folder);
  } finally {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function evaluateOne(folder: string): Promise<number> {
  const answers = await answersFor(folder);
  const named = new Map([[basename(folder), answers]]);
  for (const table of [demandTable(answers), ablationTable(named), foldTable(answers)]) show(table);
  return exitCode(answers);
}

async function evaluateAll(): Promise<number> {
  const development = await answersFor(DEVELOPMENT);
  const open = new Map([[basename(DEVELOPMENT), development]]);
  for (const folder of VALIDATION) open.set(basename(folder), await answersFor(folder));
  const sets = new Map([...open, [basename(SEALED), await answersFor(SEALED)]]);
  const tables: Readonly<Record<string, MeasuredTable>> = {
    "eval-sets": setTable(sets),
    "eval-demands": demandTable(development),
    "eval-ablation": ablationTable(open),
    "eval-folds": foldTable(development),
  };
  for (const [name, table] of Object.entries(tables)) {
    show(table);
    writeTable(PAGE, name, table);
  }
  return exitCode([...sets.values()].flat());
}

function show(table: MeasuredTable): void {
  process.stdout.write(`${renderTable(table)}\n\n`);
}

function exitCode(answers: readonly JudgedAnswer[]): number {
  return answers.some((answer) => ineligibleOf(answer).length > 0) ? 1 : 0;
}

const [folder] = process.argv.slice(2);
void (folder === undefined ? evaluateAll() : evaluateOne(resolve(folder))).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
