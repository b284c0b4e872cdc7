/*
 * `npm run bench -- cross-site [number of sites…]`: a question across sites through the hub's gateway, beside the same
 * lists composed natively with one type per station and served by the stock gateway. Sites are simulated by two
 * processes; the gateway has a core for itself.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { stripForComposition } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { listGraphs } from "@park-hub/gateway";
import { generateSigningKey, publicKeyOf } from "@park-hub/identity";
import { Client, request } from "undici";

import { installPeers, PEERS } from "../gateway/contenders";
import { costOf } from "../gateway/process-cost";
import { bindToCore, MEASURED_CORE, OTHER_CORE, StartedProcess } from "../gateway/started-process";
import { percentile } from "../report/percentile";
import { pinToCore } from "../report/pin-to-core";
import { writeTable } from "../report/write-table";
import { hubQuestion, nativeGraphs, nativeQuestion, PAGE_SIZE } from "./native-graphs";
import { measurePlan, warmUp, type ComposedGraph, type PlanCost } from "./plan-cost";
import { ToldProcess } from "./told-process";

const SITES = [3, 25, 156, 1_000];
/** Beyond, the native composition takes minutes. */
const MOST_NATIVE_SITES = 156;
const SITE_PROCESSES = 2;
const REQUESTS = 40;
const READY_WITHIN_MS = 60_000;
const PAGE = join(__dirname, "../../README.md");
const YOUNG_GENERATION = "--max-semi-space-size=64";

interface Asked {
  readonly firstMs: number;
  readonly latenciesMs: readonly number[];
  readonly residentMb: number;
}

type Row = readonly (string | number | null)[];

/** Measures these numbers of sites; the table is written when they are the usual ones. */
export async function measureCrossSite(words: readonly string[]): Promise<void> {
  installPeers();
  bindToCore(OTHER_CORE);
  const counts = words.length === 0 ? SITES : words.map(Number);
  const rows: Row[] = [];
  warmUp(nativeGraphsOf(3, ["http://graph.invalid"]), nativeQuestion(3));
  warmUp(hubGraphs(), hubQuestion([null]));
  for (const count of counts) {
    rows.push(await measureHub(count));
    if (count <= MOST_NATIVE_SITES) rows.push(await measureNative(count));
  }
  const columns = [
    "sites",
    "graph",
    "composition ms",
    "fetches of the plan",
    "planning ms",
    "first answer ms",
    "p50 ms",
    "p99 ms",
    "gateway MB",
  ];
  const notes = [
    `Three projects of every site, one client that asks ${REQUESTS} times after the first; ${SITE_PROCESSES} processes play the sites, the gateway has a core for itself.`,
    "Hub: the contracts, whatever the number of sites; the directory gives a hundred sites a page, so one operation asks for several pages; the gateway divides a fetch by site. Native: one type and one subgraph per station, stock composition and @apollo/gateway. Planning is the median of three.",
  ];
  for (const row of [columns, ...rows]) process.stdout.write(`${row.join(" | ")}\n`);
  if (words.length === 0) writeTable(PAGE, "cross-site", { columns, rows, notes });
}

