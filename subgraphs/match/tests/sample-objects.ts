/* Objects of feeds, for the tests of match. */
import {
  newObjectId,
  type DemandFeed,
  type OrganizationFeed,
  type PlacementFeed,
  type ProjectFeed,
  type ResourceFeed,
} from "@park-hub/contracts";
import type { ChangeAction, NewChange, Visibility } from "@park-hub/outbox";

const AT = "2026-11-01T08:00:00.000Z";
const EVERYBODY: Visibility = { public: true };

export function aProject(site: string, changes: Partial<ProjectFeed> = {}): ProjectFeed {
  return {
    id: newObjectId(site),
    organizationId: "park:01ARZ3NDEKTSV4RRFFQ69G5FAV",
    title: "旧物博物馆",
    summary: "陪老人整理楼道堆物,把旧物变成社区展品",
    fields: ["ELDERLY_CARE"],
    audiences: ["ELDERLY"],
    formats: ["EXHIBITION"],
    budgetMin: 3_000,
    budgetMax: 20_000,
    serviceAreaCodes: ["330212"],
    capacity: 3,
    placesLeft: 3,
    availableFrom: "2026-01-01",
    availableTo: "2027-12-31",
    busyUntil: null,
    stage: "OPEN",
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

export function aDemand(site: string, changes: Partial<DemandFeed> = {}): DemandFeed {
  return {
    id: newObjectId(site),
    areaCode: "330212011",
    community: "和丰社区",
    title: "楼道堆物清了又堆",
    description: "老人舍不得扔旧物,楼道堆物清理后反弹",
    fields: ["ELDERLY_CARE"],
    audiences: ["ELDERLY"],
    budgetMax: 10_000,
    neededFrom: "2026-06-01",
    neededBy: "2026-12-31",
    tried: [],
    state: "OPEN",
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

export function aResource(site: string, changes: Partial<ResourceFeed> = {}): ResourceFeed {
  return {
    id: newObjectId(site),
    kind: "VENUE",
    title: "社区旧物展厅",
    summary: "可布置旧物展览、堆放老人旧物的场地",
    areaCode: "330212011",
    quantity: 1,
    unit: "间",
    availableFrom: null,
    availableTo: null,
    isWithdrawn: false,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

export function aPlacement(site: string, changes: Partial<PlacementFeed> = {}): PlacementFeed {
  return {
    id: newObjectId(site),
    demandId: newObjectId(site),
    projectId: newObjectId("park"),
    organizationId: "park:01ARZ3NDEKTSV4RRFFQ69G5FAV",
    state: "PROPOSED",
    outcome: null,
    declineReason: null,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

export function anOrganization(changes: Partial<OrganizationFeed> = {}): OrganizationFeed {
  return {
    id: newObjectId("park"),
    name: "银巢养老服务中心",
    creditCode: "52330200MJ8740001X",
    category: "SOCIAL_SERVICE_AGENCY",
    foundedOn: null,
    summary: null,
    creditStanding: "GOOD",
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

interface Told {
  readonly action?: ChangeAction;
  readonly visibility?: Visibility;
}

function told(
  kind: string,
  payload: { readonly id: string; readonly version: number },
  { action, visibility }: Told,
): NewChange {
  const { id: objectId, version } = payload;
  return { kind, action: action ?? "CREATED", objectId, version, visibility: visibility ?? EVERYBODY, payload };
}

export const projectChange = (project: ProjectFeed, how: Told = {}): NewChange => told("PROJECT", project, how);
export const demandChange = (demand: DemandFeed, how: Told = {}): NewChange => told("DEMAND", demand, how);
export const resourceChange = (resource: ResourceFeed, how: Told = {}): NewChange => told("RESOURCE", resource, how);
export const placementChange = (placement: PlacementFeed, how: Told = {}): NewChange =>
  told("PLACEMENT", placement, how);
export const organizationChange = (organization: OrganizationFeed, how: Told = {}): NewChange =>
  told("ORGANIZATION", organization, how);

/** The word that an object is gone. */
export function removal(kind: string, objectId: string, version = 2): NewChange {
  return { kind, action: "REMOVED", objectId, version, visibility: EVERYBODY, payload: null };
}
