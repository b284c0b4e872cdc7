/*
 * A hub whose sites hold a whole city: made once in a folder, started from there as often as it is measured.
 */
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startHub, type Hub, type HubOptions } from "@park-hub/dev";
import { HubError } from "@park-hub/errors";
import { makeCity, type City, type CitySize } from "./city/make-city";
import { readTownships, stationsOf } from "./city/townships";
import { seedSites } from "./seed-sites";

const SEEDED = "city-is-seeded";
const SAVED_EVERY_S = 30;
const INDEX_FILE = "match-index.bin";
const MATCH_FILES = ["match.db", "match.db-wal", "match.db-shm", INDEX_FILE];

/** The city and where its hub lives. */
export interface CityHub {
  readonly city: City;
  readonly folder: string;
  start(): Promise<Hub>;
  /** Forgets all that match knows, so that it begins with the sites' snapshots. */
  forgetMatch(): void;
  /** Forgets the saved index alone. */
  forgetIndexFile(): void;
}

/** Makes the city's databases in the folder, or takes those that are there. */
export async function openCityHub(folder: string, size: CitySize): Promise<CityHub> {
  const townships = readTownships();
  const options: HubOptions = {
    dataDir: folder,
    hosts: [{ name: "station-host", sites: stationsOf(townships) }],
    // A plan of a thousand demands takes longer than a page may.
    env: { HUB_PART_DEADLINE: "30s", HUB_INDEX_SAVED_EVERY: `${SAVED_EVERY_S}s` },
  };
  const city = makeCity(townships, size);
  const hub: CityHub = {
    city,
    folder,
    start: () => startHub(options),
    forgetIndexFile: () => rmSync(join(folder, INDEX_FILE), { force: true }),
    forgetMatch: () => MATCH_FILES.forEach((name) => rmSync(join(folder, name), { force: true })),
  };
  if (existsSync(join(folder, SEEDED))) return hub;
  await (await hub.start()).stop();
  await seedSites(folder, city);
  hub.forgetMatch();
  writeFileSync(join(folder, SEEDED), new Date().toISOString());
  return hub;
}

/** Resolves when match is ready; gives the milliseconds since the call. @throws {HubError} TIMEOUT */
export async function untilReady(hub: Hub, timeoutMs = 600_000): Promise<number> {
  const begin = performance.now();
  while (performance.now() - begin < timeoutMs) {
    const answer = await fetch(`${hub.urlOf("match")}/health/ready`).catch(() => null);
    if (answer?.status === 200) return performance.now() - begin;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new HubError("TIMEOUT", `match was not ready within ${timeoutMs} ms`);
}

/** Resolves when match has saved its index as it is: a saving that is under way may be of an earlier state, the next one is not. */
export async function untilSaved(folder: string): Promise<void> {
  const savedAt = () => statSync(join(folder, INDEX_FILE), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  for (let saving = 0; saving < 2; saving += 1) {
    const [since, before] = [Date.now(), savedAt()];
    // Nothing is saved when nothing has changed.
    while (savedAt() === before && (before === 0 || Date.now() - since < 2 * SAVED_EVERY_S * 1_000)) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Resolves when match has everything that the sites have. */
export async function untilSettled(hub: Hub): Promise<number> {
  const begin = performance.now();
  for (;;) {
    try {
      await hub.settle();
      return performance.now() - begin;
    } catch (error) {
      if (!(error instanceof HubError && error.code === "TIMEOUT")) throw error;
    }
  }
}