async function measureHub(count: number): Promise<Row> {
  const signingKey = await generateSigningKey();
  const sites = await startSites(count, publicKeyOf(signingKey));
  const stateDir = mkdtempSync(join(tmpdir(), "cross-site-"));
  const gateway = ToldProcess.start("hub-gateway-process", [YOUNG_GENERATION]);
  try {
    const { url } = await gateway.ask({ parkUrl: sites.urls[0], stateDir, signingKey });
    pinToCore(gateway.pid, MEASURED_CORE);
    const graphUrl = `${String(url)}/graphql`;
    await untilAnswered(graphUrl);
    const question = hubQuestion(await cursorsOf(graphUrl, count));
    const asked = await askAgain(graphUrl, question, gateway.pid);
    return rowOf(count, "hub", measurePlan(hubGraphs(), question), asked);
  } finally {
    await gateway.end();
    await sites.end();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function measureNative(count: number): Promise<Row> {
  const sites = await startSites(count, null);
  const folder = mkdtempSync(join(tmpdir(), "cross-site-"));
  const port = await freePort();
  const plan = measurePlan(nativeGraphsOf(count, sites.urls), nativeQuestion(count));
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, plan.supergraphSdl);
  const command = process.execPath;
  const args = [YOUNG_GENERATION, join(PEERS, "stock-gateway.mjs"), file, String(port)];
  const env = { NODE_ENV: "production", APOLLO_TELEMETRY_DISABLED: "true" };
  const gateway = StartedProcess.start({ command, args, env }, MEASURED_CORE, folder);
  try {
    await untilAnswered(`http://127.0.0.1:${port}/`);
    const asked = await askAgain(`http://127.0.0.1:${port}/`, nativeQuestion(count), gateway.pid);
    return rowOf(count, "native", plan, asked);
  } finally {
    await gateway.end();
    await sites.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function hubGraphs(): readonly ComposedGraph[] {
  const url = "http://graph.invalid";
  return listGraphs().map(({ graph, sdl }) => ({ name: graph, url, sdl: stripForComposition(sdl) }));
}

function nativeGraphsOf(count: number, urls: readonly string[]): readonly ComposedGraph[] {
  return nativeGraphs(count).map(({ name, path, sdl }, index) => ({
    name,
    url: `${urls[index % urls.length]}${path}`,
    sdl,
  }));
}

function rowOf(count: number, graph: string, plan: PlanCost, asked: Asked): Row {
  const { composeMs, planMs, fetches } = plan;
  const { firstMs, latenciesMs, residentMb } = asked;
  return [
    count,
    graph,
    Math.round(composeMs),
    fetches,
    planMs.toFixed(1),
    Math.round(firstMs),
    percentile(latenciesMs, 0.5).toFixed(1),
    percentile(latenciesMs, 0.99).toFixed(1),
    Math.round(residentMb),
  ];
}

interface Sites {
  readonly urls: readonly string[];
  end(): Promise<void>;
}

async function startSites(count: number, publicKey: object | null): Promise<Sites> {
  const processes = Array.from({ length: SITE_PROCESSES }, () => ToldProcess.start("site-process"));
  const urls = await Promise.all(processes.map(async (one) => String((await one.ask()).url)));
  await Promise.all(processes.map((one) => one.ask({ urls, count, publicKey })));
  return { urls, end: async () => void (await Promise.all(processes.map((one) => one.end()))) };
}

/** Where the pages of the directory begin: null for the first, then cursors. */
async function cursorsOf(url: string, count: number): Promise<readonly (string | null)[]> {
  const cursors: (string | null)[] = [];
  let next: string | null = null;
  while (cursors.length * PAGE_SIZE < count) {
    cursors.push(next);
    const query = `query ($after: String) { sites(first: ${PAGE_SIZE}, after: $after) { pageInfo { endCursor } } }`;
    const { body } = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { after: next } }),
    });
    const { data } = (await body.json()) as { data: { sites: { pageInfo: { endCursor: string } } } };
    next = data.sites.pageInfo.endCursor;
  }
  return cursors;
}

/** Asks once cold, then again and again. */
async function askAgain(url: string, question: string, pid: number): Promise<Asked> {
  const { origin, pathname } = new URL(url);
  const client = new Client(origin);
  const ask = async (): Promise<number> => {
    const startedMs = performance.now();
    const { body } = await client.request({
      path: pathname,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: question }),
    });
    const text = await body.text();
    if (text.includes('"errors"')) throw new HubError("INTERNAL", `the question failed: ${text.slice(0, 500)}`);
    return performance.now() - startedMs;
  };
  const firstMs = await ask();
  const latenciesMs: number[] = [];
  for (let n = 0; n < REQUESTS; n++) latenciesMs.push(await ask());
  await client.close();
  return { firstMs, latenciesMs, residentMb: costOf(pid).residentMb };
}

async function untilAnswered(url: string): Promise<void> {
  const deadlineMs = performance.now() + READY_WITHIN_MS;
  while (!(await isAnswered(url))) {
    if (performance.now() > deadlineMs) throw new HubError("UNAVAILABLE", `${url} does not answer`);
    await pause(100);
  }
}

async function isAnswered(url: string): Promise<boolean> {
  const client = new Client(new URL(url).origin);
  try {
    const { statusCode, body } = await client.request({
      path: new URL(url).pathname,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ __typename }" }),
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    // It does not listen yet.
    return false;
  } finally {
    await client.close();
  }
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
