/*
 * A seeded city of projects and demands, made by mixing sentences of a judged set and of the lexicon, to look at time
 * and memory: `npx tsx --expose-gc subgraphs/match/scripts/synthetic-city.ts [projects] [demands]`. Prints, asserts nothing.
 */
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { DemandFeed, ProjectFeed } from "@park-hub/contracts";
import { projectPage, rankDemands, rankProjects } from "../src/engine/find";
import { matchDemand } from "../src/engine/match-demand";
import { MatchIndex } from "../src/engine/match-index";
import { matchProject } from "../src/engine/match-project";
import { subjectOfDemand } from "../src/model/demand-subject";
import { PUBLIC_VISIBILITY } from "../src/model/visibility";
import type { Asker } from "../src/services/asker";
import { MatchmakingPlanner } from "../src/services/matchmaking-planner";
import { loadJudgedSet, loadLexicon } from "./judged-set";

const DEMO = join(__dirname, "../../../infra/demo/yinzhou");
const ROUNDS = 40;
const PLANNED_DEMANDS = 1_000;
const PLANNED_PROJECTS = 600;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface City {
  readonly projects: readonly ProjectFeed[];
  readonly demands: readonly DemandFeed[];
}

function makeCity(projectCount: number, demandCount: number): City {
  const { index } = loadJudgedSet(DEMO);
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const projects = [...index.projects.slots.values()].map(({ value }) => value);
  const demands = [...index.demands.slots.values()].map(({ value }) => value);
  const topics = loadLexicon().concepts.flatMap(({ words }) => words.filter((word) => !word.includes("…")));
  const mixed = (texts: readonly string[]): string =>
    Array.from({ length: 5 }, () => `${pick(pick(texts).split("。"))}，${pick(topics)}${pick(topics)}`).join("。");
  const township = (): string =>
    `3302${String(3 + Math.floor(random() * 10)).padStart(2, "0")}${String(1 + Math.floor(random() * 14)).padStart(3, "0")}`;
  const summaries = projects.map(({ summary }) => summary);
  const descriptions = demands.map(({ description }) => description);
  return {
    projects: Array.from({ length: projectCount }, (_, at) => {
      const base = pick(projects);
      const area = township();
      const serviceAreaCodes = [random() < 0.2 ? "330200" : random() < 0.5 ? area.slice(0, 6) : area];
      return {
        ...base,
        id: `p-${at}`,
        title: `${pick(topics)}${pick(topics)}计划`,
        summary: mixed(summaries),
        serviceAreaCodes,
      };
    }),
    demands: Array.from({ length: demandCount }, (_, at) => {
      const base = pick(demands);
      return {
        ...base,
        id: `d-${at}`,
        title: `${pick(topics)}，${pick(topics)}`,
        description: mixed(descriptions),
        areaCode: township(),
      };
    }),
  };
}

function time(name: string, rounds: number, run: (round: number) => void): void {
  const times = Array.from({ length: rounds }, (_, round) => {
    const before = process.cpuUsage();
    run(round);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.min(rounds - 1, Math.floor(share * rounds))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(28)} CPU p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`);
}

/** A plan for an event of the largest size: all in one list, organisations bound to five. */
async function timePlan(index: MatchIndex, { projects, demands }: City): Promise<void> {
  const request = {
    title: null,
    demandIds: demands.slice(0, PLANNED_DEMANDS).map(({ id }) => id),
    projects: projects.slice(0, PLANNED_PROJECTS).map(({ id }) => ({ projectId: id })),
    excluded: [],
    atMostPerOrganization: 5,
    method: "BEST_TOTAL" as const,
    demandWishes: [],
    projectWishes: [],
  };
  const asker: Asker = {
    principal: { subject: "steward", roles: ["PARK_STEWARD"] },
    viewer: { canSee: () => true, key: "all" },
    coverageOf: () => ({ asked: 1, answered: 1, stale: [], missing: [] }),
    isStale: () => false,
  };
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const [before, started] = [process.cpuUsage(), performance.now()];
  const { pairs } = await new MatchmakingPlanner(index).plan(request, asker);
  const { user, system } = process.cpuUsage(before);
  loop.disable();
  const [cpu, wall] = [(user + system) / 1e6, (performance.now() - started) / 1000];
  console.log(
    `plan of ${request.demandIds.length} demands × ${request.projects.length} projects: ${pairs.length} pairs, ` +
      `CPU ${cpu.toFixed(2)} s, wall ${wall.toFixed(2)} s, event loop held at most ${(loop.max / 1e6).toFixed(0)} ms`,
  );
}

async function main(): Promise<void> {
  const [projectCount = 50_000, demandCount = 30_000] = process.argv.slice(2).map(Number);
  const city = makeCity(projectCount, demandCount);
  const index = new MatchIndex(loadLexicon());
  const meta = { siteCode: "park", visibility: PUBLIC_VISIBILITY, asOf: "2026-11-01T00:00:00.000Z" };
  const seconds = (run: () => void): string => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return ((user + system) / 1e6).toFixed(1);
  };
  const projects = seconds(() => city.projects.forEach((project) => index.upsertProject(project, meta)));
  const demands = seconds(() => city.demands.forEach((demand) => index.upsertDemand(demand, meta)));
  console.log(`build, CPU seconds: projects ${projects}, demands ${demands}`);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  console.log(
    `heap ${(heapUsed / 1e6).toFixed(0)} MB, arrays ${(arrayBuffers / 1e6).toFixed(0)} MB, rss ${(rss / 1e6).toFixed(0)} MB`,
  );
  const demandAt = (round: number): DemandFeed => city.demands[(round * 71) % demandCount] as DemandFeed;
  const projectAt = (round: number): ProjectFeed => city.projects[(round * 71) % projectCount] as ProjectFeed;
  time("matchDemand", ROUNDS, (round) => void matchDemand(index, subjectOfDemand(demandAt(round))));
  time("matchDemand, ten explained", ROUNDS, (round) => {
    matchDemand(index, subjectOfDemand(demandAt(round)))
      .matches.slice(0, 10)
      .forEach(({ parts }) => void parts);
  });
  time("matchProject", ROUNDS, (round) => void matchProject(index, projectAt(round).id));
  time("findProjects with text", ROUNDS, (round) => {
    const ranking = rankProjects(index, { text: demandAt(round).title });
    projectPage(index, ranking, 0, 20);
  });
  time("findProjects without text", ROUNDS, () => void rankProjects(index, {}));
  time("findDemands with text", ROUNDS, (round) => void rankDemands(index, { text: projectAt(round).title }));
  time("upsert of a changed text", ROUNDS, (round) => {
    index.upsertProject({ ...projectAt(round), summary: projectAt(round + 1).summary }, meta);
  });
  time("upsert, text unchanged", ROUNDS, (round) => void index.upsertDemand(demandAt(round), meta));
  await timePlan(index, city);
}

void main();
