/*
 * Thousands of subscribers on one gateway process, and the same fleet on a plain graphql-yoga server as yardstick.
 * The server has core 0 to itself; fleets and everything else share core 1. What every subscriber received is counted.
 */
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { freePort } from "@park-hub/testkit";
import { HubError } from "@park-hub/errors";
import { costOf } from "../gateway/process-cost";
import { pinToCore } from "../report/pin-to-core";
import type { MeasuredTable } from "../report/write-table";
import type { FleetPlan } from "./fleet";
import { FOLLOW, MARK, SIGN, startLiveHub } from "./live-hub";
import { SubscriberFleet } from "./subscriber-fleet";

const EVENTS = 100;
/** One a site, each posts its next demand when the one before is acknowledged. */
const WRITERS = 10;
const PEERS = resolve(__dirname, "../../peers");
const YOGA = join(PEERS, "yoga-sse.mjs");

/** A server under measurement. */
interface Server {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Sends that many events as fast as it can; resolves when they are sent. */
  publish(count: number): Promise<void>;
  stop(): Promise<void>;
}

type Fleets = readonly Pick<FleetPlan, "protocol" | "count">[];
type Row = MeasuredTable["rows"][number];

async function measureOne(server: Server, fleets: Fleets): Promise<Row> {
  const started: SubscriberFleet[] = [];
  try {
    const idle = costOf(server.pid).residentMb;
    for (const fleet of fleets) {
      const one = await SubscriberFleet.start({ ...fleet, url: server.url, query: FOLLOW, sign: SIGN, mark: MARK });
      pinToCore(one.pid, 1);
      started.push(one);
    }
    const full = costOf(server.pid);
    const wanted = started.reduce((sum, { size }) => sum + size * EVENTS, 0);
    const began = Date.now();
    await server.publish(EVENTS);
    const { received, connected, lastAt } = await untilReceived(started, wanted);
    const seconds = (lastAt - began) / 1_000;
    const after = costOf(server.pid);
    const subscribers = started.reduce((sum, { size }) => sum + size, 0);
    return [
      server.name,
      fleets.map(({ protocol, count }) => `${count.toLocaleString("en")} ${protocol}`).join(" + "),
      ((1_024 * (full.residentMb - idle)) / subscribers).toFixed(1),
      `${idle.toFixed(0)} → ${full.residentMb.toFixed(0)} → ${after.residentMb.toFixed(0)}`,
      Math.round(received / seconds).toLocaleString("en"),
      ((1_000 * (after.cpuMs - full.cpuMs)) / received).toFixed(1),
      `${received.toLocaleString("en")} of ${wanted.toLocaleString("en")}`,
      connected,
    ];
  } finally {
    await Promise.all(started.map((fleet) => fleet.stop()));
  }
}

interface Received {
  readonly received: number;
  readonly connected: number;
  readonly lastAt: number;
}

/** Until all have everything, or nothing has come for five seconds. */
async function untilReceived(fleets: readonly SubscriberFleet[], wanted: number): Promise<Received> {
  let [received, lastAt, connected, quietSince] = [0, 0, 0, Date.now()];
  while (received < wanted && Date.now() - quietSince < 5_000) {
    await new Promise((next) => setTimeout(next, 250));
    const reports = await Promise.all(fleets.map((fleet) => fleet.report()));
    const news = reports.reduce((sum, report) => sum + report.received, 0);
    if (news > 0) quietSince = Date.now();
    received += news;
    lastAt = Math.max(lastAt, ...reports.map((report) => report.lastAt));
    connected = reports.reduce((sum, report) => sum + report.connected, 0);
  }
  return { received, connected, lastAt };
}

async function startHubServer(): Promise<Server> {
  const live = await startLiveHub();
  return {
    name: "park hub",
    url: live.hub.url,
    pid: live.gatewayPid,
    publish: async (count) => {
      const writeFrom = async (first: number): Promise<void> => {
        for (let number = first; number < count; number += WRITERS) await live.post(number);
      };
      await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeFrom(writer)));
    },
    stop: () => live.stop(),
  };
}

async function startYoga(): Promise<Server> {
  const port = await freePort();
  const child = fork(YOGA, [String(port)]);
  const failed = once(child, "exit").then(() => {
    throw new HubError("UNAVAILABLE", "the yardstick did not start");
  });
  await Promise.race([once(child, "message"), failed]);
  failed.catch(() => undefined);
  const pid = child.pid ?? 0;
  pinToCore(pid, 0);
  const url = `http://127.0.0.1:${port}/graphql`;
  return {
    name: "graphql-yoga",
    url,
    pid,
    publish: async (count) => {
      const body = JSON.stringify({ query: `mutation { publish(count: ${count}) }` });
      await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    },
    stop: async () => {
      child.kill("SIGKILL");
      await failed.catch(() => undefined);
    },
  };
}

/** Measures ours with SSE, with WebSocket, with both, and the yardstick with SSE. */
export async function measureFanOut(count: number): Promise<MeasuredTable> {
  if (!existsSync(join(PEERS, "node_modules/graphql-yoga"))) {
    throw new HubError("CONFIG_INVALID", "the yardstick is not installed: npm ci --prefix infra/bench/peers");
  }
  const [sse, ws] = [
    { protocol: "sse", count },
    { protocol: "ws", count },
  ] as const;
  const runs: readonly (readonly [() => Promise<Server>, Fleets])[] = [
    [startHubServer, [sse]],
    [startYoga, [sse]],
    [startHubServer, [ws]],
    [startHubServer, [sse, ws]],
  ];
  const rows: Row[] = [];
  for (const [start, fleets] of runs) {
    const server = await start();
    try {
      rows.push(await measureOne(server, fleets));
    } finally {
      await server.stop();
    }
  }
  return {
    columns: [
      "server",
      "subscribers",
      "KiB a subscriber",
      "RSS MiB idle → connected → after",
      "events a second to clients",
      "CPU µs an event",
      "received",
      "still connected",
    ],
    rows,
    notes: [
      `${EVENTS} events, one process on one core; ours go from mutations at ten sites through outbox, match and log, the yardstick's straight from its memory.`,
    ],
  };
}
