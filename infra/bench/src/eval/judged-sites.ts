/*
 * The sites that a judged bundle needs: those of its own `sites.ndjson`, else the demo's, and a station for every
 * site code that its lists use and neither knows. Before: judged-bundle.ts. After: eval.ts.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSiteList, type ListedSite } from "@park-hub/dev";
import { z } from "zod";
import { readLines } from "./judged-bundle";

const DEMO_SITES = resolve(__dirname, "../../../demo/yinzhou/sites.ndjson");
const WHOLE_CITY = "330200";
const owned = z.object({ site: z.string(), area: z.string().nullish() });

/** Every site that the bundle names, the park left out: it is there anyway. */
export function sitesOf(folder: string): readonly ListedSite[] {
  const own = join(folder, "sites.ndjson");
  const listed = readSiteList(existsSync(own) ? own : DEMO_SITES);
  const known = new Set(["park", ...listed.map(({ code }) => code)]);
  const unlisted = new Map<string, string>();
  for (const file of ["projects.ndjson", "demands.ndjson", "resources.ndjson"]) {
    for (const { site, area } of readLines(folder, file, owned)) {
      if (!known.has(site)) unlisted.set(site, area ?? unlisted.get(site) ?? WHOLE_CITY);
    }
  }
  return [...listed, ...[...unlisted].map(([code, area]) => ({ code, kind: "STATION" as const, name: code, area }))];
}
