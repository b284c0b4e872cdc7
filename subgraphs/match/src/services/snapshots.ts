/*
 * What the index knows of an object, as answers show it. Names of other objects are shown only to who may see those.
 */
import type {
  Audience,
  CreditStanding,
  DemandFeed,
  DemandState,
  OrganizationCategory,
  OrganizationFeed,
  PlacementFeed,
  PlacementState,
  ProjectFeed,
  ProjectStage,
  ResourceFeed,
  ResourceKind,
  ServiceField,
} from "@park-hub/contracts";
import type { MatchIndex } from "../engine/match-index";
import type { Indexed } from "../model/indexed-object";
import type { VisibilityPredicate } from "../model/visibility";

/** `ProjectSnapshot` of the public schema. */
export interface ProjectSnapshot {
  readonly title: string;
  readonly summary: string;
  readonly siteCode: string;
  readonly organizationName: string | null;
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly stage: ProjectStage;
  readonly asOf: string;
}

/** `DemandSnapshot` of the public schema. */
export interface DemandSnapshot {
  readonly title: string;
  readonly description: string;
  readonly siteCode: string;
  readonly areaCode: string | null;
  readonly community: string | null;
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly state: DemandState;
  readonly asOf: string;
}

/** `ResourceSnapshot` of the public schema. */
export interface ResourceSnapshot {
  readonly title: string;
  readonly summary: string;
  readonly siteCode: string;
  readonly kind: ResourceKind;
  readonly areaCode: string | null;
  readonly quantity: number;
  readonly unit: string;
  readonly asOf: string;
}

/** `OrganizationSnapshot` of the public schema. */
export interface OrganizationSnapshot {
  readonly name: string;
  readonly summary: string | null;
  readonly creditCode: string;
  readonly category: OrganizationCategory;
  readonly creditStanding: CreditStanding;
  readonly asOf: string;
}

/** `PlacementSnapshot` of the public schema. */
export interface PlacementSnapshot {
  readonly siteCode: string;
  readonly demandId: string;
  readonly demandTitle: string | null;
  readonly projectId: string;
  readonly projectTitle: string | null;
  readonly state: PlacementState;
  readonly asOf: string;
}

/** The item if it is there and the asker may see it. */
export function visible<T>(item: Indexed<T> | null, canSee: VisibilityPredicate): Indexed<T> | null {
  return item !== null && canSee(item.meta.visibility, item.meta.siteCode) ? item : null;
}

export function projectSnapshot(
  index: MatchIndex,
  item: Indexed<ProjectFeed>,
  canSee: VisibilityPredicate,
): ProjectSnapshot {
  const { title, summary, organizationId, fields, audiences, stage } = item.value;
  const organization = visible(index.organization(organizationId), canSee);
  const { siteCode, asOf } = item.meta;
  return {
    title,
    summary,
    siteCode,
    organizationName: organization?.value.name ?? null,
    fields,
    audiences,
    stage,
    asOf,
  };
}

export function demandSnapshot({ value, meta }: Indexed<DemandFeed>): DemandSnapshot {
  const { title, description, areaCode, community, fields, audiences, state } = value;
  return {
    title,
    description,
    siteCode: meta.siteCode,
    areaCode,
    community,
    fields,
    audiences,
    state,
    asOf: meta.asOf,
  };
}

export function resourceSnapshot({ value, meta }: Indexed<ResourceFeed>): ResourceSnapshot {
  const { title, summary, kind, areaCode, quantity, unit } = value;
  return { title, summary, siteCode: meta.siteCode, kind, areaCode, quantity, unit, asOf: meta.asOf };
}

export function organizationSnapshot({ value, meta }: Indexed<OrganizationFeed>): OrganizationSnapshot {
  const { name, summary, creditCode, category, creditStanding } = value;
  return { name, summary, creditCode, category, creditStanding, asOf: meta.asOf };
}

export function placementSnapshot(
  index: MatchIndex,
  { value, meta }: Indexed<PlacementFeed>,
  canSee: VisibilityPredicate,
): PlacementSnapshot {
  const { demandId, projectId, state } = value;
  const demandTitle = visible(index.demand(demandId), canSee)?.value.title ?? null;
  const projectTitle = visible(index.project(projectId), canSee)?.value.title ?? null;
  return { siteCode: meta.siteCode, demandId, demandTitle, projectId, projectTitle, state, asOf: meta.asOf };
}
