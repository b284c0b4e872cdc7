/*
 * `npm run eval`: how good Demand.matches is on a judged bundle, asked through the graph of a really started hub.
 * Prints one row a demand and the means. Exit code 1 when a judged-ineligible pair is among the matches.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { importBundle } from "@park-hub/cli";
import { dataOf, hostPlans, readSiteList, startHub, type Hub } from "@park-hub/dev";
import { z } from "zod";
import { readJudgedDemands, type JudgedDemand } from "./judged-bundle";
import { ndcgAt, rankOfFirst, recallAt } from "./ranking-measures";

const K = 10;
const matchesSchema = z.object({
  demand: z.object({ matches: z.object({ nodes: z.array(z.object({ projectId: z.string() })), verdict: z.string() }) }),
});

/** What was measured of one demand. */
interface Row {
  readonly ref: string;
  readonly title: string;
  readonly ndcg: number;
  readonly recall: number;
  readonly firstBest: number | null;
  readonly verdict: string;
  readonly ineligible: readonly string[];
}

async function run(folder: string): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "hub-eval-"));
  const sites = readSiteList(resolve(__dirname, "../../demo/yinzhou/sites.ndjson"));
  const hub = await startHub({ dataDir, hosts: hostPlans(sites) });
  try {
    const refs = await importJudged(hub, folder);
    const rows = await Promise.all(readJudgedDemands(folder).map((demand) => measure(hub, demand, refs)));
    print(rows);
    return rows.some((row) => row.ineligible.length > 0) ? 1 : 0;
  } finally {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Ref by id and id by ref, in one map: refs and ids never look alike. */
async function importJudged(hub: Hub, folder: string): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string>();
  await importBundle({
    folder,
    url: hub.url,
    token: await hub.token({ role: "PARK_STEWARD" }),
    onImported: ({ ref, id }) => void refs.set(ref, id).set(id, ref),
  });
  await hub.settle();
  return refs;
}

async function measure(hub: Hub, demand: JudgedDemand, refs: ReadonlyMap<string, string>): Promise<Row> {
  const query = `query Matches($id: ID!) { demand(id: $id) { matches(first: 100) { nodes { projectId } verdict } } }`;
  const data = matchesSchema.parse(await dataOf(hub.url, { query, variables: { id: refs.get(demand.ref) } }));
  const ranked = data.demand.matches.nodes.map(({ projectId }) => refs.get(projectId) ?? projectId);
  return {
    ref: demand.ref,
    title: demand.title,
    ndcg: ndcgAt(K, ranked, demand.grades),
    recall: recallAt(K, ranked, demand.grades),
    firstBest: rankOfFirst(3, ranked, demand.grades),
    verdict: data.demand.matches.verdict,
    ineligible: ranked.filter((ref) => demand.ineligible.has(ref)),
  };
}

function print(rows: readonly Row[]): void {
  const mean = (value: (row: Row) => number) => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const lines = [
    `| demand | nDCG@${K} | recall@${K} | first grade 3 | verdict | ineligible | title |`,
    "|---|---|---|---|---|---|---|",
    ...rows.map(
      (row) =>
        `| ${[row.ref, row.ndcg.toFixed(3), row.recall.toFixed(3), row.firstBest ?? "–", row.verdict, row.ineligible.join(" ") || "–", row.title].join(" | ")} |`,
    ),
    `| **mean of ${rows.length}** | **${mean((row) => row.ndcg).toFixed(3)}** | **${mean((row) => row.recall).toFixed(3)}** | ${mean((row) => row.firstBest ?? 100).toFixed(2)} | | ${rows.reduce((sum, row) => sum + row.ineligible.length, 0)} | |`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

void run(resolve(process.argv[2] ?? join(__dirname, "../../demo/yinzhou"))).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
