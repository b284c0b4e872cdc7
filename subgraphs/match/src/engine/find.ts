/*
 * Find across sites: freeze a ranking once, cut its pages by offset.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type {
  DemandFilter,
  FindHit,
  FindQuery,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  Ranking,
  ResourceFilter,
} from "../model/find-query";
import type { MatchIndex } from "./match-index";

const emptyRanking = (index: MatchIndex, text: string | null): Ranking => ({
  ids: [],
  scores: [],
  totalCount: 0,
  facets: [],
  generation: index.generation,
  text,
});

/** Ranks projects. Facets: fields, audiences, formats, sites, districts, stage. */
export function rankProjects(index: MatchIndex, query: FindQuery<ProjectFilter>): Ranking {
  return emptyRanking(index, query.text ?? null);
}

/** Ranks demands. Facets: fields, audiences, sites, districts, state. */
export function rankDemands(index: MatchIndex, query: FindQuery<DemandFilter>): Ranking {
  return emptyRanking(index, query.text ?? null);
}

/** Ranks resources that are not withdrawn. Facets: kinds, sites, districts. */
export function rankResources(index: MatchIndex, query: FindQuery<ResourceFilter>): Ranking {
  return emptyRanking(index, query.text ?? null);
}

/** Ranks organisations. Facets: categories, creditStanding. */
export function rankOrganizations(index: MatchIndex, query: FindQuery<OrganizationFilter>): Ranking {
  return emptyRanking(index, query.text ?? null);
}

/** Ranks placements, newest first; text is looked for in the demand's and the project's titles. Facets: state, sites. */
export function rankPlacements(index: MatchIndex, query: FindQuery<PlacementFilter>): Ranking {
  return emptyRanking(index, query.text ?? null);
}

/** The hits from `offset` on, at most `limit`, with their snapshots as they are now. */
export function projectPage(index: MatchIndex, ranking: Ranking, offset: number, limit: number): FindHit<ProjectFeed>[] {
  return page(ranking, offset, limit, (id) => index.project(id));
}

/** As projectPage(), for demands. */
export function demandPage(index: MatchIndex, ranking: Ranking, offset: number, limit: number): FindHit<DemandFeed>[] {
  return page(ranking, offset, limit, (id) => index.demand(id));
}

/** As projectPage(), for resources. */
export function resourcePage(index: MatchIndex, ranking: Ranking, offset: number, limit: number): FindHit<ResourceFeed>[] {
  return page(ranking, offset, limit, (id) => index.resource(id));
}

/** As projectPage(), for organisations. */
export function organizationPage(
  index: MatchIndex,
  ranking: Ranking,
  offset: number,
  limit: number,
): FindHit<OrganizationFeed>[] {
  return page(ranking, offset, limit, (id) => index.organization(id));
}

/** As projectPage(), for placements. */
export function placementPage(
  index: MatchIndex,
  ranking: Ranking,
  offset: number,
  limit: number,
): FindHit<PlacementFeed>[] {
  return page(ranking, offset, limit, (id) => index.placement(id));
}

function page<T>(
  ranking: Ranking,
  offset: number,
  limit: number,
  load: (id: string) => FindHit<T>["item"],
): FindHit<T>[] {
  return ranking.ids.slice(offset, offset + limit).map((id, at) => ({
    id,
    score: ranking.scores[offset + at] ?? 0,
    matchedTerms: [],
    item: load(id),
  }));
}
