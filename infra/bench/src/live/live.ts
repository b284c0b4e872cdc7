/*
 * `npm run bench -- live [latency|fan-out] [subscribers]`: how soon an event is with a client, and how many clients.
 */
import { resolve } from "node:path";
import { findNatsServer, startNatsServer } from "@park-hub/testkit";
import { pinToCore } from "../report/pin-to-core";
import { renderTable, writeTable, type MeasuredTable } from "../report/write-table";
import { measureFanOut } from "./fan-out";
import { measureLatency } from "./latency";

const PAGE = resolve(__dirname, "../../README.md");
const SUBSCRIBERS = 5_000;

/** Measures both, or the one that is named. */
export async function measureLive([what, count]: readonly string[]): Promise<void> {
  pinToCore(process.pid, 1);
  if (what !== "fan-out") {
    const table = await latencyOfEachFeed();
    process.stdout.write(`${renderTable(table)}\n`);
    writeTable(PAGE, "live-latency", table);
  }
  if (what === "latency") return;
  const table = await measureFanOut(count === undefined ? SUBSCRIBERS : Number(count));
  process.stdout.write(`${renderTable(table)}\n`);
  writeTable(PAGE, "live-fan-out", table);
}

/** Over HTTP, and over NATS JetStream where this machine has a server. */
async function latencyOfEachFeed(): Promise<MeasuredTable> {
  const http = { name: "HTTP", env: {} };
  if (typeof findNatsServer() !== "string") return measureLatency([http]);
  const server = await startNatsServer();
  try {
    pinToCore(server.pid, 1);
    return await measureLatency([http, { name: "NATS JetStream", env: { HUB_EVENTS: server.url } }]);
  } finally {
    await server.stop();
  }
}
