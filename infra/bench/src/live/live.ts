/*
 * `npm run bench -- live [latency|fan-out] [subscribers]`: how soon an event is with a client, and how many clients.
 */
import { resolve } from "node:path";
import { pinToCore } from "../report/pin-to-core";
import { renderTable, writeTable } from "../report/write-table";
import { measureFanOut } from "./fan-out";
import { measureLatency } from "./latency";

const PAGE = resolve(__dirname, "../../README.md");
const SUBSCRIBERS = 5_000;

/** Measures both, or the one that is named. */
export async function measureLive([what, count]: readonly string[]): Promise<void> {
  pinToCore(process.pid, 1);
  if (what !== "fan-out") {
    const table = await measureLatency([{ name: "HTTP", env: {} }]);
    process.stdout.write(`${renderTable(table)}\n`);
    writeTable(PAGE, "live-latency", table);
  }
  if (what === "latency") return;
  const table = await measureFanOut(count === undefined ? SUBSCRIBERS : Number(count));
  process.stdout.write(`${renderTable(table)}\n`);
  writeTable(PAGE, "live-fan-out", table);
}
