/*
 * `npm run bench -- gateway [heavy] [heavy-shared] [small] [--rounds n] [--seconds n] [--only word] [--profile folder]`: the hub's gateway
 * beside its peers, over the same subgraphs. All run at once, one process each on one core; load goes to one at a time
 * in turns (A B C D E A B …), so that whatever else the machine does hits all alike. Answers are compared first.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual, parseArgs } from "node:util";

import { HubError } from "@park-hub/errors";
import { request } from "undici";

import { writeTable, type MeasuredTable } from "../report/write-table";
import { CONTENDERS, installPeers, type Contender } from "./contenders";
import { load, quantile, type LoadResult } from "./load";
import { costOf } from "./process-cost";
import { bindToCore, MEASURED_CORE, OTHER_CORE, StartedProcess } from "./started-process";
import { HEAVY, SMALL, type StorefrontQuery } from "./storefront";
import { SubgraphHosts } from "./subgraph-hosts";

/** One table of the page. */
interface Setting {
  readonly query: StorefrontQuery;
  readonly isSharing: boolean;
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  heavy: { query: HEAVY, isSharing: false },
  "heavy-shared": { query: HEAVY, isSharing: true },
  small: { query: SMALL, isSharing: false },
};

const CONNECTIONS = 50;
const START_WITHIN_MS = 60_000;
const PAGE = join(__dirname, "../../README.md");

/** A gateway that is up, with what was measured of it. */
interface Running {
  readonly contender: Contender;
  readonly process: StartedProcess;
  readonly url: string;
  readonly idleMb: number;
  readonly rounds: Round[];
}

interface Round {
  readonly load: LoadResult;
  readonly cpuMs: number;
  readonly residentMb: number;
  readonly subgraphRequests: number;
  readonly executed: number;
}

interface Plan {
  readonly rounds: number;
  readonly seconds: number;
  /** Part of a contender's name: the others are left out, and no table is written. */
  readonly only: string | undefined;
  readonly profileFolder: string | undefined;
}

/** Measures what the words name, each into its table; all when they name nothing. */
export async function measureGateways(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: "string" },
      seconds: { type: "string" },
      only: { type: "string" },
      profile: { type: "string" },
    },
    allowPositionals: true,
  });
  const { rounds = 3, seconds = 8, only, profile: profileFolder } = values;
  const plan = { rounds: Number(rounds), seconds: Number(seconds), only, profileFolder };
  installPeers();
  bindToCore(OTHER_CORE);
  for (const name of positionals.length === 0 ? Object.keys(SETTINGS) : positionals) {
    const setting = SETTINGS[name];
    if (setting === undefined) throw new HubError("BAD_REQUEST", `"${name}" is no setting of the gateway bench`);
    const table = await measureSetting(setting, plan);
    process.stdout.write(`${name}\n${table.columns.join(" | ")}\n`);
    for (const row of table.rows) process.stdout.write(`${row.join(" | ")}\n`);
    process.stdout.write(`${(table.notes ?? []).join("\n")}\n\n`);
    if (plan.only === undefined) writeTable(PAGE, `gateway-${name}`, table);
  }
}

async function measureSetting(setting: Setting, plan: Plan): Promise<MeasuredTable> {
  const folder = mkdtempSync(join(tmpdir(), "gateway-bench-"));
  const subgraphs = await SubgraphHosts.start();
  const running: Running[] = [];
  try {
    const supergraphFile = join(folder, "supergraph.graphql");
    writeFileSync(supergraphFile, subgraphs.supergraphSdl());
    for (const contender of CONTENDERS.filter(({ name }) => plan.only === undefined || name.includes(plan.only))) {
      const setup = { folder, supergraphFile, ports: subgraphs.ports, profileFolder: plan.profileFolder };
      running.push(await start(contender, setting, setup));
    }
    const bytes = await compareAnswers(running, setting.query);
    for (const one of running)
      await load({ url: one.url, query: setting.query.text }, CONNECTIONS, plan.seconds * 1_000);
    for (let round = 0; round < plan.rounds; round++) {
      for (const one of running) one.rounds.push(await measureRound(one, setting.query, subgraphs, plan.seconds));
    }
    return tableOf(running, setting, bytes, plan);
  } finally {
    await Promise.all(running.map(({ process: started }) => started.end()));
    await subgraphs.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(
  contender: Contender,
  { isSharing }: Setting,
  setup: Omit<Parameters<Contender["start"]>[0], "port" | "isSharing">,
): Promise<Running> {
  const port = await freePort();
  const started = StartedProcess.start(contender.start({ ...setup, port, isSharing }), MEASURED_CORE, setup.folder);
  const url = `http://127.0.0.1:${port}${contender.path}`;
  const deadlineMs = performance.now() + START_WITHIN_MS;
  while (!(await answers(url))) {
    if (started.hasEnded || performance.now() > deadlineMs) {
      await started.end();
      throw new HubError("UNAVAILABLE", `${contender.name} does not start:\n${started.lastOutput}`);
    }
    await pause(100);
  }
  return { contender, process: started, url, idleMb: costOf(started.pid).residentMb, rounds: [] };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await ask(url, SMALL)).status === 200;
  } catch {
    // It does not listen yet.
    return false;
  }
}

