/*
 * How each kind of object is filtered, counted and dated by find. Before: match-index.ts. After: find.ts. Pure.
 */
import {
  AUDIENCES,
  CREDIT_STANDINGS,
  DEMAND_STATES,
  FORMATS,
  ORGANIZATION_CATEGORIES,
  PLACEMENT_STATES,
  PROJECT_STAGES,
  RESOURCE_KINDS,
  SERVICE_FIELDS,
} from "@park-hub/contracts";
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import { covers, coversAny, districtOf } from "../model/area-code";
import { holdsDay } from "../model/date-window";
import type {
  DemandFilter,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  ResourceFilter,
} from "../model/find-query";
import type { Indexed, IndexMeta } from "../model/indexed-object";
import type { MatchIndex } from "./match-index";

/** A facet of one kind of object: the values of an object, and what a value is called. */
export interface FacetSpec<T> {
  readonly name: string;
  readonly valuesOf: (index: MatchIndex, item: Indexed<T>) => readonly string[];
  readonly label: (index: MatchIndex, value: string) => string;
}

/** How find treats one kind of object. */
export interface FindSpec<T, Filter> {
  readonly passes: (index: MatchIndex, item: Indexed<T>, filter: Filter) => boolean;
  readonly facets: readonly FacetSpec<T>[];
}

type MaybeList<T> = readonly T[] | null | undefined;

/** Projects; drafts and withdrawn ones only when their stage is asked for. */
export const PROJECT_SPEC: FindSpec<ProjectFeed, ProjectFilter> = {
  passes: (index, { value, meta }, filter) =>
    (isOneOf(value.stage, filter.stages) && (hasAny(filter.stages) || !isHidden(value.stage))) &&
    sharesOne(value.fields, filter.fields) &&
    sharesOne(value.audiences, filter.audiences) &&
    sharesOne(value.formats, filter.formats) &&
    passesSite(index, meta, filter) &&
    isWithin(filter.within, [siteArea(index, meta), ...value.serviceAreaCodes]) &&
    isUnset(filter.servesArea, (area) => coversAny(value.serviceAreaCodes, area)) &&
    isUnset(filter.budgetAtMost, (most) => value.budgetMin === null || value.budgetMin <= most) &&
    isUnset(filter.availableOn, (day) => holdsDay({ from: value.availableFrom, to: value.availableTo }, day)) &&
    isUnset(filter.organizationId, (id) => value.organizationId === id),
  facets: [
    labelled("fields", ({ value }) => value.fields, SERVICE_FIELDS),
    labelled("audiences", ({ value }) => value.audiences, AUDIENCES),
    labelled("formats", ({ value }) => value.formats, FORMATS),
    siteFacet(),
    districtFacet(({ value }) => value.serviceAreaCodes),
    labelled("stage", ({ value }) => [value.stage], PROJECT_STAGES),
  ],
};

/** Demands; drafts and withdrawn ones only when their state is asked for. */
export const DEMAND_SPEC: FindSpec<DemandFeed, DemandFilter> = {
  passes: (index, { value, meta }, filter) =>
    (isOneOf(value.state, filter.states) && (hasAny(filter.states) || !isHidden(value.state))) &&
    sharesOne(value.fields, filter.fields) &&
    sharesOne(value.audiences, filter.audiences) &&
    passesSite(index, meta, filter) &&
    isWithin(filter.within, [value.areaCode ?? siteArea(index, meta)]) &&
    isUnset(filter.neededBy, (day) => value.neededBy !== null && value.neededBy <= day),
  facets: [
    labelled("fields", ({ value }) => value.fields, SERVICE_FIELDS),
    labelled("audiences", ({ value }) => value.audiences, AUDIENCES),
    siteFacet(),
    districtFacet(({ value }) => (value.areaCode === null ? [] : [value.areaCode])),
    labelled("state", ({ value }) => [value.state], DEMAND_STATES),
  ],
};

