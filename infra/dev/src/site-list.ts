/*
 * The list of sites that a hub hosts: `sites.ndjson` of a demo bundle, one site a line.
 */
import { readFileSync } from "node:fs";
import { SITE_KINDS, type SiteKind } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { z } from "zod";

const kinds = Object.keys(SITE_KINDS).filter((kind): kind is SiteKind => kind in SITE_KINDS);
const siteSchema = z.object({ code: z.string(), kind: z.enum(kinds), name: z.string(), area: z.string() });

/** A site of the list. */
export type ListedSite = Readonly<z.infer<typeof siteSchema>>;

/** Reads the list. @throws {HubError} CONFIG_INVALID naming the line that is not a site. */
export function readSiteList(file: string): readonly ListedSite[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [siteOf(line, `${file}:${index + 1}`)]));
}

function siteOf(line: string, where: string): ListedSite {
  try {
    return siteSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new HubError("CONFIG_INVALID", `${where} is no site { code, kind, name, area }`, { cause: error });
  }
}