async function ask(
  url: string,
  { text }: StorefrontQuery,
): Promise<{ readonly status: number; readonly text: string }> {
  const { statusCode, body } = await request(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query: text }),
  });
  return { status: statusCode, text: await body.text() };
}

/** The length of the answer that all give. @throws {HubError} INTERNAL when one gives another. */
async function compareAnswers(running: readonly Running[], query: StorefrontQuery): Promise<number> {
  const given = await Promise.all(running.map(async ({ url }) => (await ask(url, query)).text));
  const [first = ""] = given;
  const { data } = JSON.parse(first) as { readonly data: unknown };
  given.forEach((text, index) => {
    const answer = JSON.parse(text) as { readonly data: unknown; readonly errors?: unknown };
    if (answer.errors === undefined && isDeepStrictEqual(answer.data, data)) return;
    throw new HubError("INTERNAL", `${running[index]?.contender.name} answers otherwise: ${text.slice(0, 500)}`);
  });
  return Buffer.byteLength(first);
}

async function measureRound(
  { process: started, url }: Running,
  query: StorefrontQuery,
  subgraphs: SubgraphHosts,
  seconds: number,
): Promise<Round> {
  await subgraphs.takeCount();
  const before = costOf(started.pid);
  const result = await load({ url, query: query.text }, CONNECTIONS, seconds * 1_000);
  const after = costOf(started.pid);
  const { requests, executed } = await subgraphs.takeCount();
  if (result.failures > 0) throw new HubError("INTERNAL", `${url}: ${result.failures} answers failed`);
  const cost = { cpuMs: after.cpuMs - before.cpuMs, residentMb: after.residentMb };
  return { load: result, ...cost, subgraphRequests: requests, executed };
}

function tableOf(running: readonly Running[], { query, isSharing }: Setting, bytes: number, plan: Plan): MeasuredTable {
  const measured = running.map((one) => ({ one, summary: summarise(one.rounds) }));
  const own = measured[0]?.summary.perSecond ?? 0;
  const rows = measured.map(({ one, summary }) => [
    one.contender.name,
    Math.round(summary.perSecond),
    (own / summary.perSecond).toFixed(2),
    summary.cpuMs.toFixed(2),
    summary.p50Ms.toFixed(1),
    summary.p99Ms.toFixed(1),
    summary.subgraphRequests.toFixed(1),
    `${Math.round(one.idleMb)} → ${Math.round(summary.peakMb)}`,
  ]);
  const sharing = isSharing
    ? "Equal subgraph requests under way are shared where the gateway can (ours and Hive's)."
    : "No subgraph request is shared between clients (in Hive `deduplicateInflightRequests: false`; the others have no such sharing to turn off).";
  const notes = [
    `Query "${query.name}", ${bytes} bytes of answer, equal from all. ${CONNECTIONS} connections; each gateway one process on one core (those on Node with a young generation of 64 MB), load and subgraphs on the other; ${plan.rounds} rounds of ${plan.seconds} s each in turns.`,
    sharing,
  ];
  const columns = [
    "gateway",
    "requests a second",
    "ours is × as fast",
    "CPU ms a request",
    "p50 ms",
    "p99 ms",
    "subgraph requests a query",
    "MB idle → peak",
  ];
  return { columns, rows, notes };
}

function summarise(rounds: readonly Round[]) {
  const sum = (read: (round: Round) => number): number => rounds.reduce((all, round) => all + read(round), 0);
  const requests = sum(({ load: { requests: answered } }) => answered);
  const latencies = rounds.flatMap(({ load: { latenciesMs } }) => latenciesMs).sort((a, b) => a - b);
  return {
    perSecond: (requests * 1_000) / sum(({ load: { elapsedMs } }) => elapsedMs),
    cpuMs: sum(({ cpuMs }) => cpuMs) / requests,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    subgraphRequests: sum(({ subgraphRequests }) => subgraphRequests) / requests,
    peakMb: Math.max(...rounds.map(({ residentMb }) => residentMb)),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
