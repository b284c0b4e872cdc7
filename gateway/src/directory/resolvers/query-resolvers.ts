import type { QueryResolvers } from "../../generated/types";
import { placesNamed } from "../places-named";
import { pageOfSites, pageSize } from "../site-pages";

/** Root fields of the graph `directory`. */
export const queryResolvers: QueryResolvers = {
  site: (_root, { code }, { directory }) => directory.site(code),
  sites: (_root, { kind, within, first, after }, { directory }) => {
    const sites = directory.sitesOf({ kind: kind ?? undefined, within: within ?? undefined });
    return pageOfSites(sites, first ?? 50, after ?? null);
  },
  area: (_root, { code }, { directory }) => directory.area(code),
  places: (_root, { text, first }, { directory }) => placesNamed(directory, text).slice(0, pageSize(first ?? 20)),
  viewer: (_root, _args, { principal }) => principal,
};
