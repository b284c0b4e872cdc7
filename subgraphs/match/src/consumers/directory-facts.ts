import type { Directory } from "@park-hub/directory";
import type { MatchIndex } from "../engine/match-index";

/** Gives the index the directory's names of sites and areas. */
export function applyDirectory(index: MatchIndex, directory: Directory): void {
  index.setDirectory({
    sites: directory.sites.map(({ code, name, kind, areaCode }) => ({ code, name, kind, areaCode })),
    areas: directory.areas.map(({ code, name, level }) => ({ code, name, level })),
  });
}
