export { STATION_SETTINGS } from "./config";
export { STATION_ENTITIES } from "./data/station-row";
export { STATION_MIGRATIONS } from "./data/migrations/station-migrations";
export { startStationHost } from "./server";
export type { StationHostStart } from "./server";
