import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { STATION_KEY, StationRow } from "../data/station-row";
import type { Station } from "../model/station";

/** The loaders of one request. */
export interface StationLoaders {
  /** By site code: this site's station; null for any other site. */
  readonly stations: DataLoader<string, Station | null>;
}

/** Makes the loaders of one request to that site. */
export function createStationLoaders(site: { readonly code: string; readonly database: DataSource }): StationLoaders {
  return {
    stations: new DataLoader(async (codes: readonly string[]) => {
      const station = await site.database.manager.findOneBy(StationRow, { id: STATION_KEY });
      return codes.map((code) => (code === site.code ? station : null));
    }),
  };
}
