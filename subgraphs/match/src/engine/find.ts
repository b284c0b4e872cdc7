/*
 * Find across sites: freeze a ranking once, cut its pages by offset.
 * Before: find-spec.ts, search-text.ts, match-index.ts. Pure. Leaves alone: how long a ranking is kept.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type {
  DemandFilter,
  Facet,
  FindHit,
  FindOrder,
  FindQuery,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  Ranking,
  ResourceFilter,
} from "../model/find-query";
import type { Indexed } from "../model/indexed-object";
import { seesOnlyPublic } from "../model/visibility";
import { FacetCounter } from "./facet-counter";
import { DEMAND_SPEC, ORGANIZATION_SPEC, PLACEMENT_SPEC, PROJECT_SPEC, RESOURCE_SPEC } from "./find-spec";
import type { FindSpec } from "./find-spec";
import type { MatchIndex } from "./match-index";
import type { ObjectIndex } from "./object-index";
import { matchedTerms, searchScores } from "./search-text";
import type { SlotTable } from "./slot-table";
import { TopK } from "./top-k";

const DEFAULT_DEPTH = 1000;
const NO_FILTER = {};

/** What every found object has. */
interface Dated {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Ranks projects. Facets: fields, audiences, formats, sites, districts, stage. */
export function rankProjects(index: MatchIndex, query: FindQuery<ProjectFilter>): Ranking {
  return rankTexts(index, index.projects, PROJECT_SPEC, query);
}

/** Ranks demands. Facets: fields, audiences, sites, districts, state. */
export function rankDemands(index: MatchIndex, query: FindQuery<DemandFilter>): Ranking {
  return rankTexts(index, index.demands, DEMAND_SPEC, query);
}

/** Ranks resources that are not withdrawn. Facets: kinds, sites, districts. */
export function rankResources(index: MatchIndex, query: FindQuery<ResourceFilter>): Ranking {
  return rankTexts(index, index.resources, RESOURCE_SPEC, query);
}

/** Ranks organisations. Facets: categories, creditStanding. */
export function rankOrganizations(index: MatchIndex, query: FindQuery<OrganizationFilter>): Ranking {
  return rankTexts(index, index.organizations, ORGANIZATION_SPEC, query);
}

/** Ranks placements, newest first or by last change; they have no text. Facets: state, sites. */
export function rankPlacements(index: MatchIndex, query: FindQuery<PlacementFilter>): Ranking {
  return rankSlots(index, index.placements, PLACEMENT_SPEC, query, null);
}

/** The hits from `offset` on, at most `limit`, with their snapshots as they are now. */
export function projectPage(
  index: MatchIndex,
  ranking: Ranking,
  offset: number,
  limit: number,
): FindHit<ProjectFeed>[] {
  return textPage(index, index.projects, ranking, offset, limit);
}

/** As projectPage(), for demands. */
export function demandPage(index: MatchIndex, ranking: Ranking, offset: number, limit: number): FindHit<DemandFeed>[] {
  return textPage(index, index.demands, ranking, offset, limit);
}

/** As projectPage(), for resources. */
export function resourcePage(
  index: MatchIndex,
  ranking: Ranking,
  offset: number,
  limit: number,
): FindHit<ResourceFeed>[] {
  return textPage(index, index.resources, ranking, offset, limit);
}

/** As projectPage(), for organisations. */
export function organizationPage(
  index: MatchIndex,
  ranking: Ranking,
  offset: number,
  limit: number,
): FindHit<OrganizationFeed>[] {
  return textPage(index, index.organizations, ranking, offset, limit);
}

/** As projectPage(), for placements. */
export function placementPage(
  index: MatchIndex,
  ranking: Ranking,
  offset: number,
  limit: number,
): FindHit<PlacementFeed>[] {
  return ranking.ids
    .slice(offset, offset + limit)
    .map((id) => ({ id, score: 0, matchedTerms: [], item: index.placement(id) }));
}

function rankTexts<T extends Dated, Filter extends object>(
  index: MatchIndex,
  objects: ObjectIndex<T>,
  spec: FindSpec<T, Filter>,
  query: FindQuery<Filter>,
): Ranking {
  const text = query.text?.trim() ?? "";
  const scores = text === "" ? null : searchScores(objects, index.reader, text);
  return rankSlots(index, objects.slots, spec, query, scores);
}

function rankSlots<T extends Dated, Item extends Indexed<T>, Filter extends object>(
  index: MatchIndex,
  slots: SlotTable<Item>,
  spec: FindSpec<T, Filter>,
  query: FindQuery<Filter>,
  scores: Float64Array | null,
): Ranking {
  const { depth = DEFAULT_DEPTH, canSee = seesOnlyPublic } = query;
  // Every key of a filter is optional, so the empty object is a filter of any kind.
  const filter = query.filter ?? (NO_FILTER as Filter);
  const rules = spec.rules(index, filter);
  const counter = new FacetCounter(index, spec.facets);
  const best = new TopK(depth, inOrder(slots, query.orderBy ?? "RELEVANCE", scores));
  let totalCount = 0;
  for (let slot = 0; slot < slots.span; slot += 1) {
    const item = slots.at(slot);
    const isFound = item !== null && (scores === null || (scores[slot] ?? 0) > 0);
    if (isFound && canSee(item.meta.visibility, item.meta.siteCode) && rules.every((passes) => passes(item))) {
      totalCount += 1;
      counter.add(item);
      best.offer(slot);
    }
  }
  const kept = best.best();
  const facets: readonly Facet[] = counter.facets();
  return {
    ids: kept.flatMap((slot) => slots.at(slot)?.value.id ?? []),
    scores: kept.map((slot) => scores?.[slot] ?? 0),
    totalCount,
    facets,
    generation: index.generation,
    text: scores === null ? null : (query.text ?? null),
  };
}

/** A total order of slots: by score or by day, then by id. */
function inOrder<T extends Dated>(
  slots: SlotTable<Indexed<T>>,
  order: FindOrder,
  scores: Float64Array | null,
): (a: number, b: number) => boolean {
  const dated = (slot: number): string => {
    const value = slots.at(slot)?.value;
    return (order === "UPDATED" ? value?.updatedAt : value?.createdAt) ?? "";
  };
  const idAt = (slot: number): string => slots.at(slot)?.value.id ?? "";
  return (a, b) => {
    const difference = order === "RELEVANCE" && scores !== null ? (scores[a] ?? 0) - (scores[b] ?? 0) : 0;
    if (difference !== 0) {
      return difference > 0;
    }
    const [dayA, dayB] = [dated(a), dated(b)];
    return dayA === dayB ? idAt(a) < idAt(b) : dayA > dayB;
  };
}

function textPage<T>(
  index: MatchIndex,
  objects: ObjectIndex<T>,
  { ids, scores, text }: Ranking,
  offset: number,
  limit: number,
): FindHit<T>[] {
  return ids.slice(offset, offset + limit).map((id, at) => {
    const item = objects.slots.get(id);
    const terms = text === null || item === null ? [] : matchedTerms(item, index.reader, text);
    return { id, score: scores[offset + at] ?? 0, matchedTerms: terms, item };
  });
}
