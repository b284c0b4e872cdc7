/*
 * Chaos: 25 sites, of which random ones are frozen, killed, hung, slow or answering garbage while questions about all
 * of them come in. CHAOS_SEED repeats the faults of a run, CHAOS_SECONDS (60) says how long it lasts.
 * What an answer must hold follows from the faults as they are known, not from a clock: see fault-board.ts.
 */
import { setTimeout as pause } from "node:timers/promises";

import { Agent, request } from "undici";

import { eventually } from "../src/eventually";
import { FAULTS } from "../src/simulation";
import { contradictions, judge, questionAbout, type Question } from "./answer-check";
import { FaultBoard } from "./fault-board";
import { Pulse } from "./pulse";
import { startSimulatedHub, type SimulatedHost, type SimulatedHub } from "./simulated-hub";

const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9));
const SECONDS = Number(process.env.CHAOS_SECONDS ?? 60);
const HOSTS = Array.from({ length: 5 }, (_unused, host) =>
  Array.from({ length: 5 }, (_none, site) => `s${host + 1}${site + 1}`),
);
const SITES = HOSTS.flat();
/** A slow machine takes longer until enough answers have come: so many times as long at most. */
const LONGEST = 3;
/** Parts of answers of which it was known that they must be right, or null. */
const ENOUGH = { RIGHT: 300, NULL: 100 };
const DEADLINE_MS = 2_000;
/** A breaker that has opened stays so for this long, and a little. */
const BREAKER_MS = 1_500;
/** What a loaded machine may add to the gateway's deadline. */
const MARGIN_MS = 3_000;
/** Questions begin this often, while fewer than so many are under way: a slow machine is asked less. */
const EVERY_MS = 60;
const MAX_UNDER_WAY = 8;
/** A fault begins or ends this often. */
const CHANGE_MS = 400;
const MAX_FAULTY = 10;
/** After this a process that was sent SIGSTOP has surely stopped. */
const FREEZE_MS = 500;

