import { SITE_HOST_SETTINGS } from "@park-hub/site";

/** What the environment may say: what every site host reads, nothing of its own. */
export const STATION_SETTINGS = SITE_HOST_SETTINGS;

/** How this host differs from others: it hosts the stations of HUB_SITES and follows park's directory. */
export const hostProgram = { name: "station-host", needsPark: true } as const;
