/*
 * How long the index takes to build and to come back, and what it weighs.
 */
import { statSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import type { Hub } from "@park-hub/dev";
import { costOf } from "../gateway/process-cost";
import type { MeasuredTable } from "../report/write-table";
import { untilReady, untilSaved, untilSettled, type CityHub } from "./city-hub";

type Row = MeasuredTable["rows"][number];

/** From the sites' feeds (unless match has them already), from the stored objects, from the saved index. */
export async function measureIndex(cityHub: CityHub, isFromFeeds: boolean): Promise<MeasuredTable> {
  const { city, folder } = cityHub;
  const objects = [city.organizations, city.projects, city.demands, city.resources].reduce(
    (sum, list) => sum + list.length,
    0,
  );
  if (isFromFeeds) cityHub.forgetMatch();
  else cityHub.forgetIndexFile();
  const hub = await cityHub.start();
  const rows: Row[] = [];
  try {
    const firstMs = isFromFeeds ? await untilSettled(hub) : await untilReady(hub);
    const first = isFromFeeds
      ? "built from the feeds of 156 stations and the park: snapshots over HTTP, stored and logged"
      : "start from the stored objects, without a saved index";
    rows.push(row(hub, first, firstMs, objects));
    await untilSaved(folder);
    await restartMatch(hub);
    rows.push(row(hub, "start from the saved index", await untilReady(hub), objects));
    const bytes = statSync(join(folder, "match-index.bin")).size;
    return {
      columns: ["index", "seconds", "objects a second", "memory of match, MB"],
      rows,
      notes: [
        `${objects} objects: ${city.projects.length} projects, ${city.demands.length} demands, ${city.resources.length} resources, ${city.organizations.length} organisations.`,
        `Starts are from the process's ready line to /health/ready; the saved index has ${(bytes / 1_048_576).toFixed(0)} MB.`,
        `All processes of the hub share the machine; load average at the end ${loadavg()
          .map((load) => load.toFixed(1))
          .join(", ")}.`,
      ],
    };
  } finally {
    await hub.stop();
  }
}

async function restartMatch(hub: Hub): Promise<void> {
  const match = hub.parts.get("match");
  await match?.kill();
  await match?.start();
}

function row(hub: Hub, what: string, ms: number, objects: number): Row {
  const pid = hub.parts.get("match")?.pid;
  const memory = pid === undefined ? null : costOf(pid).residentMb.toFixed(0);
  return [what, (ms / 1000).toFixed(1), (objects / (ms / 1000)).toFixed(0), memory];
}
