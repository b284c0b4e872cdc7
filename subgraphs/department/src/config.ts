import { SITE_HOST_SETTINGS } from "@park-hub/site";

/** What the environment may say: what every site host reads, nothing of its own. */
export const DEPARTMENT_SETTINGS = SITE_HOST_SETTINGS;

/** How this host differs from others: it hosts the departments of HUB_SITES and follows park's directory. */
export const hostProgram = { name: "department-host", needsPark: true } as const;