/** Reproducible numbers in [0, 1): mulberry32. */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe(`25 sites in chaos for ${SECONDS} s (CHAOS_SEED=${SEED})`, () => {
  const random = randomBy(SEED);
  const board = new FaultBoard(SITES);
  const agent = new Agent({ connections: MAX_UNDER_WAY });
  const problems: string[] = [];
  const judged = { RIGHT: 0, NULL: 0, EITHER: 0 };
  const memory: { heap: number; resident: number }[] = [];
  const gatewayPulse = new Pulse(() => hub.gateway.url);
  /** By the number of the host. */
  const hostPulses = new Map(
    HOSTS.map((_sites, index) => [String(index + 1), new Pulse(() => hub.hosts[index]?.url ?? "")]),
  );
  let isOver = false;
  let hub: SimulatedHub;

  beforeAll(
    async () => {
      process.stdout.write(`CHAOS_SEED=${SEED}\n`);
      hub = await startSimulatedHub(HOSTS, {
        HUB_SITE_DEADLINE: `${DEADLINE_MS}ms`,
        HUB_MAX_ANSWER_BYTES: "100000",
        HUB_ACCESS_LOG: "false",
      });
      await untilAllWell();
      await Promise.all([load(), faults(), watchMemory(), untilEnough(), ...pulses().map((pulse) => pulse.feel())]);
    },
    LONGEST * SECONDS * 1_000 + 60_000,
  );

  afterAll(async () => {
    await agent.close();
    await hub?.dispose();
  });

  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];

  async function ask(): Promise<void> {
    const question = questionAbout([0, 1, 2].flatMap(() => pick(SITES) ?? []));
    const fromMs = performance.now();
    try {
      const { statusCode, body } = await request(`${hub.gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: question.body,
        dispatcher: agent,
        headersTimeout: 30_000,
      });
      const text = await body.text();
      const tookMs = performance.now() - fromMs;
      if (tookMs > DEADLINE_MS + MARGIN_MS && !gatewayPulse.stoodStillSince(fromMs))
        problems.push(`answered after ${Math.round(tookMs)} ms`);
      if (statusCode !== 200) problems.push(`status ${statusCode}: ${text.slice(0, 200)}`);
      else judgeAnswer(text, question, fromMs);
    } catch (error) {
      problems.push(`no answer: ${String(error)}`);
    }
  }

  function judgeAnswer(text: string, question: Question, fromMs: number): void {
    const judgement = judge(text, question, SITES);
    problems.push(...judgement.problems);
    const wrong = contradictions(judgement.parts, (site, asked) => {
      const expected = board.expected(site, asked, fromMs);
      // A stalled machine may make a healthy site late; what must fail fails all the same
      const fair = expected === "RIGHT" && stoodStill(site, fromMs) ? "EITHER" : expected;
      judged[fair] += 1;
      return fair;
    });
    problems.push(...wrong);
    const lost = new Set(judgement.parts.filter(({ isNull }) => isNull).map(({ site }) => site));
    for (const site of SITES) if (!lost.has(site)) board.seenWell(site, fromMs, performance.now());
  }

  /** Questions at a steady rate, whatever becomes of the ones before. */
  async function load(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    while (!isOver) {
      if (underWay.size < MAX_UNDER_WAY) {
        const asking = ask().finally(() => underWay.delete(asking));
        underWay.add(asking);
      }
      await pause(EVERY_MS);
    }
    await Promise.all(underWay);
  }

  async function faults(): Promise<void> {
    while (!isOver) {
      await change();
      await pause(CHANGE_MS);
    }
    for (const host of hub.hosts) await mend(host);
  }

  /** One change: a host is frozen, killed or comes back, or a site's fault begins or ends. */
  async function change(): Promise<void> {
    const down = hub.hosts.filter(isDown);
    const dice = random();
    if (dice < 0.12 && down.length === 0) return breakHost(pick(hub.hosts));
    const [broken] = down;
    if (dice < 0.3 && broken !== undefined) return mend(broken);
    const up = hub.hosts.filter((host) => !isDown(host));
    const host = pick(up);
    const site = pick(host?.sites ?? []);
    if (host === undefined || site === undefined) return;
    const faulty = SITES.filter((code) => board.faultOf(code) !== null);
    const isFaulty = board.faultOf(site) !== null;
    if (!isFaulty && faulty.length >= MAX_FAULTY) return;
    board.changes(site);
    const fault = isFaulty ? null : (pick(FAULTS) ?? null);
    await host.order({ site, fault });
    board.is(site, fault, performance.now());
  }

  function isDown({ sites }: SimulatedHost): boolean {
    return sites.some((site) => board.faultOf(site) === "DOWN");
  }

  async function breakHost(host: SimulatedHost | undefined): Promise<void> {
    if (host === undefined) return;
    host.sites.forEach((site) => board.changes(site));
    const isKilled = random() < 0.5;
    if (isKilled) await host.kill();
    else {
      for (const site of host.sites) await host.order({ site, fault: null });
      host.freeze();
      frozen.add(host);
      await pause(FREEZE_MS);
    }
    host.sites.forEach((site) => board.is(site, "DOWN", performance.now()));
  }
  const frozen = new Set<SimulatedHost>();

  /** All of the host's sites behave again. */
  async function mend(host: SimulatedHost): Promise<void> {
    host.sites.forEach((site) => board.changes(site));
    if (frozen.delete(host)) host.thaw();
    else if (isDown(host)) await host.start();
    for (const site of host.sites) {
      await host.order({ site, fault: null });
      board.is(site, null, performance.now());
    }
  }

  async function watchMemory(): Promise<void> {
    while (!isOver) {
      await pause(Math.max(500, (SECONDS * 1_000) / 15));
      memory.push(await hub.gateway.memory());
    }
  }

  async function untilEnough(): Promise<void> {
    const isEnough = (): boolean => judged.RIGHT >= ENOUGH.RIGHT && judged.NULL >= ENOUGH.NULL;
    await pause(SECONDS * 1_000);
    for (let more = 0; !isEnough() && more < (LONGEST - 1) * SECONDS; more += 1) await pause(1_000);
    isOver = true;
    for (const pulse of pulses()) pulse.end();
  }

  const pulses = (): readonly Pulse[] => [gatewayPulse, ...hostPulses.values()];

  /** During the question, or so shortly before it that the site's breaker may still be open. */
  function stoodStill(site: string, fromMs: number): boolean {
    const sinceMs = fromMs - DEADLINE_MS - BREAKER_MS;
    return gatewayPulse.stoodStillSince(sinceMs) || hostPulses.get(site[1] ?? "")?.stoodStillSince(sinceMs) === true;
  }

  async function untilAllWell(): Promise<void> {
    await eventually(
      async () => {
        const question = questionAbout(SITES);
        const { body } = await request(`${hub.gateway.url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: question.body,
        });
        const text = await body.text();
        const { problems: wrong, parts } = judge(text, question, SITES);
        return [...wrong, ...parts.filter(({ isNull }) => isNull)];
      },
      (wrong) => wrong.length === 0,
    );
  }

  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

  it("answers every question in time: well-formed, only the right objects null, exactly the failing sites named", () => {
    expect(problems.slice(0, 20)).toEqual([]);
  });

  it("has been asked enough to know, about sites that fail and sites that do not", () => {
    expect(judged.RIGHT).toBeGreaterThanOrEqual(ENOUGH.RIGHT);
    expect(judged.NULL).toBeGreaterThanOrEqual(ENOUGH.NULL);
  });

  it("keeps its memory", () => {
    const [first, second] = [memory.slice(2, 7), memory.slice(-5)];
    const of = (kind: "heap" | "resident", samples: typeof memory) => median(samples.map((sample) => sample[kind]));
    expect(of("heap", second)).toBeLessThan(of("heap", first) * 1.25 + 15);
    expect(of("resident", second)).toBeLessThan(of("resident", first) * 1.25 + 60);
  });

  it("is well at the end, the same process, and answers everything again", async () => {
    expect(hub.gateway.isRunning).toBe(true);
    expect((await request(`${hub.gateway.url}/health/live`)).statusCode).toBe(200);
    await untilAllWell();
  });
});
