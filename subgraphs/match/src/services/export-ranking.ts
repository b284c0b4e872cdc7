import { rankDemands, rankOrganizations, rankPlacements, rankProjects, rankResources } from "../engine/find";
import type { MatchIndex } from "../engine/match-index";
import type {
  DemandFilter,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  Ranking,
  ResourceFilter,
} from "../model/find-query";
import type { Asker } from "./asker";

/** What is exported, and by which filter. */
export type ExportList =
  | { readonly list: "projects"; readonly filter: ProjectFilter }
  | { readonly list: "demands"; readonly filter: DemandFilter }
  | { readonly list: "resources"; readonly filter: ResourceFilter }
  | { readonly list: "organizations"; readonly filter: OrganizationFilter }
  | { readonly list: "placements"; readonly filter: PlacementFilter };

/** Says what an export holds, in which order; its rows are read later, page by page. */
export class ExportRanking {
  constructor(private readonly index: MatchIndex) {}

  /** The ids of everything that is found and that the asker may see. */
  idsOf(asked: ExportList, text: string | null, asker: Asker): readonly string[] {
    return this.#ranking(asked, text, asker).ids;
  }

  #ranking(asked: ExportList, text: string | null, { viewer }: Asker): Ranking {
    const orderBy = text === null ? "NEWEST" : "RELEVANCE";
    const query = { text, orderBy, depth: Number.MAX_SAFE_INTEGER, canSee: viewer.canSee } as const;
    switch (asked.list) {
      case "projects":
        return rankProjects(this.index, { ...query, filter: asked.filter });
      case "demands":
        return rankDemands(this.index, { ...query, filter: asked.filter });
      case "resources":
        return rankResources(this.index, { ...query, filter: asked.filter });
      case "organizations":
        return rankOrganizations(this.index, { ...query, filter: asked.filter });
      case "placements":
        return rankPlacements(this.index, { ...query, filter: asked.filter });
      default:
        return asked satisfies never;
    }
  }
}
