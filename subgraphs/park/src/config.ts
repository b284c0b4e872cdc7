import { SITE_HOST_SETTINGS } from "@park-hub/site";

/** What the environment may say: what every site host reads, nothing of its own. */
export const PARK_SETTINGS = SITE_HOST_SETTINGS;

/** How this host differs from others: it hosts the one park and is where the directory comes from. */
export const hostProgram = { name: "park", sites: ["park"], needsPark: false } as const;
