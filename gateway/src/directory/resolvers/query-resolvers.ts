import { HubError } from "@park-hub/errors";

import type { QueryResolvers } from "../../generated/types";
import { placesNamed } from "../places-named";
import { pageOfSites, pageSize } from "../site-pages";

/** Root fields of the graph `directory`. */
export const queryResolvers: QueryResolvers = {
  site: (_root, { code }, { directory }) => directory.site(code),
  sites: (_root, { kind, within, first, after }, { directory }) => {
    if (within != null) checkDivisionCode(within);
    const sites = directory.sitesOf({ kind: kind ?? undefined, within: within ?? undefined });
    return pageOfSites(sites, first ?? 50, after ?? null);
  },
  area: (_root, { code }, { directory }) => directory.area(code),
  places: (_root, { text, first }, { directory }) => placesNamed(directory, text).slice(0, pageSize(first ?? 20)),
  viewer: (_root, _args, { principal }) => principal,
};

/** The rule, and the words, of match's filters. */
function checkDivisionCode(within: string): void {
  if (/^\d{2,12}$/.test(within)) return;
  throw new HubError("BAD_REQUEST", `within "${within.slice(0, 40)}" is no division code: 2 to 12 digits`);
}