/** Resources that are not withdrawn. */
export const RESOURCE_SPEC: FindSpec<ResourceFeed, ResourceFilter> = {
  passes: (index, { value, meta }, filter) =>
    !value.isWithdrawn &&
    isOneOf(value.kind, filter.kinds) &&
    isOneOf(meta.siteCode, filter.sites) &&
    isWithin(filter.within, [value.areaCode ?? siteArea(index, meta)]) &&
    isUnset(filter.availableOn, (day) => holdsDay({ from: value.availableFrom, to: value.availableTo }, day)),
  facets: [
    labelled("kinds", ({ value }) => [value.kind], RESOURCE_KINDS),
    siteFacet(),
    districtFacet(({ value }) => (value.areaCode === null ? [] : [value.areaCode])),
  ],
};

/** Organisations. */
export const ORGANIZATION_SPEC: FindSpec<OrganizationFeed, OrganizationFilter> = {
  passes: (_index, { value }, filter) =>
    isOneOf(value.category, filter.categories) && isOneOf(value.creditStanding, filter.creditStanding),
  facets: [
    labelled("categories", ({ value }) => [value.category], ORGANIZATION_CATEGORIES),
    labelled("creditStanding", ({ value }) => [value.creditStanding], CREDIT_STANDINGS),
  ],
};

/** Placements, by either party. */
export const PLACEMENT_SPEC: FindSpec<PlacementFeed, PlacementFilter> = {
  passes: (_index, { value, meta }, filter) =>
    isOneOf(meta.siteCode, filter.sites) &&
    isOneOf(value.projectId.slice(0, value.projectId.indexOf(":")), filter.projectSites) &&
    isOneOf(value.state, filter.states) &&
    isUnset(filter.organizationId, (id) => value.organizationId === id),
  facets: [labelled("state", ({ value }) => [value.state], PLACEMENT_STATES), siteFacet()],
};

function labelled<T, V extends string>(
  name: string,
  valuesOf: (item: Indexed<T>) => readonly V[],
  labels: Readonly<Record<V, string>>,
): FacetSpec<T> {
  const table: Readonly<Record<string, string>> = labels;
  return { name, valuesOf: (_index, item) => valuesOf(item), label: (_index, value) => table[value] ?? value };
}

function siteFacet<T>(): FacetSpec<T> {
  return {
    name: "sites",
    valuesOf: (_index, { meta }) => [meta.siteCode],
    label: (index, code) => index.site(code)?.name ?? code,
  };
}

/** The districts of the object's areas; of the owning site's area where they name none. */
function districtFacet<T>(areasOf: (item: Indexed<T>) => readonly string[]): FacetSpec<T> {
  return {
    name: "districts",
    valuesOf: (index, item) => {
      const own = districtsOf(areasOf(item));
      return own.length > 0 ? own : districtsOf([siteArea(index, item.meta)]);
    },
    label: (index, code) => index.areaName(code),
  };
}

function districtsOf(areas: readonly string[]): string[] {
  return [...new Set(areas.flatMap((area) => districtOf(area) ?? []))];
}

function siteArea(index: MatchIndex, meta: IndexMeta): string {
  return index.site(meta.siteCode)?.areaCode ?? "";
}

function passesSite(
  index: MatchIndex,
  meta: IndexMeta,
  filter: Pick<ProjectFilter, "sites" | "siteKinds">,
): boolean {
  const kind = index.site(meta.siteCode)?.kind ?? meta.siteKind;
  return isOneOf(meta.siteCode, filter.sites) && (!hasAny(filter.siteKinds) || isOneOf(kind, filter.siteKinds));
}

function isWithin(division: string | null | undefined, areas: readonly string[]): boolean {
  return isUnset(division, (outer) => areas.some((area) => covers(outer, area)));
}

function isHidden(stage: string): boolean {
  return stage === "DRAFT" || stage === "WITHDRAWN";
}

function hasAny<T>(list: MaybeList<T>): list is readonly T[] {
  return list !== null && list !== undefined && list.length > 0;
}

function isOneOf<T>(value: T | undefined, list: MaybeList<T>): boolean {
  return !hasAny(list) || (value !== undefined && list.includes(value));
}

function sharesOne<T>(values: readonly T[], list: MaybeList<T>): boolean {
  return !hasAny(list) || values.some((value) => list.includes(value));
}

function isUnset<T>(wanted: T | null | undefined, passes: (wanted: T) => boolean): boolean {
  return wanted === null || wanted === undefined || passes(wanted);
}
