/*
 * How long the questions of a city take: alone, while the sites write, and what the smallest questions wait meanwhile.
 */
import { loadavg } from "node:os";
import { dataOf, type Hub } from "@park-hub/dev";
import { percentile } from "../report/percentile";
import type { MeasuredTable } from "../report/write-table";
import { untilReady, untilSettled, type CityHub } from "./city-hub";
import { cityQuestions, type CityQuestion } from "./city-questions";
import { otherWays } from "./other-ways";

type Rows = MeasuredTable["rows"];

const WRITERS = 4;
const HEAVY_AT_ONCE = 4;
const HEAVY_MS = 12_000;

/** Every question alone and during writes, the smallest beside heavy ones, and the same asked without match. */
export async function measureQuestions(cityHub: CityHub, part: string): Promise<MeasuredTable> {
  const hub = await cityHub.start();
  try {
    await untilReady(hub);
    await untilSettled(hub);
    const questions = await cityQuestions(hub, cityHub.city);
    for (const question of questions.filter(({ rounds }) => rounds > 10)) await question.ask(999);
    const rows: (readonly (string | number | null)[])[] = [];
    const notes: string[] = [];
    if (part !== "others") {
      const alone = await timesOf(questions, 1);
      const writers = await startWriters(hub, cityHub);
      const written = await timesOf(questions, 101);
      const perSecond = await writers.stop();
      rows.push(...questions.map(({ name }) => [name, ...told(alone.get(name)), ...told(written.get(name))]));
      rows.push(...(await smallBesideHeavy(hub, questions)));
      notes.push(`Writes: ${perSecond.toFixed(0)} demands a second were posted through the gateway.`);
    }
    if (part !== "questions") {
      const others = await otherWays(hub, cityHub.city);
      rows.push(...others.rows.map(([name = null, ...times]) => [name, ...times, null, null]));
      notes.push(...others.notes);
    }
    return {
      columns: ["question", "p50 ms", "p99 ms", "p50 ms, while sites write", "p99 ms, while sites write"],
      rows,
      notes: [
        `${cityHub.city.projects.length} projects and ${cityHub.city.demands.length} demands at 156 stations.`,
        ...notes,
        "Asked one after the other through the gateway, each with another text; all processes and the asker share the machine.",
        `Load average at the end: ${loadavg()
          .map((load) => load.toFixed(1))
          .join(", ")}.`,
      ],
    };
  } finally {
    await hub.stop();
  }
}

async function timesOf(questions: readonly CityQuestion[], from: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  for (const question of questions) {
    const { name, rounds } = question;
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      await question.ask(from + round);
      taken.push(performance.now() - begin);
    }
    times.set(name, taken);
    process.stderr.write(`${name}: ${told(taken).join(" / ")} ms\n`);
  }
  return times;
}

function told(times: readonly number[] = []): [string, string] {
  return [percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1)];
}

/** The smallest questions, alone and while several heavy ones are always under way. */
async function smallBesideHeavy(hub: Hub, questions: readonly CityQuestion[]): Promise<Rows> {
  const small: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["match's own /health/live", () => fetch(`${hub.urlOf("match")}/health/live`)],
    ["changes(first: 1)", () => dataOf(hub.url, { query: "{ changes(first: 1) { nodes { cursor } } }" })],
    ["a small find", () => dataOf(hub.url, { query: `{ findOrganizations(text: "长风", first: 3) { totalCount } }` })],
  ];
  const quiet = await Promise.all(small.map(async ([, ask]) => repeated(ask, HEAVY_MS / 4)));
  const heavy = questions.filter(({ name }) => /matches|proposal|planMatchmaking|supply|no text/.test(name));
  const until = performance.now() + HEAVY_MS;
  const load = Array.from({ length: HEAVY_AT_ONCE }, async (_, worker) => {
    for (let round = 1_000 * (worker + 1); performance.now() < until; round += 1) {
      await heavy[(round + worker) % heavy.length]?.ask(round);
    }
  });
  const busy = await Promise.all(small.map(async ([, ask]) => repeated(ask, HEAVY_MS)));
  await Promise.all(load);
  return small.flatMap(([name], at) => [
    [`${name}, alone`, ...told(quiet[at]), null, null],
    [`${name}, beside ${HEAVY_AT_ONCE} heavy questions at all times`, ...told(busy[at]), null, null],
  ]);
}

async function repeated(ask: () => Promise<unknown>, forMs: number): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + forMs; performance.now() < until;) {
    const begin = performance.now();
    await ask();
    times.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return times;
}

/** Posts demands at several sites until it is stopped; gives how many a second. */
async function startWriters(hub: Hub, { city }: CityHub): Promise<{ stop(): Promise<number> }> {
  const sites = [...new Set(city.demands.map(({ site }) => site))];
  const begin = performance.now();
  let [isOn, count] = [true, 0];
  const query = `mutation ($input: PostDemandInput!) { postDemand(input: $input) { problems { message } } }`;
  const write = async (writer: number): Promise<void> => {
    const site = sites[writer] ?? "";
    const token = await hub.token({ role: "STATION_WORKER", site });
    while (isOn) {
      const { title, description, areaCode } = city.demands[count % city.demands.length]?.value ?? {};
      await dataOf(hub.url, { query, token, variables: { input: { site, title, description, areaCode } } });
      count += 1;
    }
  };
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  return {
    stop: async () => {
      isOn = false;
      await writing;
      return count / ((performance.now() - begin) / 1_000);
    },
  };
}
