/*
 * Find across sites: freeze a ranking once, cut its pages by offset.
 * Before: find-spec.ts, search-text.ts, match-index.ts. Pure. Leaves alone: how long a ranking is kept.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type {
  DemandFilter,
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
import { bestSlots } from "./best-slots";
import { columnsOf } from "./find-columns";
import type { Dated, FindColumns } from "./find-columns";
import { DEMAND_SPEC, ORGANIZATION_SPEC, PLACEMENT_SPEC, PROJECT_SPEC, RESOURCE_SPEC } from "./find-spec";
import type { FindSpec } from "./find-spec";
import type { MatchIndex } from "./match-index";
import type { ObjectIndex } from "./object-index";
import { MatchedTerms, searchScores } from "./search-text";
import type { SlotTable } from "./slot-table";

const DEFAULT_DEPTH = 1000;
const NO_FILTER = {};

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
  const columns = columnsOf(index, slots, spec);
  const marks = columns.marksOf(spec.narrowings(filter));
  const isAllAsked = spec.asksForAll(filter);
  // Without a filter the rules say no more than the columns.
  const left = isEmptyFilter(filter) ? [] : rules;
  const isSeen = (slot: number): boolean => {
    if (columns.isPublic(slot)) {
      return true;
    }
    const meta = slots.at(slot)?.meta;
    return meta !== undefined && canSee(meta.visibility, meta.siteCode);
  };
  const counts = columns.newCounts();
  const found = new Uint32Array(slots.span);
  let totalCount = 0;
  for (let slot = 0; slot < slots.span; slot += 1) {
    const mayBeFound =
      (scores === null || (scores[slot] ?? 0) > 0) &&
      (isAllAsked || columns.isListed(slot)) &&
      columns.passes(slot, marks) &&
      slots.at(slot) !== null;
    if (mayBeFound && isSeen(slot) && (left.length === 0 || passesAll(left, slots.at(slot)))) {
      found[totalCount] = slot;
      totalCount += 1;
      columns.count(slot, counts);
    }
  }
  const kept = inOrder(slots, columns, query.orderBy ?? "RELEVANCE", scores)(found.subarray(0, totalCount), depth);
  const ranked = Array.from(kept);
  return {
    ids: ranked.flatMap((slot) => slots.at(slot)?.value.id ?? []),
    scores: ranked.map((slot) => scores?.[slot] ?? 0),
    totalCount,
    facets: columns.facetsOf(counts),
    generation: index.generation,
    text: scores === null ? null : (query.text ?? null),
  };
}

function isEmptyFilter(filter: object): boolean {
  return Object.values(filter).every((value) => value === null || value === undefined);
}

function passesAll<Item>(rules: readonly ((item: Item) => boolean)[], item: Item | null): boolean {
  if (item === null) {
    return false;
  }
  for (let at = 0; at < rules.length; at += 1) {
    if (rules[at]?.(item) === false) {
      return false;
    }
  }
  return true;
}

/** Picks the best of found slots: by score, else by instant; equals by instant, then by id. */
function inOrder<T extends Dated>(
  slots: SlotTable<Indexed<T>>,
  columns: FindColumns<T>,
  order: FindOrder,
  scores: Float64Array | null,
): (found: Uint32Array, depth: number) => Uint32Array {
  const dated = order === "UPDATED" ? columns.updated : columns.created;
  const idAt = (slot: number): string => slots.at(slot)?.value.id ?? "";
  const isNewer = (a: number, b: number): boolean => {
    const difference = (dated[a] ?? 0) - (dated[b] ?? 0);
    return difference === 0 ? idAt(a) < idAt(b) : difference > 0;
  };
  const keys = order === "RELEVANCE" && scores !== null ? scores : dated;
  return (found, depth) => bestSlots(found, keys, isNewer, depth);
}

function textPage<T>(
  index: MatchIndex,
  objects: ObjectIndex<T>,
  { ids, scores, text }: Ranking,
  offset: number,
  limit: number,
): FindHit<T>[] {
  const terms = text === null ? null : new MatchedTerms(objects, index.reader, text);
  return ids.slice(offset, offset + limit).map((id, at) => {
    const item = objects.slots.get(id);
    const matched = terms === null || item === null ? [] : terms.of(item);
    return { id, score: scores[offset + at] ?? 0, matchedTerms: matched, item };
  });
}
