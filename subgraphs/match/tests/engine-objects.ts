/*
 * Objects for the engine's tests: complete feed snapshots out of the few values that a test cares about.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import { subjectOfDemand } from "../src/model/demand-subject";
import type { DemandSubject } from "../src/model/demand-subject";
import type { IndexMeta } from "../src/model/indexed-object";
import { parseLexicon } from "../src/model/lexicon";
import { PUBLIC_VISIBILITY } from "../src/model/visibility";

const AT = "2026-11-01T00:00:00.000Z";
const WRITTEN = { version: 1, createdAt: AT, updatedAt: AT };

/** The lexicon that the package ships. */
export const FIELD_LEXICON = parseLexicon(
  JSON.parse(readFileSync(join(__dirname, "../lexicon/community-work.json"), "utf8")),
);

/** Public, of the park unless told. */
export function sampleMeta(change: Partial<IndexMeta> = {}): IndexMeta {
  return { siteCode: "park", visibility: PUBLIC_VISIBILITY, asOf: AT, ...change };
}

/** An open project for the whole of Yinzhou. */
export function sampleProject(id: string, change: Partial<ProjectFeed> = {}): ProjectFeed {
  return {
    id,
    organizationId: "o-1",
    title: "旧物换新集市",
    summary: "请居民把用不着的旧物拿出来交换。",
    fields: ["ENVIRONMENT"],
    audiences: ["ALL_RESIDENTS"],
    formats: ["MARKET"],
    budgetMin: 5000,
    budgetMax: 20_000,
    serviceAreaCodes: ["330212"],
    capacity: 3,
    placesLeft: 3,
    availableFrom: "2026-01-01",
    availableTo: "2027-12-31",
    busyUntil: null,
    stage: "OPEN",
    ...WRITTEN,
    ...change,
  };
}

/** An open demand of a township in Yinzhou. */
export function sampleDemand(id: string, change: Partial<DemandFeed> = {}): DemandFeed {
  return {
    id,
    areaCode: "330212011",
    community: "示例社区",
    title: "楼道堆满旧物",
    description: "楼道里堆着旧物，清理过几次又堆起来。",
    fields: ["ENVIRONMENT"],
    audiences: ["ALL_RESIDENTS"],
    budgetMax: 30_000,
    neededFrom: "2026-12-01",
    neededBy: "2027-06-30",
    tried: [],
    state: "OPEN",
    ...WRITTEN,
    ...change,
  };
}

/** sampleDemand() as it is matched. */
export function sampleSubject(change: Partial<DemandFeed> = {}): DemandSubject {
  return subjectOfDemand(sampleDemand("d-1", change));
}

/** A venue in Yinzhou. */
export function sampleResource(id: string, change: Partial<ResourceFeed> = {}): ResourceFeed {
  return {
    id,
    kind: "VENUE",
    title: "空置车棚",
    summary: "可布置展览，也可放旧物。",
    areaCode: "330212011",
    quantity: 1,
    unit: "间",
    availableFrom: null,
    availableTo: null,
    isWithdrawn: false,
    ...WRITTEN,
    ...change,
  };
}

/** An organisation in good standing. */
export function sampleOrganization(id: string, change: Partial<OrganizationFeed> = {}): OrganizationFeed {
  return {
    id,
    name: "银巢养老服务中心",
    creditCode: "52330212MJY3644972",
    category: "SOCIAL_SERVICE_AGENCY",
    foundedOn: null,
    summary: null,
    creditStanding: "GOOD",
    ...WRITTEN,
    ...change,
  };
}

/** A closed placement with a met demand. */
export function samplePlacement(id: string, change: Partial<PlacementFeed> = {}): PlacementFeed {
  return {
    id,
    demandId: "d-1",
    projectId: "p-1",
    organizationId: "o-1",
    state: "CLOSED",
    outcome: "MET",
    declineReason: null,
    ...WRITTEN,
    ...change,
  };
}
