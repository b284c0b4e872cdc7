/*
 * The host of stations: what every site is (shared/site) with the graph `station` beside it.
 * Leaves alone: the environment and signals (main.ts).
 */
import { startSiteHost, type SiteHost, type SiteHostOptions, type SiteHostStart } from "@park-hub/site";
import { hostProgram } from "./config";
import { STATION_ENTITIES } from "./data/station-row";
import { STATION_MIGRATIONS } from "./data/migrations/station-migrations";
import { stationGraph } from "./schema";

/** What a host of stations is started with. */
export type StationHostStart = SiteHostStart & Pick<SiteHostOptions, "contractOf">;

/** Starts the host; resolves when it listens. @throws {HubError} CONFIG_INVALID, STORAGE when it cannot start. */
export function startStationHost(host: StationHostStart): Promise<SiteHost> {
  return startSiteHost({
    ...host,
    name: hostProgram.name,
    kind: "STATION",
    publicUrl: host.publicUrl ?? undefined,
    ownGraph: stationGraph(),
    ownEntities: STATION_ENTITIES,
    ownMigrations: STATION_MIGRATIONS,
  });
}
