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
import { coversAny, districtOf } from "../model/area-code";
import { holdsDay } from "../model/date-window";
import type {
  DemandFilter,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  ResourceFilter,
} from "../model/find-query";
import type { Indexed, IndexMeta } from "../model/indexed-object";
import { FilterRules, hasAny } from "./filter-rules";
import type { Rule } from "./filter-rules";
import type { MatchIndex } from "./match-index";

/** A facet of which the object must have one of the values. */
export interface Narrowing {
  readonly facet: string;
  readonly values: readonly string[];
}

/** A facet of one kind of object: the values of an object, and what a value is called. */
export interface FacetSpec<T> {
  readonly name: string;
  readonly valuesOf: (index: MatchIndex, item: Indexed<T>) => readonly string[];
  readonly label: (index: MatchIndex, value: string) => string;
}

/** How find treats one kind of object. */
export interface FindSpec<T, Filter> {
  /** What an object must keep to be found. */
  readonly rules: (index: MatchIndex, filter: Filter) => readonly Rule<T>[];
  /** What of the rules concerns facets alone, so that it can be said of many objects at once; the rules say it too. */
  readonly narrowings: (filter: Filter) => readonly Narrowing[];
  /** Whether an object is shown to who does not ask for such as it. */
  readonly isListed: (value: T) => boolean;
  /** Whether the filter asks for objects that are not listed. */
  readonly asksForAll: (filter: Filter) => boolean;
  readonly facets: readonly FacetSpec<T>[];
}

/** Projects; drafts and withdrawn ones only when their stage is asked for. */
export const PROJECT_SPEC: FindSpec<ProjectFeed, ProjectFilter> = {
  rules: (index, filter) =>
    passesSite(index, new FilterRules<ProjectFeed>(), filter)
      .oneOf(filter.stages, ({ value }) => value.stage)
      .always(({ value }) => hasAny(filter.stages) || !isHidden(value.stage))
      .sharing(filter.fields, ({ value }) => value.fields)
      .sharing(filter.audiences, ({ value }) => value.audiences)
      .sharing(filter.formats, ({ value }) => value.formats)
      .within(filter.within, ({ value, meta }) => [siteArea(index, meta), ...value.serviceAreaCodes])
      .whenSet(filter.servesArea, (area, { value }) => coversAny(value.serviceAreaCodes, area))
      .whenSet(filter.budgetAtMost, (most, { value }) => value.budgetMin === null || value.budgetMin <= most)
      .whenSet(filter.availableOn, (day, { value }) => isAvailable(value, day))
      .whenSet(filter.organizationId, (id, { value }) => value.organizationId === id).rules,
  narrowings: ({ sites, stages, fields, audiences, formats }) =>
    narrowingsOf({ sites, stage: stages, fields, audiences, formats }),
  isListed: ({ stage }) => !isHidden(stage),
  asksForAll: ({ stages }) => hasAny(stages),
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
  rules: (index, filter) =>
    passesSite(index, new FilterRules<DemandFeed>(), filter)
      .oneOf(filter.states, ({ value }) => value.state)
      .always(({ value }) => hasAny(filter.states) || !isHidden(value.state))
      .sharing(filter.fields, ({ value }) => value.fields)
      .sharing(filter.audiences, ({ value }) => value.audiences)
      .within(filter.within, ({ value, meta }) => [value.areaCode ?? siteArea(index, meta)])
      .whenSet(filter.neededBy, (day, { value }) => value.neededBy !== null && value.neededBy <= day).rules,
  narrowings: ({ sites, states, fields, audiences }) => narrowingsOf({ sites, state: states, fields, audiences }),
  isListed: ({ state }) => !isHidden(state),
  asksForAll: ({ states }) => hasAny(states),
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
  rules: (index, filter) =>
    new FilterRules<ResourceFeed>()
      .always(({ value }) => !value.isWithdrawn)
      .oneOf(filter.kinds, ({ value }) => value.kind)
      .oneOf(filter.sites, ({ meta }) => meta.siteCode)
      .within(filter.within, ({ value, meta }) => [value.areaCode ?? siteArea(index, meta)])
      .whenSet(filter.availableOn, (day, { value }) => isAvailable(value, day)).rules,
  narrowings: ({ sites, kinds }) => narrowingsOf({ sites, kinds }),
  isListed: ({ isWithdrawn }) => !isWithdrawn,
  asksForAll: () => false,
  facets: [
    labelled("kinds", ({ value }) => [value.kind], RESOURCE_KINDS),
    siteFacet(),
    districtFacet(({ value }) => (value.areaCode === null ? [] : [value.areaCode])),
  ],
};

/** Organisations. */
export const ORGANIZATION_SPEC: FindSpec<OrganizationFeed, OrganizationFilter> = {
  rules: (_index, filter) =>
    new FilterRules<OrganizationFeed>()
      .oneOf(filter.categories, ({ value }) => value.category)
      .oneOf(filter.creditStanding, ({ value }) => value.creditStanding).rules,
  narrowings: ({ categories, creditStanding }) => narrowingsOf({ categories, creditStanding }),
  isListed: () => true,
  asksForAll: () => true,
  facets: [
    labelled("categories", ({ value }) => [value.category], ORGANIZATION_CATEGORIES),
    labelled("creditStanding", ({ value }) => [value.creditStanding], CREDIT_STANDINGS),
  ],
};

/** Placements, by either party. */
export const PLACEMENT_SPEC: FindSpec<PlacementFeed, PlacementFilter> = {
  rules: (_index, filter) =>
    new FilterRules<PlacementFeed>()
      .oneOf(filter.sites, ({ meta }) => meta.siteCode)
      .oneOf(filter.projectSites, ({ value }) => value.projectId.slice(0, value.projectId.indexOf(":")))
      .oneOf(filter.states, ({ value }) => value.state)
      .whenSet(filter.organizationId, (id, { value }) => value.organizationId === id).rules,
  narrowings: ({ sites, states }) => narrowingsOf({ sites, state: states }),
  isListed: () => true,
  asksForAll: () => true,
  facets: [labelled("state", ({ value }) => [value.state], PLACEMENT_STATES), siteFacet()],
};

/** By the facet's name; a list that names nothing narrows nothing. */
function narrowingsOf(wanted: Readonly<Record<string, readonly string[] | null | undefined>>): Narrowing[] {
  return Object.entries(wanted).flatMap(([facet, values]) => (hasAny(values) ? [{ facet, values }] : []));
}

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
  const districts: string[] = [];
  for (const area of areas) {
    const district = districtOf(area);
    if (district !== null && !districts.includes(district)) {
      districts.push(district);
    }
  }
  return districts;
}

function siteArea(index: MatchIndex, meta: IndexMeta): string {
  return index.site(meta.siteCode)?.areaCode ?? "";
}

function passesSite<T>(
  index: MatchIndex,
  rules: FilterRules<T>,
  { sites, siteKinds }: Pick<ProjectFilter, "sites" | "siteKinds">,
): FilterRules<T> {
  return rules
    .oneOf(sites, ({ meta }) => meta.siteCode)
    .oneOf(siteKinds, ({ meta }) => index.site(meta.siteCode)?.kind ?? meta.siteKind);
}

function isAvailable(value: Pick<ProjectFeed, "availableFrom" | "availableTo">, day: string): boolean {
  return holdsDay({ from: value.availableFrom, to: value.availableTo }, day);
}

function isHidden(stage: string): boolean {
  return stage === "DRAFT" || stage === "WITHDRAWN";
}
